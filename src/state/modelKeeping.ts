import { sentenceOf } from '../domain/refusal.ts'
import type { LoadProgress, ModelFiles } from '../inference/inference.ts'
import type { ModelSpec } from '../inference/modelSpec.ts'
import type { ModelEntry } from './models.ts'

/** Brings the files of models into this browser without starting one: from a picked folder, or from a hub. */
export interface ModelKeeping {
  readonly keep: (modelId: string) => Promise<void>
  readonly download: (modelId: string) => Promise<void>
  /** What has come is kept, and gone on with the next time, where it came from a hub. */
  readonly stop: (modelId: string) => void
}

interface Desk {
  readonly files: Pick<ModelFiles, 'keep' | 'download'>
  find(modelId: string): ModelEntry | undefined
  showProgress(modelId: string, keeping: LoadProgress | null): void
  /** Hands progress on, now and then. */
  slowly(show: (progress: LoadProgress) => void): (progress: LoadProgress) => void
  /** Its files are kept from now on, and it is remembered so. */
  settle(spec: ModelSpec): void
  lookAtFiles(): Promise<void>
  warn(sentence: string): void
}

export function createModelKeeping(desk: Desk): ModelKeeping {
  const running = new Map<string, AbortController>()

  async function bring(
    spec: ModelSpec,
    how: 'keep' | 'download',
    onDone: () => void,
    failure: string,
  ): Promise<void> {
    if (running.has(spec.id)) return
    const control = new AbortController()
    const { signal } = control
    running.set(spec.id, control)
    const show = (keeping: LoadProgress | null): void => {
      if (running.get(spec.id) === control) desk.showProgress(spec.id, keeping)
    }
    show({ phase: how === 'keep' ? 'reading' : 'downloading', done: 0, total: null })
    try {
      await desk.files[how](spec, desk.slowly(show), signal)
      onDone()
    } catch (error) {
      if (!signal.aborted) desk.warn(`${failure} ${sentenceOf(error)}`)
    } finally {
      show(null)
      if (running.get(spec.id) === control) running.delete(spec.id)
    }
    // What a stopped download left behind is kept as well.
    await desk.lookAtFiles().catch(() => undefined)
  }

  return {
    async keep(modelId) {
      const spec = desk.find(modelId)?.spec
      if ((spec?.kind !== 'vlm' && spec?.kind !== 'segmenter') || spec.source.from !== 'folder') return
      const { folderId } = spec.source
      const settle = (): void => desk.settle({ ...spec, source: { from: 'kept', folderId } })
      await bring(spec, 'keep', settle, `${spec.name} could not be kept in this browser.`)
    },
    async download(modelId) {
      const spec = desk.find(modelId)?.spec
      if ((spec?.kind !== 'vlm' && spec?.kind !== 'segmenter') || spec.source.from !== 'hub') return
      await bring(spec, 'download', () => undefined, `${spec.name} could not be downloaded.`)
    },
    stop(modelId) {
      running.get(modelId)?.abort()
    },
  }
}
