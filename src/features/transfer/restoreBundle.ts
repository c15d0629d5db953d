import { type Change, idOf, projectChange, type Step } from '../../domain/entry.ts'
import type { Picture } from '../../domain/picture.ts'
import type { Problem } from '../../domain/problem.ts'
import type { Project } from '../../domain/project.ts'
import type { Bundle } from '../../formats/bundleRead.ts'
import type { Deps } from '../../state/deps.ts'
import type { Session } from '../../state/session.ts'
import { withProjectId } from './projectId.ts'
import { createReplay, picturesOf, readTarget } from './replay.ts'

export interface RestoreProgress {
  readonly phase: 'entries' | 'pictures' | 'history'
  /** Pictures, or changes. */
  readonly done: number
  /** Null while nobody knows. */
  readonly total: number | null
  readonly bytes: number
}

export interface Restored {
  readonly projectId: string
  /** What could not be read, each with its line. */
  readonly problems: readonly Problem[]
}

type Store = Pick<Session['store'], 'writeAll' | 'stage' | 'close'>

/** What restoring needs of the world. */
export interface RestoreDesk {
  readonly storage: Pick<Deps['storage'], 'list' | 'create' | 'remove'> & {
    open(projectId: string): Promise<Store>
  }
  readonly newId: () => string
  readonly now: () => number
}

/** Changes that are written in one go: few enough to cancel between them, many enough to be quick. */
const batchChanges = 4000

/**
 * Makes the project anew: its first step, its pictures, then all other steps in their order. What the history does
 * not lead to, because a line of it is damaged or missing, is set right by one last step, so that what counts in the
 * end are the entries; that step is `by` whoever restores. The project keeps its id where that is free. When it fails or is cancelled, nothing stays.
 */
export async function restoreBundle(
  { storage, newId, now }: RestoreDesk,
  bundle: Bundle,
  { name, by }: { readonly name?: string; readonly by: string },
  onProgress: (progress: RestoreProgress) => void,
  signal: AbortSignal,
): Promise<Restored> {
  const problems: Problem[] = []
  const taken = new Set((await storage.list()).map(({ id }) => id))
  const id = taken.has(bundle.manifest.project.id) ? newId() : bundle.manifest.project.id
  onProgress({ phase: 'entries', done: 0, total: null, bytes: 0 })
  const target = await readTarget(bundle, id, problems, signal)
  // What restoring itself adds is part of making the project: nobody can take it back.
  const stepOf = (label: string, changes: readonly Change[]): Step => ({
    id: newId(),
    at: now(),
    by,
    label,
    role: 'start',
    of: null,
    changes,
  })

  const steps = stepsOf(bundle, id, problems, signal)
  const first = await steps.next()
  const begin = first.done ? null : projectIn(first.value)
  const beginning = begin && !first.done ? first.value : creating(target.project, stepOf)
  await storage.create(begin ?? target.project, beginning)
  let store: Store | null = null
  try {
    store = await storage.open(id)
    const lost = await stagePictures(bundle, picturesOf(target), store, newId(), problems, onProgress, signal)
    const replay = createReplay()
    replay.apply(beginning)
    const out = createOut(store, (done) => onProgress({ phase: 'history', done, total: null, bytes: 0 }))
    const follow = (step: Step): Promise<void> => {
      replay.apply(step)
      return out.write(step)
    }
    if (!begin && !first.done) await follow(first.value)
    for await (const step of steps) await follow(step)
    const corrections = [
      ...replay.correct(target, lost),
      ...(await provenanceOf(bundle, replay.withoutProvenance(target), signal)),
      ...renaming(target.project, name),
    ]
    signal.throwIfAborted()
    if (corrections.length > 0) await out.write(stepOf('Restore the project', corrections))
    await out.flush()
    signal.throwIfAborted()
    store.close()
    return { projectId: id, problems }
  } catch (failure) {
    store?.close()
    await storage.remove(id).catch(() => undefined)
    throw failure
  }
}

async function* stepsOf(
  bundle: Bundle,
  id: string,
  problems: Problem[],
  signal: AbortSignal,
): AsyncGenerator<Step, undefined> {
  for await (const read of bundle.history(signal)) {
    signal.throwIfAborted()
    if (read.kind === 'problem') problems.push(read.problem)
    else yield withProjectId(read.value, id)
  }
  return undefined
}

/** Gathers steps and writes them together. */
function createOut(store: Store, onWritten: (changes: number) => void) {
  let waiting: Step[] = []
  let changes = 0
  let done = 0
  const flush = async (): Promise<void> => {
    if (waiting.length === 0) return
    await store.writeAll(waiting)
    done += changes
    waiting = []
    changes = 0
    onWritten(done)
  }
  return {
    flush,
    async write(step: Step): Promise<void> {
      waiting.push(step)
      changes += step.changes.length
      if (changes >= batchChanges) await flush()
    },
  }
}

const creating = (project: Project, stepOf: (label: string, changes: readonly Change[]) => Step): Step =>
  stepOf('Create the project', [{ before: null, after: { kind: 'project', value: project } }])

/** The project that a step brings into being, when it is such a step. */
function projectIn({ changes }: Step): Project | null {
  const [first] = changes
  return first && !first.before && first.after?.kind === 'project' ? first.after.value : null
}

function renaming(project: Project, name: string | undefined): readonly Change[] {
  if (name === undefined || name === project.name) return []
  return [projectChange(project, { ...project, name })]
}

/** Reads the entries once more for provenance that no step brought. */
async function provenanceOf(
  bundle: Bundle,
  itemIds: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<readonly Change[]> {
  if (itemIds.size === 0) return []
  const changes: Change[] = []
  for await (const read of bundle.entries(signal)) {
    if (read.kind === 'good' && read.value.kind === 'provenance' && itemIds.has(idOf(read.value))) {
      changes.push({ before: null, after: read.value })
    }
  }
  return changes
}

/** Stages the bytes of all pictures; answers with the SHA-256 of those that are not there. */
async function stagePictures(
  bundle: Bundle,
  pictures: ReadonlyMap<string, Picture>,
  store: Store,
  batch: string,
  problems: Problem[],
  onProgress: (progress: RestoreProgress) => void,
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const lost = new Set<string>()
  let done = 0
  let bytes = 0
  let staging: Promise<void> = Promise.resolve()
  try {
    for (const [sha256, picture] of pictures) {
      signal.throwIfAborted()
      onProgress({ phase: 'pictures', done, total: pictures.size, bytes })
      const file = await fileOf(bundle, sha256, picture)
      await staging
      if (file instanceof Blob) {
        // While it is stored the next is read. A failure until that is awaited must not count as unheard.
        staging = store.stage(batch, sha256, file)
        staging.catch(() => undefined)
      } else {
        problems.push(file)
        lost.add(sha256)
      }
      done += 1
      bytes += picture.bytes
    }
  } finally {
    // Bytes that arrive after the project was taken away again would stay behind.
    await staging.catch(() => undefined)
  }
  await staging
  return lost
}

async function fileOf(bundle: Bundle, sha256: string, { name, origin }: Picture): Promise<Blob | Problem> {
  let sentence = `The picture ${name} is not in the file.`
  try {
    const file = await bundle.blobs.get(sha256)?.()
    if (file) return file
  } catch (failure) {
    sentence = failure instanceof Error ? failure.message : `The picture ${name} could not be read.`
  }
  return {
    code: 'picture-lost',
    severity: 'error',
    sentence: `${sentence} Its items are there; import the picture again to see it.`,
    file: origin.path,
    line: null,
    field: null,
  }
}
