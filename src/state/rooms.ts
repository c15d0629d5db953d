import type { Dataset } from '../domain/dataset.ts'
import type { ProjectStore } from '../storage/storage.ts'
import type { Deps } from './deps.ts'
import type { Evaluation } from './evaluation.ts'
import { createEvaluation } from './evaluationRoom.ts'
import { createGallery } from './gallery.ts'
import { createJudge } from './judgeRoom.ts'
import type { Models } from './models.ts'
import { createPreviews } from './previewRoom.ts'
import { createPrints } from './printsRoom.ts'
import type { Cell } from './session.ts'

/** What a session needs of the outside. */
export interface SessionDeps extends Deps {
  readonly models: Models
}

/** What an open project has besides its dataset: its pictures, and what is known of it and kept apart. */
export function openRooms(
  deps: SessionDeps,
  store: ProjectStore,
  cell: Cell,
  life: AbortController,
  project: { readonly ready: () => Promise<void>; readonly dataset: () => Dataset },
) {
  const { projectId } = store
  const bytesOf = (sha256: string): Promise<Blob | null> => store.blob(sha256)
  const gallery = createGallery(deps.pictures, bytesOf)
  const previews = createPreviews({
    ...deps,
    kept: deps.storage.previews(projectId),
    bytesOf,
    state: cell.get,
    heed: cell.heed,
  })
  const prints = createPrints({ ...deps, ...project, kept: deps.storage.prints(projectId), bytesOf })
  const mayWrite = (): boolean => cell.get().open?.role !== 'follower'
  const evaluation: Evaluation = createEvaluation({
    ...deps,
    ...project,
    projectId,
    mayWrite,
    heed: cell.heed,
  })
  const judge = createJudge({ ...deps, evaluation, mayWrite })
  // Nothing may be kept of a project that is not there any more.
  const deafen = store.onGone(() => {
    judge.close()
    evaluation.close()
  })
  life.signal.addEventListener('abort', () => {
    deafen()
    judge.close()
    gallery.close()
    previews.close()
    prints.close()
    evaluation.close()
  })
  return { gallery, previews, prints, evaluation, judge }
}
