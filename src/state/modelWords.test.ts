import { describe, expect, it } from 'vitest'
import { machineWords, runningWords, standingWords } from './modelWords.ts'

const loading = (done: number, total: number | null) =>
  standingWords({ kind: 'loading', since: 0, progress: { phase: 'downloading', done, total } })

describe('a model says what it is doing', () => {
  it('while it loads, with the share where that is known', () => {
    expect(loading(30, 90)).toBe('Downloading 33 %')
    expect(loading(30, null)).toBe('Downloading')
    expect(loading(30, 0)).toBe('Downloading')
    expect(loading(95, 90)).toBe('Downloading 100 %')
  })

  it('and what it runs on once it is there', () => {
    const abilities = {
      answers: true,
      samples: false,
      segments: false,
      proposes: false,
      reads: false,
      says: false,
    }
    expect(standingWords({ kind: 'ready', running: { backend: 'webgpu', reason: null }, abilities })).toBe(
      'WebGPU',
    )
    expect(standingWords({ kind: 'resting', abilities })).toBe('Rests until it is asked')
  })
})

describe('what runs a model', () => {
  it('is explained where it is not what one would want', () => {
    const reason = 'WebGPU gave no adapter here, so it runs on WebAssembly.'
    expect(runningWords({ backend: 'wasm', reason })).toBe(reason)
    expect(runningWords({ backend: 'webgpu', reason: null })).toBe('Runs on WebGPU.')
  })

  it('is told for the machine, and why there is no WebGPU', () => {
    expect(machineWords({ webgpu: { usable: true, adapter: 'google', reason: null }, threads: 4 })).toBe(
      'WebGPU (google), else WebAssembly with 4 threads.',
    )
    expect(
      machineWords({ webgpu: { usable: false, adapter: null, reason: 'No adapter.' }, threads: 1 }),
    ).toBe('WebAssembly with one thread. No adapter.')
  })
})
