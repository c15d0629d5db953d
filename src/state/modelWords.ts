import type { Backend } from '../domain/preview.ts'
import type { LoadProgress, Machine, Running, Standing } from './models.ts'

export const backendNames: Readonly<Record<Backend, string>> = {
  webgpu: 'WebGPU',
  wasm: 'WebAssembly',
  endpoint: 'Endpoint',
  fake: 'Fake',
}

const phases: Readonly<Record<LoadProgress['phase'], string>> = {
  downloading: 'Downloading',
  reading: 'Reading',
  starting: 'Starting',
}

/** What a model is doing, in a word or two. */
export function standingWords(standing: Standing): string {
  switch (standing.kind) {
    case 'idle':
      return 'Not loaded'
    case 'loading':
      return loadingWords(standing.progress)
    case 'ready':
      return backendNames[standing.running.backend]
    case 'resting':
      return 'Rests until it is asked'
    case 'failed':
      return 'Failed'
  }
}

function loadingWords(progress: LoadProgress | null): string {
  if (!progress) return 'Loading'
  const share = shareOf(progress)
  return share === null ? phases[progress.phase] : `${phases[progress.phase]} ${Math.floor(share * 100)} %`
}

export const phaseWords = (progress: LoadProgress | null): string =>
  progress ? phases[progress.phase] : 'Loading'

/** How much of a load is done, 0 to 1; null while nobody knows. */
export const shareOf = ({ done, total }: LoadProgress): number | null =>
  total !== null && total > 0 ? Math.min(1, Math.max(0, done / total)) : null

/** Where a model runs and, where that is not what one would want, why: one sentence. */
export const runningWords = ({ backend, reason }: Running): string =>
  reason ?? (backend === 'endpoint' ? 'Asks a server of your own.' : `Runs on ${backendNames[backend]}.`)

/** What this machine offers, one sentence. */
export function machineWords({ webgpu, threads }: Machine): string {
  const wasm = threads === 1 ? 'WebAssembly with one thread' : `WebAssembly with ${threads} threads`
  if (webgpu.usable) return `WebGPU${webgpu.adapter === null ? '' : ` (${webgpu.adapter})`}, else ${wasm}.`
  return `${wasm}. ${webgpu.reason ?? 'This browser offers no WebGPU.'}`
}
