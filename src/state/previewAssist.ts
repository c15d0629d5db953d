import { sentenceOf } from '../domain/refusal.ts'
import type { Model, Photo } from '../inference/inference.ts'
import type { ModelKind } from '../inference/modelSpec.ts'
import type { Notice } from './deps.ts'
import type { Models } from './models.ts'
import { unlessAborted, whyNotLoaded } from './previewAsker.ts'

/** Help with boxes: the newest request of each kind counts, and a late answer is dropped. */
export interface Assist {
  /** Null when it came too late, or could not be done; a sentence was shown then. */
  ask<T>(
    kind: 'segment' | 'propose' | 'read',
    photo: () => Promise<Photo>,
    act: (model: Model, photo: Photo, signal: AbortSignal) => Promise<T>,
  ): Promise<T | null>
  /** Drops everything that is being asked. */
  drop(): void
}

const helpers: Readonly<Record<'propose' | 'read', ModelKind>> = { propose: 'saliency', read: 'reader' }

/** `hold` keeps the background still for as long as somebody waits. */
export function createAssist(
  models: Models,
  notify: (notice: Notice) => void,
  hold: () => () => void,
): Assist {
  const running = new Map<string, AbortController>()
  const warn = (sentence: string): void => notify({ tone: 'bad', sentence, key: 'assist' })

  /** The model for a kind of help: the chosen segmenter, or the built-in one that does it. */
  function helper(kind: 'segment' | 'propose' | 'read'): string | null {
    const { entries, segmenterId } = models.store.getState()
    return kind === 'segment'
      ? segmenterId
      : (entries.find(({ spec }) => spec.kind === helpers[kind])?.spec.id ?? null)
  }

  return {
    async ask(kind, photo, act) {
      running.get(kind)?.abort()
      const control = new AbortController()
      const { signal } = control
      running.set(kind, control)
      const modelId = helper(kind)
      if (modelId === null) {
        warn(
          kind === 'segment'
            ? 'No model is chosen that boxes what you click. Choose one under Models first.'
            : 'The model for this is not part of this program.',
        )
        return null
      }
      const letGo = hold()
      try {
        const model = await unlessAborted(models.load(modelId), signal)
        if (!model) {
          warn(whyNotLoaded(models, modelId))
          return null
        }
        const shown = await photo()
        signal.throwIfAborted()
        return await unlessAborted(act(model, shown, signal), signal)
      } catch (error) {
        if (!signal.aborted) warn(sentenceOf(error))
        return null
      } finally {
        letGo()
        if (running.get(kind) === control) running.delete(kind)
      }
    },
    drop() {
      for (const control of running.values()) control.abort()
      running.clear()
    },
  }
}
