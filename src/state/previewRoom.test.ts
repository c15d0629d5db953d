import { describe, expect, it } from 'vitest'
import { get, has, rows } from '../domain/table.ts'
import { fakePixels, memoryPreviews, openRoom, settle, until } from './previewRoom.test-data.ts'

describe('previews', () => {
  it('start no worker and ask nothing before somebody wants them', async () => {
    const { calls, asked } = await openRoom()
    await settle()
    expect(calls).toEqual([])
    expect(asked).toEqual([])
  })

  it('ask all views one after another, and tell which are waited for', async () => {
    const { room, asked, said, state, key } = await openRoom()
    room.ask('i0')
    await until(() => asked.length === 1)
    expect(state().asking.size).toBe(3)
    asked[0]?.answer()
    await until(() => asked.length === 2)
    expect(has(state().known, key('i0', 'global'))).toBe(true)
    asked[1]?.answer()
    await until(() => asked.length === 3)
    asked[2]?.answer()
    await until(() => state().asking.size === 0)
    expect(said()).toEqual(['i0 global', 'i0 regional', 'i0 blind'])
  })

  it('never hand the given answer to a model', async () => {
    const { room, asked } = await openRoom({ item: () => ({ answerText: 'the secret answer' }) })
    room.ask('i0')
    await until(() => asked.length === 1)
    expect(JSON.stringify(asked[0]?.request)).not.toContain('secret')
  })

  it('ask nothing that is known, also after a reload, unless they are told to', async () => {
    const kept = memoryPreviews()
    const first = await openRoom({ kept, answering: (asked) => asked.answer() })
    first.room.ask('i0')
    await until(() => first.state().known.size === 3)
    first.room.close()
    await settle()
    expect(kept.previews.size).toBe(3)
    const second = await openRoom({ kept, answering: (asked) => asked.answer() })
    second.room.ask('i0')
    await settle()
    expect(second.asked).toHaveLength(0)
    second.room.ask('i0', ['global'], true)
    await until(() => second.asked.length === 1)
  })

  it('ask once more what belongs to another category now, which some models go by', async () => {
    const kept = memoryPreviews()
    const first = await openRoom({ kept, answering: (asked) => asked.answer() })
    first.room.ask('i0', ['global'])
    await until(() => first.state().known.size === 1)
    first.room.close()
    const second = await openRoom({
      kept,
      item: () => ({ category: 'ocr' }),
      answering: (asked) => asked.answer(),
    })
    second.room.ask('i0', ['global'])
    await until(() => second.asked.length === 1)
    expect(second.asked[0]?.request.content.category).toBe('ocr')
  })

  it('drop what was asked about an item when another one comes into sight', async () => {
    const { room, asked, state, goTo, said } = await openRoom({ items: 5 })
    room.ask('i0')
    await until(() => asked.length === 1)
    goTo('i3')
    expect(asked[0]?.signal?.aborted).toBe(true)
    expect(state().asking.size).toBe(0)
    room.ask('i3')
    await until(() => asked.length === 2)
    expect(said()[1]).toBe('i3 global')
  })

  it('keep an answer that came although nobody waits for it any more', async () => {
    const { room, deafen, asked, goTo, state, said } = await openRoom({ items: 5 })
    deafen()
    room.ask('i0', ['global'])
    await until(() => asked.length === 1)
    goTo('i3')
    room.ask('i3', ['global'])
    await settle()
    expect(said()).toEqual(['i0 global'])
    asked[0]?.answer()
    await until(() => asked.length === 2)
    expect(state().known.size).toBe(1)
    expect(state().asking.size).toBe(1)
  })

  it('drop what was asked under other settings', async () => {
    const { room, asked, app } = await openRoom()
    room.ask('i0', ['global'])
    await until(() => asked.length === 1)
    const { preferences } = app.getState()
    app.setState({
      preferences: {
        ...preferences,
        preview: { ...preferences.preview, budget: { kind: 'side', side: 448 } },
      },
    })
    room.ask('i0', ['global'])
    await until(() => asked.length === 2)
    expect(asked[0]?.signal?.aborted).toBe(true)
    expect(asked[1]?.request.budget).toEqual({ kind: 'side', side: 448 })
  })

  it('tell why a view could not be asked, and go on with the others', async () => {
    const { room, asked, state, key } = await openRoom()
    room.ask('i0')
    await until(() => asked.length === 1)
    asked[0]?.fail('device-lost', 'The graphics card went away.')
    await until(() => asked.length === 2)
    expect(state().failed.get(key('i0', 'global'))).toBe('The graphics card went away.')
    expect(state().asking.has(key('i0', 'global'))).toBe(false)
  })

  it('ask by themselves only when that is wished and the model is loaded, and then the next item ahead', async () => {
    const { room, models, said, goTo } = await openRoom({
      items: 4,
      preview: { auto: true },
      answering: (asked) => asked.answer(),
    })
    await settle()
    expect(said()).toEqual([])
    await models.load('reader')
    await until(() => said().length === 6)
    expect(said().slice(0, 2)).toEqual(['i0 global', 'i0 regional'])
    expect(said().slice(3, 5)).toEqual(['i1 global', 'i1 regional'])
    goTo('i1')
    await until(() => said().length === 9)
    expect(said().slice(6, 8)).toEqual(['i2 global', 'i2 regional'])
    room.close()
  })

  it('ask by themselves also a model that fell idle meanwhile', async () => {
    const { room, models, said, goTo, tell } = await openRoom({
      items: 8,
      preview: { auto: true },
      answering: (asked) => asked.answer(),
    })
    await models.load('reader')
    await until(() => said().length === 6)
    tell('reader', null)
    goTo('i5')
    await until(() => said().length > 8)
    expect(said().slice(6, 8)).toEqual(['i5 global', 'i5 regional'])
    room.close()
  })

  it('ask nothing ahead once more that failed, before somebody asks for it', async () => {
    const { room, models, said, goTo, state, decide } = await openRoom({
      items: 4,
      preview: { auto: true },
      answering: ({ request, answer, fail }) =>
        request.content.question.includes('i1') ? fail('unauthorised') : answer(),
    })
    await models.load('reader')
    await until(() => said().length === 6)
    await settle()
    decide('i3', 'skip')
    models.choose('saliency')
    models.choose('reader')
    goTo('i1')
    await until(() => said().length === 9)
    await settle()
    expect(said().filter((each) => each.startsWith('i1'))).toHaveLength(3)
    expect(state().failed.size).toBe(0)
    room.ask('i1')
    await until(() => state().failed.size === 3)
    expect(said().filter((each) => each.startsWith('i1'))).toHaveLength(6)
    room.close()
  })

  it('close pixels when neither the item in sight nor the next one needs them', async () => {
    const pixels = fakePixels()
    const { models, state, goTo, room } = await openRoom({
      items: 6,
      preview: { auto: true },
      answering: (asked) => asked.answer({ pixels: pixels.make() }),
    })
    await models.load('reader')
    await until(() => pixels.held() === 6)
    expect(state().pixels.size).toBe(3)
    goTo('i1')
    await until(() => pixels.held() === 6 && state().asking.size === 0)
    expect(state().pixels.size).toBe(3)
    room.close()
    await settle()
    expect(pixels.held()).toBe(0)
  })

  it('tell outcomes only of items that the annotator has decided about', async () => {
    const { room, state, decide } = await openRoom({ answering: (asked) => asked.answer() })
    room.ask('i0')
    await until(() => state().known.size === 3)
    await settle()
    expect(room.outcomes().size).toBe(0)
    decide('i0', 'skip')
    expect(room.outcomes().size).toBe(0)
    decide('i0', 'accept')
    expect(room.outcomes().get('i0')?.quadrant).not.toBeNull()
    decide('i0', null)
    expect(room.outcomes().size).toBe(0)
  })

  it('tell outcomes of every item where the policy says so', async () => {
    const { room, state } = await openRoom({
      answering: (asked) => asked.answer(),
      project: (project) => ({ ...project, previews: { ...project.previews, shown: 'always' } }),
    })
    room.ask('i0')
    await until(() => state().known.size === 3)
    await until(() => state().outcomes.has('i0'))
    expect([...room.outcomes().keys()]).toEqual(['i0'])
  })

  it('go down the ladder until the answer differs, and keep how it ended', async () => {
    const { room, state, kept } = await openRoom({
      answering: ({ request, answer }) => {
        const { budget } = request
        const option = budget.kind === 'side' && budget.side <= 672 ? 1 : 0
        answer({ answers: [{ text: '', option }] })
      },
    })
    room.selectResolution('i0')
    await until(() => state().selections.size === 1)
    await until(() => state().selecting === null)
    const [selection] = kept.selections.values()
    expect(selection).toMatchObject({ itemId: 'i0', modelId: 'reader', side: 672 })
    expect(selection?.asked.map(({ side }) => side)).toEqual([null, 1344, 896, 672])
  })

  it('pass over the steps of the ladder that show no less than the model gets at full resolution', async () => {
    const { room, state, kept } = await openRoom({
      answering: ({ request: { budget }, answer }) => {
        // It looks at 960 pixels by itself, and reads more where it is shown more.
        const side = budget.kind === 'side' ? budget.side : 960
        const option = side > 960 ? 2 : side > 500 ? 0 : 1
        answer({ answers: [{ text: '', option }], seen: { width: side, height: side / 2 } })
      },
    })
    room.selectResolution('i0')
    await until(() => state().selections.size === 1)
    const [selection] = kept.selections.values()
    expect(selection?.asked.map(({ side }) => side)).toEqual([null, 896, 672, 448])
  })

  it('forget what one model said, and no more', async () => {
    const { room, state, models } = await openRoom({ answering: (asked) => asked.answer() })
    room.ask('i0')
    await until(() => state().known.size === 3)
    models.choose('saliency')
    room.ask('i0', ['global'])
    await until(() => state().known.size === 4)
    await room.forget('reader')
    expect(rows(state().known).map(({ modelId }) => modelId)).toEqual(['saliency'])
  })

  it('forget everything when they are told to', async () => {
    const { room, state, kept } = await openRoom({ answering: (asked) => asked.answer() })
    room.ask('i0')
    await until(() => state().known.size === 3)
    await room.forget()
    expect(state().known.size).toBe(0)
    expect(kept.previews.size).toBe(0)
    expect(get(state().known, 'x')).toBeUndefined()
  })
})

describe('help with boxes', () => {
  it('says that a model must be chosen before it can box what one clicks', async () => {
    const { room, notices } = await openRoom()
    expect(await room.segment('i0', { point: { x: 1, y: 1 } }, null)).toBeNull()
    expect(notices.at(-1)?.sentence).toContain('Choose one')
  })

  it('comes from the model that can give it, loaded when it is wanted', async () => {
    const { room, calls } = await openRoom()
    expect(await room.propose('i0')).toEqual([])
    expect(await room.read('i0', null)).toEqual([])
    expect(calls.filter((call) => call.startsWith('load'))).toEqual(['load saliency', 'load reader'])
  })

  it('is dropped when a newer request or another item comes', async () => {
    const { room, goTo, notices } = await openRoom()
    const [first, second] = [room.read('i0', null), room.read('i0', null)]
    expect(await first).toBeNull()
    expect(await second).toEqual([])
    const third = room.read('i0', null)
    goTo('i1')
    expect(await third).toBeNull()
    expect(notices).toEqual([])
  })
})
