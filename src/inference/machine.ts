import type { Machine } from './inference.ts'

/** What a page or worker knows of its machine. */
export interface Scope {
  readonly isSecureContext: boolean
  readonly crossOriginIsolated: boolean
  readonly navigator: {
    readonly hardwareConcurrency?: number
    readonly gpu?: Pick<GPU, 'requestAdapter'>
  }
}

/** More threads than this bring the runtime nothing, and take the rest of the page its cores. */
const mostThreads = 4

/** Threads that wasm would use: shared memory, and with it threads, needs cross-origin isolation. */
export const threadsOf = ({ crossOriginIsolated, navigator }: Scope): number =>
  crossOriginIsolated ? Math.max(1, Math.min(mostThreads, navigator.hardwareConcurrency ?? 1)) : 1

export const probeMachine = async (scope: Scope): Promise<Machine> => ({
  webgpu: await probeWebgpu(scope),
  threads: threadsOf(scope),
})

async function probeWebgpu({ isSecureContext, navigator }: Scope): Promise<Machine['webgpu']> {
  if (!isSecureContext)
    return unusable(
      'Browsers offer WebGPU to secure pages only, and this one was opened over plain http: open it over https, or from localhost.',
    )
  if (!navigator.gpu) return unusable('This browser offers no WebGPU.')
  try {
    const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' })
    if (!adapter)
      return unusable(
        'This browser knows WebGPU, but offers no graphics card for it: there is none, its driver is blocked, or hardware acceleration is switched off.',
      )
    return { usable: true, reason: null, adapter: named(adapter) }
  } catch (error) {
    const said = error instanceof Error && error.message ? ` (${error.message.slice(0, 200)})` : ''
    return unusable(`The browser failed to reach the graphics card${said}.`)
  }
}

const unusable = (reason: string): Machine['webgpu'] => ({ usable: false, reason, adapter: null })

function named(adapter: GPUAdapter): string {
  const { description, vendor, architecture } = adapter.info
  return description || [vendor, architecture].filter(Boolean).join(' ') || 'unnamed graphics card'
}
