import { afterEach, describe, expect, it } from 'vitest'
import { InferenceError, type LoadProgress } from '../inference.ts'
import type { ModelSpec } from '../modelSpec.ts'
import { connectFiles, serveFiles, type FileWork } from './filesChannel.ts'

const spec: ModelSpec = { kind: 'reader', id: 'reader', name: 'Reader' }
const nothing = (): void => {}
const open: MessagePort[] = []
afterEach(() => open.splice(0).forEach((port) => port.close()))

const unexpected = (): Promise<void> => Promise.reject(new Error('Not asked for.'))

/** The work as it looks from the other end of a channel. */
function across(
  work: Partial<FileWork>,
  onIdle = nothing,
): { readonly far: FileWork; readonly near: MessagePort } {
  const { port1, port2 } = new MessageChannel()
  open.push(port1, port2)
  serveFiles({ download: unexpected, keep: unexpected, ...work }, port1)
  port1.start()
  const far = connectFiles(port2, onIdle)
  port2.start()
  return { far, near: port2 }
}

describe('work on files across a channel', () => {
  it('tells its progress and its end', async () => {
    const progress: LoadProgress = { phase: 'downloading', done: 1, total: 2 }
    const asked: unknown[] = []
    const { far } = across({
      download: async (spec, onProgress) => {
        asked.push(spec)
        onProgress(progress)
      },
    })
    const told: LoadProgress[] = []
    await far.download(spec, (progress) => told.push(progress))
    expect(asked).toEqual([spec])
    expect(told).toEqual([progress])
  })

  it('fails with the same sentence on both sides', async () => {
    const { far } = across({
      keep: () => Promise.reject(new InferenceError('wrong-hash', 'It was changed.')),
    })
    const error: unknown = await far.keep(spec, nothing).catch((error: unknown) => error)
    expect(error).toBeInstanceOf(InferenceError)
    expect(error).toMatchObject({ code: 'wrong-hash', message: 'It was changed.' })
  })

  it('fails with a sentence when something unforeseen goes wrong', async () => {
    const { far } = across({ keep: () => Promise.reject(new TypeError('x is not a function')) })
    await expect(far.keep(spec, nothing)).rejects.toThrow(/could not keep this model's files \(x is not/)
  })

  it('is cancelled: it rejects with the reason, once the other side has cleaned up', async () => {
    const happened: string[] = []
    const { far } = across({
      keep: async (_, onProgress, signal) => {
        onProgress({ phase: 'reading', done: 0, total: 1 })
        await new Promise((over) => signal?.addEventListener('abort', over))
        happened.push('cleaned up')
        throw new Error('It was stopped.')
      },
    })
    const cancelling = new AbortController()
    const reason = new Error('Enough.')
    const keeping = far.keep(spec, () => cancelling.abort(reason), cancelling.signal)
    await expect(keeping).rejects.toBe(reason)
    expect(happened).toEqual(['cleaned up'])
  })

  it('is not begun when it was cancelled before', async () => {
    const { far } = across({})
    await expect(far.keep(spec, nothing, AbortSignal.abort('before'))).rejects.toBe('before')
  })

  it('says when nothing is being done any more', async () => {
    let idle = 0
    const ends: (() => void)[] = []
    const { far } = across({ download: () => new Promise((end) => ends.push(end)) }, () => {
      idle += 1
    })
    const both = [far.download(spec, nothing), far.download(spec, nothing)]
    while (ends.length < 2) await new Promise((turn) => setTimeout(turn))
    ends[1]?.()
    await both[1]
    expect(idle).toBe(0)
    ends[0]?.()
    await both[0]
    expect(idle).toBe(1)
  })

  it('fails when the other side breaks', async () => {
    const { far, near } = across({ download: () => new Promise(nothing) })
    const downloading = far.download(spec, nothing)
    near.dispatchEvent(new Event('error'))
    await expect(downloading).rejects.toMatchObject({ code: 'ended' })
  })
})
