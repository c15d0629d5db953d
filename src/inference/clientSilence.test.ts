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
  vlm,
  withoutGpu,
} from './fakeWorkers.test-data.ts'

afterEach(closePages)

describe('a worker that gives no sign of life', () => {
  it('is ended after a minute and a half, and the queue goes on', async () => {
    const { load, workers, clock } = page(
      (order, _, nth) =>
        Promise.resolve(
          engine(order, ({ content }) => (nth === 1 ? never() : Promise.resolve(content.question))),
        ),
      withoutGpu,
    )
    const model = await load(reader)
    const first = model.answer(question('a'))
    const second = textOf(model.answer(question('b')))
    clock.pass(80_000)
    expect(workers[0]?.terminated).toBe(false)
    clock.pass(10_000)
    await expect(first).rejects.toMatchObject({ code: 'hung' })
    expect(workers[0]?.terminated).toBe(true)
    expect(await second).toBe('b')
  })

  it('is waited for as long as it says that it lives', async () => {
    const { load, workers, clock } = page((order) => Promise.resolve(engine(order, () => never())))
    const model = await load(reader)
    void model.answer(question('a')).catch(() => {})
    for (let minute = 0; minute < 10; minute += 1) {
      clock.pass(60_000)
      workers[0]?.lent?.alive()
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    expect(workers[0]?.terminated).toBe(false)
  })

  it('because the machine slept is not ended', async () => {
    const { load, workers, clock } = page((order) => Promise.resolve(engine(order, () => never())))
    const model = await load(reader)
    void model.answer(question('a')).catch(() => {})
    clock.sleep(3_600_000)
    expect(workers[0]?.terminated).toBe(false)
  })

  it('while it loads is given three minutes on each device', async () => {
    const { load, workers, clock } = page(() => never())
    const loading = load(reader)
    await vi.waitFor(() => expect(workers[0]?.order).toBeTruthy())
    clock.pass(179_000)
    expect(workers[0]?.terminated).toBe(false)
    clock.pass(1000)
    await vi.waitFor(() => expect(workers[1]?.order?.device).toBe('wasm'))
    clock.pass(180_000)
    await expect(loading).rejects.toMatchObject({ code: 'hung' })
  })

  it('is never ended while nobody asks it anything', async () => {
    const { load, workers, clock } = page(echoing)
    await load(vlm('large'))
    clock.pass(86_400_000)
    expect(workers[0]?.terminated).toBe(false)
  })
})

describe('a model that is unloaded', () => {
  it('rejects what it was asked, and starts anew when it is asked again', async () => {
    const { inference, load, workers } = page((order, _, nth) =>
      Promise.resolve(
        engine(order, ({ content }) => (nth === 1 ? never() : Promise.resolve(content.question))),
      ),
    )
    const model = await load(reader)
    const both = [model.answer(question('a')), model.answer(question('b'))]
    inference.unload(reader.id)
    for (const asked of both)
      await expect(asked).rejects.toMatchObject({
        code: 'ended',
        message: expect.stringContaining('unloaded'),
      })
    expect(workers.map(({ terminated }) => terminated)).toEqual([true])
    expect(await textOf(model.answer(question('c')))).toBe('c')
    expect(workers).toHaveLength(2)
  })

  it('while it loads rejects the loading at once', async () => {
    const { inference, load, workers } = page(() => never())
    const loading = load(reader)
    await vi.waitFor(() => expect(workers[0]?.order).toBeTruthy())
    inference.unload(reader.id)
    await expect(loading).rejects.toMatchObject({ code: 'ended' })
  })

  it('and unknown is nothing to complain about', () => {
    const { inference } = page(echoing)
    expect(() => inference.unload('nobody')).not.toThrow()
  })
})
