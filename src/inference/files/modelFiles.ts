import type { LoadProgress, ModelFiles, ModelSpec } from '../inference.ts'
import { sourceId } from '../modelSpec.ts'
import { connectFiles, type FileWork } from './filesChannel.ts'
import { shelfHere } from './openFile.ts'

/**
 * The model files of this browser, for the page. Requests and writing run in a worker, which lives as long as there is
 * such work.
 */
export function createModelFiles(): ModelFiles {
  let worker: FileWork | null = null
  const running = new Map<AbortController, string>()

  const start = (): FileWork => {
    const started = new Worker(new URL('./filesWorker.ts', import.meta.url), { type: 'module' })
    return connectFiles(started, () => {
      started.terminate()
      worker = null
    })
  }

  const work =
    (kind: keyof FileWork) =>
    async (
      spec: ModelSpec,
      onProgress: (progress: LoadProgress) => void,
      signal?: AbortSignal,
    ): Promise<void> => {
      if (!('source' in spec)) return
      const removed = new AbortController()
      running.set(removed, sourceId(spec.source))
      try {
        const either = signal ? AbortSignal.any([signal, removed.signal]) : removed.signal
        await (worker ??= start())[kind](spec, onProgress, either)
      } finally {
        running.delete(removed)
      }
    }

  return {
    list: async () => (await shelfHere()).shelf.list(),
    remove: async (id) => {
      for (const [removed, of] of running) if (of === id) removed.abort()
      const { shelf } = await shelfHere()
      await shelf.remove(id)
    },
    download: work('download'),
    keep: work('keep'),
  }
}
