import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { answersTo, judgeSpec, judging } from './judge.test-data.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0)

describe('a judge', () => {
  it('asks nothing before it is started', async () => {
    const { fake, run } = judging(3)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(fake.calls).toEqual([])
    expect(run()).toBeNull()
  })

  it('is asked nothing while another tab writes the project', async () => {
    const { fake, run, start, follow } = judging(3)
    follow()
    start(3)
    await settle()
    expect(fake.spoken).toEqual([])
    expect(run()).toMatchObject({ phase: 'paused', done: 0 })
    expect(run()?.sentence).toContain('Another tab is writing this project.')
  })

  it('is asked about each answer, as many at a time as its server takes, and its words are kept whole', async () => {
    const { fake, run, start, said } = judging(5)
    start(5)
    await settle()
    expect(fake.spoken).toHaveLength(2)
    expect(fake.spoken[0]?.prompt).toContain('answer 0')
    expect(fake.spoken[0]?.prompt).toContain('gold')
    for (let nth = 0; nth < 5; nth += 1) {
      fake.spoken[nth]?.say(nth === 3 ? '<think>Another.</think> No.' : 'Yes')
      await settle()
    }
    expect(fake.spoken).toHaveLength(5)
    expect(run()).toMatchObject({ phase: 'done', done: 5, yes: 4, no: 1, failed: [], asked: 5 })
    expect(said.flat().find(({ itemId }) => itemId === 'item-3')).toEqual({
      itemId: 'item-3',
      answer: 'answer 3',
      right: false,
      by: 'judge',
      who: judgeSpec.id,
      words: '<think>Another.</think> No.',
      at: 1000,
    })
  })

  it('settles nothing by a reply that is neither Yes nor No, and keeps what it said', async () => {
    const { run, start, store } = judging(1, ({ say }) => say('It depends.'))
    start(1)
    await settle()
    expect(run()).toMatchObject({ phase: 'done', done: 1, yes: 0, no: 0 })
    expect(run()?.failed).toEqual([
      { itemId: 'item-0', answer: 'answer 0', words: 'It depends.', sentence: 'It said neither Yes nor No.' },
    ])
    expect(store.getState().verdicts.size).toBe(0)
  })

  it('puts verdicts by before everything is scored by them: 20 at a time, or those of two seconds', async () => {
    const { fake, start, kept, said, wait } = judging(60)
    start(60)
    const answer = async (count: number): Promise<void> => {
      for (let nth = 0; nth < count; nth += 1) {
        fake.spoken.find((each) => !answered.has(each) && answered.add(each))?.say('Yes')
        await settle()
      }
    }
    const answered = new Set<unknown>()
    await settle()
    await answer(19)
    expect([...kept, ...said]).toEqual([])
    await answer(1)
    expect(said.map(({ length }) => length)).toEqual([20])
    await answer(25)
    expect(kept.map(({ length }) => length)).toEqual([20])
    wait(3000)
    await vi.advanceTimersByTimeAsync(2000)
    expect(said.map(({ length }) => length)).toEqual([20, 25])
  })

  it('pauses, and goes on with what is left', async () => {
    const { fake, judge, run, start } = judging(4)
    start(4)
    await settle()
    fake.spoken[0]?.say('Yes')
    await settle()
    judge.pause()
    await settle()
    expect(run()).toMatchObject({ phase: 'paused', done: 1, sentence: null })
    expect(fake.spoken.slice(1).every(({ signal }) => signal?.aborted)).toBe(true)
    const before = fake.spoken.length
    judge.resume()
    for (let nth = 0; nth < 3; nth += 1) {
      await settle()
      fake.spoken[before + nth]?.say('No')
    }
    await settle()
    expect(fake.spoken.slice(before).map(({ prompt }) => /answer \d/.exec(prompt)?.[0])).toEqual([
      'answer 1',
      'answer 2',
      'answer 3',
    ])
    expect(run()).toMatchObject({ phase: 'done', done: 4, yes: 1, no: 3 })
  })

  it('says how far it is soon after an answer, however long the next one takes', async () => {
    const { fake, run, start } = judging(4)
    start(4)
    await settle()
    fake.spoken[0]?.say('Yes')
    await settle()
    await vi.advanceTimersByTimeAsync(1000)
    expect(run()).toMatchObject({ phase: 'running', done: 1, yes: 1, asked: 1 })
  })

  it('is started once at a time', async () => {
    const { fake, start } = judging(4)
    start(4)
    start(1)
    await settle()
    expect(fake.spoken).toHaveLength(2)
  })

  it('does not ask about, nor overrule, what a person settled meanwhile', async () => {
    const { fake, evaluation, run, start, store } = judging(3)
    start(3)
    await settle()
    const person = { right: false, by: 'person', who: 'me', words: '', at: 1 } as const
    await evaluation.say(answersTo(3).map((about) => ({ ...about, ...person })))
    fake.spoken[0]?.say('Yes')
    fake.spoken[1]?.say('Yes')
    await settle()
    expect(fake.spoken).toHaveLength(2)
    expect(run()?.phase).toBe('done')
    expect([...store.getState().verdicts.values()].map(({ by }) => by)).toEqual([
      'person',
      'person',
      'person',
    ])
  })
})

describe('a judge in trouble', () => {
  it('stands still when its server cannot be loaded, and says why', async () => {
    const { fake, judge, models, run, start } = judging(3)
    const { InferenceError } = await import('../inference/inference.ts')
    fake.failLoading(new InferenceError('unreachable', 'Nobody is there.'))
    start(3)
    await settle()
    expect(run()).toMatchObject({ phase: 'paused', sentence: 'Nobody is there.', done: 0, failed: [] })
    fake.failLoading(null)
    models.unload(judgeSpec.id)
    judge.resume()
    await settle()
    expect(fake.spoken.length).toBeGreaterThan(0)
  })

  it('stands still after three failures in a row, and asks about those again', async () => {
    let isWell = false
    const { judge, run, start } = judging(6, ({ say, fail }) =>
      isWell ? say('Yes') : fail('failed', 'It broke.'),
    )
    start(6)
    await settle()
    expect(run()).toMatchObject({ phase: 'paused', sentence: '3 requests in a row failed. It broke.' })
    expect(run()?.failed.map(({ words, sentence }) => [words, sentence])).toContainEqual([null, 'It broke.'])
    isWell = true
    judge.resume()
    await settle()
    expect(run()).toMatchObject({ phase: 'done', yes: 6, done: 6, failed: [] })
  })

  it('asks once more on its own where a server was only slow', async () => {
    let times = 0
    const { run, start } = judging(1, ({ say, fail }) => ((times += 1) === 1 ? fail('timeout') : say('No')))
    start(1)
    await settle()
    expect(run()).toMatchObject({ phase: 'done', no: 1, failed: [] })
  })

  it('stands still when its verdicts cannot be kept, loses none of them, and asks for none of them twice', async () => {
    const { fake, failKeeping, judge, run, start, store } = judging(30, ({ say }) => say('Yes'))
    failKeeping(new Error('The disk is full.'))
    start(30)
    await settle()
    expect(run()).toMatchObject({ phase: 'paused' })
    expect(run()?.sentence).toMatch(/could not be kept\. The disk is full\./)
    failKeeping(null)
    judge.resume()
    await settle()
    expect(run()).toMatchObject({ phase: 'done', done: 30 })
    expect(store.getState().verdicts.size).toBe(30)
    // Only the two that were on their way when it stopped.
    expect(fake.spoken.length).toBeLessThanOrEqual(32)
  })

  it('asks again about unclear replies only when it is told to', async () => {
    let words = 'Perhaps.'
    const { fake, judge, run, start } = judging(2, ({ say }) => say(words))
    start(2)
    await settle()
    words = 'Yes'
    judge.resume()
    await settle()
    expect(fake.spoken).toHaveLength(2)
    judge.resume(true)
    await settle()
    expect(run()).toMatchObject({ phase: 'done', yes: 2, done: 2, failed: [] })
  })
})

describe('checking a judge', () => {
  it('only compares: nothing that it says is kept', async () => {
    const { run, start, said, kept, evaluation } = judging(2, ({ say }) => say('Yes'))
    const person = { right: false, by: 'person', who: 'me', words: '', at: 1 } as const
    await evaluation.say(answersTo(2).map((about) => ({ ...about, ...person })))
    said.length = 0
    start(2, 'check')
    await settle()
    expect(run()).toMatchObject({ phase: 'done', yes: 2 })
    expect([...(run()?.replies.values() ?? [])]).toEqual([
      { right: true, words: 'Yes' },
      { right: true, words: 'Yes' },
    ])
    expect([...said, ...kept]).toEqual([])
  })
})
