import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  closePages,
  echoing,
  endpoint,
  engine,
  never,
  page,
  question,
  reader,
  textOf,
  withoutGpu,
} from './fakeWorkers.test-data.ts'
import { InferenceError } from './inference.ts'

afterEach(closePages)

const fault = (code: InferenceError['code']) => new InferenceError(code, `It is ${code}.`)

describe('a model that fails on the graphics card', () => {
  it.each(['device-lost', 'out-of-memory', 'failed'] as const)(
    'with %s runs on wasm from then on, says why, and answers what it was asked',
    async (code) => {
      const { load, workers } = page((order) =>
        Promise.resolve(
          engine(order, ({ content }) =>
            order.device === 'webgpu' ? Promise.reject(fault(code)) : Promise.resolve(content.question),
          ),
        ),
      )
      const model = await load(reader)
      expect(model.running).toEqual({ backend: 'webgpu', reason: null })
      const both = [textOf(model.answer(question('a'))), textOf(model.answer(question('b')))]
      expect(await Promise.all(both)).toEqual(['a', 'b'])
      expect(model.running.backend).toBe('wasm')
      expect(model.running.reason).toMatch(/wasm\), because .*\./)
      expect(workers.map(({ order, terminated }) => [order?.device, terminated])).toEqual([
        ['webgpu', true],
        ['wasm', false],
      ])
    },
  )

  it('by hanging is ended, runs on wasm and answers', async () => {
    const { load, workers, clock } = page((order) =>
      Promise.resolve(
        engine(order, ({ content }) =>
          order.device === 'webgpu' ? never() : Promise.resolve(content.question),
        ),
      ),
    )
    const model = await load(reader)
    const answer = textOf(model.answer(question('a')))
    clock.pass(91_000)
    expect(await answer).toBe('a')
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, false])
    expect(model.running.reason).toContain('no sign of life')
  })

  it('while it loads is loaded on wasm', async () => {
    const { load, workers } = page((order) =>
      order.device === 'webgpu' ? Promise.reject(new Error('no shader-f16')) : echoing(order),
    )
    const model = await load(reader)
    expect(model.running.backend).toBe('wasm')
    expect(model.running.reason).toContain('it failed on the graphics card')
    expect(workers[0]?.terminated).toBe(true)
  })

  it('and on wasm, too, says so, and is asked on wasm the next time', async () => {
    const { load, workers } = page((order, _, nth) =>
      Promise.resolve(
        engine(order, ({ content }) =>
          nth < 3 ? Promise.reject(fault('out-of-memory')) : Promise.resolve(content.question),
        ),
      ),
    )
    const model = await load(reader)
    await expect(model.answer(question('a'))).rejects.toMatchObject({ code: 'out-of-memory' })
    expect(await textOf(model.answer(question('b')))).toBe('b')
    expect(workers.map(({ order }) => order?.device)).toEqual(['webgpu', 'wasm', 'wasm'])
  })

  it('is tried there again once it was unloaded', async () => {
    const { inference, load, workers } = page((order, _, nth) =>
      nth === 1 ? Promise.reject(fault('device-lost')) : echoing(order),
    )
    await load(reader)
    inference.unload(reader.id)
    const model = await load(reader)
    expect(model.running).toEqual({ backend: 'webgpu', reason: null })
    expect(workers).toHaveLength(3)
  })

  it('for another reason than the card is not loaded again', async () => {
    const { load, workers } = page(() => Promise.reject(fault('bad-model')))
    await expect(load(reader)).rejects.toMatchObject({ code: 'bad-model', message: 'It is bad-model.' })
    expect(workers).toHaveLength(1)
  })

  it('is not blamed on the card when it ran without it', async () => {
    const { load, workers } = page((order) =>
      Promise.resolve({
        ...engine(order, () => Promise.reject(fault('failed'))),
        running: { backend: 'wasm', reason: 'It is faster so.' },
      }),
    )
    const model = await load(reader)
    await expect(model.answer(question('a'))).rejects.toMatchObject({ code: 'failed' })
    expect(model.running.reason).toBe('It is faster so.')
    expect(workers).toHaveLength(1)
  })
})

describe('after a fault on wasm', () => {
  it.each(['device-lost', 'out-of-memory', 'failed', 'bad-model'] as const)(
    'of the kind %s the queue goes on in a fresh worker',
    async (code) => {
      const { load, workers } = page(
        (order, _, nth) =>
          Promise.resolve(
            engine(order, ({ content }) =>
              nth === 1 ? Promise.reject(fault(code)) : Promise.resolve(content.question),
            ),
          ),
        withoutGpu,
      )
      const model = await load(reader)
      const first = model.answer(question('a'))
      const second = textOf(model.answer(question('b')))
      await expect(first).rejects.toMatchObject({ code, message: `It is ${code}.` })
      expect(await second).toBe('b')
      expect(workers.map(({ terminated }) => terminated)).toEqual([true, false])
    },
  )

  it.each(['picture', 'unreachable', 'unauthorised', 'busy', 'timeout', 'bad-reply', 'unable'] as const)(
    'of the harmless kind %s the same worker goes on',
    async (code) => {
      let asked = 0
      const { load, workers } = page(
        (order) =>
          Promise.resolve(
            engine(order, ({ content }) =>
              (asked += 1) === 1 ? Promise.reject(fault(code)) : Promise.resolve(content.question),
            ),
          ),
        withoutGpu,
      )
      const model = await load(reader)
      await expect(model.answer(question('a'))).rejects.toMatchObject({ code })
      expect(await textOf(model.answer(question('b')))).toBe('b')
      expect(workers).toHaveLength(1)
    },
  )

  it('what fails while it is being cancelled costs its worker the life, too', async () => {
    const { load, workers } = page(
      (order, _, nth) =>
        Promise.resolve(
          engine(order, ({ content }, signal) =>
            nth > 1
              ? Promise.resolve(content.question)
              : new Promise((_, reject) => {
                  signal.addEventListener('abort', () => reject(new Error('disposed')))
                }),
          ),
        ),
      withoutGpu,
    )
    const model = await load(reader)
    const controller = new AbortController()
    const dropped = model.answer(question('a'), controller.signal)
    const next = textOf(model.answer(question('b')))
    controller.abort(new Error('gone on'))
    await expect(dropped).rejects.toThrow('gone on')
    expect(await next).toBe('b')
    expect(workers).toHaveLength(2)
  })
})

describe('a worker that crashes', () => {
  it('rejects what it was asked, and the queue goes on in a fresh one', async () => {
    const { load, workers } = page((order, _, nth) =>
      Promise.resolve(
        engine(order, ({ content }) => (nth === 1 ? never() : Promise.resolve(content.question))),
      ),
    )
    const model = await load(reader)
    const first = model.answer(question('a'))
    const second = textOf(model.answer(question('b')))
    workers[0]?.crash('RuntimeError: unreachable')
    await expect(first).rejects.toMatchObject({
      code: 'ended',
      message: expect.stringContaining('RuntimeError: unreachable'),
    })
    expect(await second).toBe('b')
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, false])
  })

  it('while it loads rejects the loading, and the next one starts afresh', async () => {
    const { load, workers } = page((order, _, nth) => (nth === 1 ? never() : echoing(order)))
    const loading = load(reader)
    await vi.waitFor(() => expect(workers[0]?.order).toBeTruthy())
    workers[0]?.crash('')
    await expect(loading).rejects.toMatchObject({ code: 'ended' })
    expect((await load(reader)).running.backend).toBe('webgpu')
  })

  it('for want of memory is told so, and started without the graphics card', async () => {
    const { load, workers } = page((order) =>
      Promise.resolve(
        engine(order, ({ content }) =>
          order.device === 'webgpu' ? never() : Promise.resolve(content.question),
        ),
      ),
    )
    const model = await load(reader)
    const answer = textOf(model.answer(question('a')))
    workers[0]?.crash('RangeError: Array buffer allocation failed')
    expect(await answer).toBe('a')
    expect(model.running.reason).toContain('too little memory')
  })

  it('takes everything with it that an endpoint was asked', async () => {
    const { load, workers } = page((order) => Promise.resolve(engine(order, () => never())))
    const model = await load(endpoint(2))
    const both = [model.answer(question('a')), model.answer(question('b'))]
    workers[0]?.crash('')
    for (const asked of both) await expect(asked).rejects.toMatchObject({ code: 'ended' })
  })
})
