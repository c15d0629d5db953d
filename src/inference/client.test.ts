import { afterEach, describe, expect, it } from 'vitest'
import {
  closePages,
  echoing,
  endpoint,
  engine,
  fake,
  page,
  question,
  reader,
  textOf,
  vlm,
  withGpu,
  withoutGpu,
} from './fakeWorkers.test-data.ts'
import { InferenceError, type LoadProgress, type ModelSpec } from './inference.ts'

afterEach(closePages)

const picked = (): ModelSpec => ({
  kind: 'vlm',
  id: 'picked',
  name: 'Picked',
  source: {
    from: 'folder',
    folderId: 'f',
    files: [{ path: 'config.json', file: new File(['{}'], 'config.json') }],
  },
  precision: 'q4',
})

describe('a model', () => {
  it('is loaded in a worker of its own and answers', async () => {
    const { load, workers, probes } = page(echoing)
    expect(workers).toHaveLength(0)
    expect(probes()).toBe(0)
    const model = await load(reader)
    expect(workers[0]?.order).toEqual({ spec: reader, device: 'webgpu', threads: 2 })
    expect(await textOf(model.answer(question('why?')))).toBe('webgpu: why?')
    expect(model.running).toEqual({ backend: 'webgpu', reason: null })
    expect(model.abilities.answers).toBe(true)
  })

  it('is the same one when it is loaded twice, at once or later', async () => {
    const { load, workers } = page(echoing)
    const [first, second] = await Promise.all([load(reader), load(reader)])
    expect(second).toBe(first)
    expect(await load(reader)).toBe(first)
    expect(workers).toHaveLength(1)
  })

  it('is another one when its description changed', async () => {
    const { load, workers } = page(echoing)
    const first = await load(endpoint(1))
    const second = await load(endpoint(2))
    expect(second).not.toBe(first)
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, false])
  })

  it('is another one when its folder was picked again, whose older files may be gone', async () => {
    const { load, workers } = page(echoing)
    const spec = picked()
    const first = await load(spec)
    expect(await load({ ...spec })).toBe(first)
    expect(await load(picked())).not.toBe(first)
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, false])
  })

  it('tells everybody who loads it how far it is', async () => {
    const progress: LoadProgress = { phase: 'downloading', done: 1, total: 2 }
    const { inference } = page((order, lent) => {
      lent.onProgress(progress)
      return echoing(order)
    })
    const told: string[] = []
    await Promise.all([
      inference.load(reader, ({ phase }) => told.push(`a ${phase}`)),
      inference.load(reader, ({ phase }) => told.push(`b ${phase}`)),
    ])
    expect(told).toEqual(['a downloading', 'b downloading'])
  })

  it('says what it cannot do, and goes on in the same worker', async () => {
    const { load, workers } = page(echoing)
    const model = await load(reader)
    const asked = model.propose({ photo: { sha256: '', file: new Blob() }, areaRatio: 0.05 })
    await expect(asked).rejects.toMatchObject({ code: 'unable', message: expect.stringContaining('Reader') })
    expect(await textOf(model.answer(question('still?')))).toBe('webgpu: still?')
    expect(workers).toHaveLength(1)
  })

  it('is asked one thing at a time, in order', async () => {
    const given: string[] = []
    const { load } = page((order) =>
      Promise.resolve(
        engine(order, async ({ content }) => {
          given.push(`${content.question} begins`)
          await new Promise((resolve) => setTimeout(resolve, 5))
          given.push(`${content.question} ends`)
          return ''
        }),
      ),
    )
    const model = await load(reader)
    await Promise.all([model.answer(question('a')), model.answer(question('b'))])
    expect(given).toEqual(['a begins', 'a ends', 'b begins', 'b ends'])
  })

  it('behind an endpoint is asked as much at a time as the endpoint allows', async () => {
    let running = 0
    let most = 0
    const { load } = page((order) =>
      Promise.resolve(
        engine(order, async () => {
          running += 1
          most = Math.max(most, running)
          await new Promise((resolve) => setTimeout(resolve, 5))
          running -= 1
          return ''
        }),
      ),
    )
    const model = await load(endpoint(3))
    await Promise.all(Array.from({ length: 7 }, () => model.answer(question('a'))))
    expect(most).toBe(3)
  })

  it('that is small ends when nobody asks it for long, and comes back when somebody does', async () => {
    const { load, workers, clock } = page(echoing)
    const model = await load(reader)
    clock.pass(290_000)
    await model.answer(question('a'))
    clock.pass(290_000)
    expect(workers[0]?.terminated).toBe(false)
    clock.pass(20_000)
    expect(workers[0]?.terminated).toBe(true)
    expect(await textOf(model.answer(question('b')))).toBe('webgpu: b')
    expect(workers).toHaveLength(2)
  })

  it('that is large makes room for another one, and comes back when it is asked', async () => {
    const { load, workers, clock } = page(echoing)
    const first = await load(vlm('first'))
    await load(reader)
    clock.pass(200_000)
    const second = await load(vlm('second'))
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, false, false])
    expect(await textOf(first.answer(question('back')))).toBe('webgpu: back')
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, false, true, false])
    expect(second.spec.id).toBe('second')
  })
})

describe('whoever heeds the models', () => {
  it('hears when one is ready, fell idle, came back, and made room for another one', async () => {
    const { inference, load, clock } = page(echoing)
    const heard: string[] = []
    const stop = inference.heed((id, running) => heard.push(`${id}: ${running?.backend ?? 'none'}`))
    const model = await load(reader)
    clock.pass(310_000)
    await model.answer(question('a'))
    expect(heard).toEqual(['reader: webgpu', 'reader: none', 'reader: webgpu'])
    heard.length = 0
    await load(vlm('first'))
    await load(vlm('second'))
    expect(heard).toEqual(['first: webgpu', 'first: none', 'second: webgpu'])
    stop()
    inference.unload('second')
    expect(heard).toHaveLength(3)
  })

  it('hears when one goes on without the graphics card', async () => {
    const { inference, load } = page((order) =>
      Promise.resolve(
        engine(order, () =>
          order.device === 'webgpu' ? Promise.reject(new Error('device lost')) : Promise.resolve('so'),
        ),
      ),
    )
    const heard: (string | null)[] = []
    inference.heed((_, running) => heard.push(running?.backend ?? null))
    const model = await load(reader)
    await model.answer(question('a'))
    expect(heard).toEqual(['webgpu', null, 'wasm'])
  })
})

describe('without WebGPU', () => {
  it('a model runs on wasm and says why', async () => {
    const { load, workers } = page(echoing, withoutGpu)
    const model = await load(reader)
    expect(workers[0]?.order).toMatchObject({ device: 'wasm', threads: 1 })
    expect(model.running.backend).toBe('wasm')
    expect(model.running.reason).toMatch(/^This browser offers no WebGPU\. .*wasm/)
  })

  it('an endpoint misses nothing', async () => {
    const { load } = page(echoing, withoutGpu)
    expect((await load(endpoint(1))).running.reason).toBeNull()
  })

  it('nothing is tried when the page wants wasm', async () => {
    const { load, workers } = page(echoing, withGpu, { device: 'wasm' })
    await load(reader)
    expect(workers[0]?.order?.device).toBe('wasm')
  })
})

describe('a page that closes', () => {
  it('ends every worker and answers nothing more', async () => {
    const { inference, workers, load } = page(echoing)
    const model = await load(reader)
    inference.close()
    expect(workers[0]?.terminated).toBe(true)
    await expect(load(fake('other'))).rejects.toBeInstanceOf(InferenceError)
    await expect(model.answer(question('a'))).rejects.toMatchObject({ code: 'ended' })
  })
})
