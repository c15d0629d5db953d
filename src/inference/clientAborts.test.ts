import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  closePages,
  echoing,
  engine,
  never,
  page,
  question,
  reader,
  textOf,
  untilAborted,
} from './fakeWorkers.test-data.ts'

afterEach(closePages)

/** What waits for it goes on once it is opened. */
function shut(): { readonly passed: Promise<void>; readonly open: () => void } {
  const waiting: (() => void)[] = []
  const passed = new Promise<void>((resolve) => waiting.push(resolve))
  return { passed, open: () => waiting.forEach((go) => go()) }
}

describe('a request that is aborted', () => {
  it('before it is made never reaches the worker', async () => {
    const asked: string[] = []
    const { load } = page((order) =>
      Promise.resolve(engine(order, ({ content }) => Promise.resolve(String(asked.push(content.question))))),
    )
    const model = await load(reader)
    const reason = new Error('gone on')
    await expect(model.answer(question('a'), AbortSignal.abort(reason))).rejects.toBe(reason)
    await model.answer(question('b'))
    expect(asked).toEqual(['b'])
  })

  it('while it waits never reaches the worker', async () => {
    const asked: string[] = []
    const gate = shut()
    const { load } = page((order) =>
      Promise.resolve(
        engine(order, async ({ content }) => {
          asked.push(content.question)
          if (content.question === 'a') await gate.passed
          return ''
        }),
      ),
    )
    const model = await load(reader)
    const first = model.answer(question('a'))
    const controller = new AbortController()
    const second = model.answer(question('b'), controller.signal)
    const third = model.answer(question('c'))
    await vi.waitFor(() => expect(asked).toEqual(['a']))
    controller.abort(new Error('gone on'))
    await expect(second).rejects.toThrow('gone on')
    gate.open()
    await Promise.all([first, third])
    expect(asked).toEqual(['a', 'c'])
  })

  it('while it runs is dropped at once, and the worker goes on with the next', async () => {
    const { load, workers } = page((order) =>
      Promise.resolve(
        engine(order, ({ content }, signal) =>
          content.question === 'long' ? untilAborted(signal) : Promise.resolve(content.question),
        ),
      ),
    )
    const model = await load(reader)
    const controller = new AbortController()
    const long = model.answer(question('long'), controller.signal)
    const next = model.answer(question('next'))
    controller.abort(new Error('gone on'))
    await expect(long).rejects.toThrow('gone on')
    expect(await textOf(next)).toBe('next')
    expect(workers).toHaveLength(1)
  })

  it('but does not stop costs its worker the life after a few seconds', async () => {
    const { load, workers, clock } = page((order, lent, nth) =>
      Promise.resolve(
        engine(order, ({ content }) => {
          // Says that it lives, but never ends.
          if (nth === 1) setTimeout(lent.alive)
          return nth === 1 ? never() : Promise.resolve(content.question)
        }),
      ),
    )
    const model = await load(reader)
    const controller = new AbortController()
    const long = model.answer(question('long'), controller.signal)
    controller.abort(new Error('gone on'))
    await expect(long).rejects.toThrow('gone on')
    const next = model.answer(question('next'))
    clock.pass(4000)
    expect(workers[0]?.terminated).toBe(false)
    clock.pass(2000)
    expect(workers[0]?.terminated).toBe(true)
    expect(await textOf(next)).toBe('next')
  })
})

describe('loading that is aborted', () => {
  it('rejects at once and ends the worker when nobody else waits for it', async () => {
    const { inference, workers, load } = page((order, { signal }, nth) =>
      nth === 1 ? untilAborted(signal) : echoing(order),
    )
    const controller = new AbortController()
    const loading = inference.load(reader, () => {}, controller.signal)
    await vi.waitFor(() => expect(workers[0]?.order).toBeTruthy())
    controller.abort(new Error('gone on'))
    await expect(loading).rejects.toThrow('gone on')
    await load(reader)
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, false])
    expect(workers[0]?.loadAborted).toBe(true)
  })

  it('goes on for the others', async () => {
    const gate = shut()
    const { inference, workers, load } = page(async (order) => {
      await gate.passed
      return echoing(order)
    })
    const controller = new AbortController()
    const mine = inference.load(reader, () => {}, controller.signal)
    const other = load(reader)
    await vi.waitFor(() => expect(workers[0]?.order).toBeTruthy())
    controller.abort(new Error('gone on'))
    await expect(mine).rejects.toThrow('gone on')
    gate.open()
    await expect(other).resolves.toBeTruthy()
    expect(workers).toHaveLength(1)
  })
})
