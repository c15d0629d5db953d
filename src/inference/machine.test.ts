import { describe, expect, it } from 'vitest'
import { probeMachine, threadsOf, type Scope } from './machine.ts'

const scope = (gpu: unknown, more: Partial<Scope> = {}): Scope => ({
  isSecureContext: true,
  crossOriginIsolated: true,
  navigator: { hardwareConcurrency: 8, ...(gpu === undefined ? {} : { gpu: gpu as GPU }) },
  ...more,
})

const offering = (info: Partial<GPUAdapterInfo> | null) => ({
  requestAdapter: () => Promise.resolve(info && { info }),
})

describe('a machine', () => {
  it('with a graphics card tells its name', async () => {
    const { webgpu } = await probeMachine(
      scope(offering({ description: '', vendor: 'acme', architecture: 'one' })),
    )
    expect(webgpu).toEqual({ usable: true, reason: null, adapter: 'acme one' })
  })

  it('with a nameless graphics card can use it all the same', async () => {
    const { webgpu } = await probeMachine(scope(offering({ description: '', vendor: '', architecture: '' })))
    expect(webgpu).toMatchObject({ usable: true, adapter: 'unnamed graphics card' })
  })

  it.each<readonly [why: string, scope: Scope, sentence: string]>([
    ['a page over plain http', scope(offering({}), { isSecureContext: false }), 'https'],
    ['a browser that knows none', scope(undefined), 'offers no WebGPU'],
    ['no adapter', scope(offering(null)), 'no graphics card'],
    [
      'an adapter that cannot be reached',
      scope({ requestAdapter: () => Promise.reject(new Error('blocked')) }),
      '(blocked)',
    ],
  ])('without WebGPU, for %s, says why', async (_, scope, sentence) => {
    const { webgpu } = await probeMachine(scope)
    expect(webgpu).toMatchObject({ usable: false, adapter: null })
    expect(webgpu.reason).toContain(sentence)
    expect(webgpu.reason).toMatch(/^[A-Z].*\.$/)
  })

  it.each([
    [true, 8, 4],
    [true, 2, 2],
    [true, undefined, 1],
    [false, 8, 1],
  ])(
    'isolated %s, with %s cores, gives wasm %i threads',
    (crossOriginIsolated, hardwareConcurrency, threads) => {
      const navigator = hardwareConcurrency === undefined ? {} : { hardwareConcurrency }
      expect(threadsOf({ isSecureContext: true, crossOriginIsolated, navigator })).toBe(threads)
    },
  )
})
