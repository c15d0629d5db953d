import { describe, expect, it } from 'vitest'
import { openRoom, settle, until } from './previewRoom.test-data.ts'
import type { RunSpec } from './previews.ts'

const run: RunSpec = {
  modelId: 'reader',
  budget: { kind: 'native' },
  sampling: { samples: 1, temperature: 0 },
  views: ['global'],
  itemIds: ['i0', 'i1', 'i2', 'i3'],
}

describe('items of a run that failed', () => {
  it('are tried again when that is wished, and nothing else is', async () => {
    let isWell = false
    const { room, said, state, kept } = await openRoom({
      items: 4,
      answering: ({ request, answer, fail }) =>
        isWell || !/i[13]/.test(request.content.question) ? answer() : fail('picture', 'It is missing.'),
    })
    room.start(run)
    await until(() => state().run?.phase === 'done')
    expect(state().run?.failed.map(({ itemId }) => itemId)).toEqual(['i1', 'i3'])
    expect(said()).toHaveLength(4)
    isWell = true
    room.retryFailed()
    expect(state().run).toMatchObject({ phase: 'running', failed: [], done: 2 })
    await until(() => state().run?.phase === 'done')
    expect(state().run).toMatchObject({ failed: [], done: 4 })
    expect(said().slice(4)).toEqual(['i1 global', 'i3 global'])
    expect(kept.run()).toMatchObject({ failed: [], isDone: true })
  })

  it('may fail once more, and are listed then', async () => {
    const { room, state, said } = await openRoom({
      answering: (asked) => asked.fail('picture', 'It is missing.'),
    })
    room.start({ ...run, itemIds: ['i0'] })
    await until(() => state().run?.phase === 'done')
    room.retryFailed()
    await until(() => said().length === 2 && state().run?.phase === 'done')
    expect(state().run?.failed).toEqual([{ itemId: 'i0', sentence: 'It is missing.' }])
  })

  it('are left alone while the run is at work', async () => {
    const { room, asked, state, said } = await openRoom()
    room.start({ ...run, itemIds: ['i0', 'i1'] })
    await until(() => asked.length === 1)
    asked[0]?.fail('picture')
    await until(() => asked.length === 2)
    room.retryFailed()
    await settle()
    expect(said()).toEqual(['i0 global', 'i1 global'])
    expect(state().run?.phase).toBe('running')
  })
})
