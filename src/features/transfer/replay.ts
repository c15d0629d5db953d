import { idOf, type Change, type Entry, type Step } from '../../domain/entry.ts'
import type { Picture } from '../../domain/picture.ts'
import type { Problem } from '../../domain/problem.ts'
import type { Project } from '../../domain/project.ts'
import { sameRecord } from '../../domain/same.ts'
import { BundleError, type Bundle } from '../../formats/bundleRead.ts'

/** What a bundle says is true in the end. Of provenance only the keys are held: it is large and never edited. */
export interface Target {
  readonly project: Project
  readonly entries: ReadonlyMap<string, Entry>
  readonly provenance: ReadonlySet<string>
  /** False when some could not be read, so that an absent entry says nothing. */
  readonly complete: boolean
}

const keyOf = (entry: Entry): string => `${entry.kind} ${idOf(entry)}`

export async function readTarget(
  bundle: Bundle,
  id: string,
  problems: Problem[],
  signal: AbortSignal,
): Promise<Target> {
  const entries = new Map<string, Entry>()
  const provenance = new Set<string>()
  let project: Project | null = null
  let complete = true
  for await (const read of bundle.entries(signal)) {
    if (read.kind === 'problem') {
      problems.push(read.problem)
      complete = false
    } else if (read.value.kind === 'project') project = { ...read.value.value, id }
    else if (read.value.kind === 'provenance') provenance.add(idOf(read.value))
    else entries.set(keyOf(read.value), read.value)
  }
  signal.throwIfAborted()
  if (!project) {
    throw new BundleError('The project cannot be restored: its own record is missing or damaged.')
  }
  const entry: Entry = { kind: 'project', value: project }
  entries.set(keyOf(entry), entry)
  return { project, entries, provenance, complete }
}

/** The pictures of a target that have bytes, by SHA-256. */
export function picturesOf({ entries }: Target): ReadonlyMap<string, Picture> {
  const pictures = new Map<string, Picture>()
  for (const entry of entries.values()) {
    if (entry.kind === 'picture' && entry.value.sha256 !== null) {
      pictures.set(entry.value.sha256, entry.value)
    }
  }
  return pictures
}

/** Follows what steps lead to, and says what is still to be done until that is the target. */
export interface Replay {
  apply(step: Step): void
  /** `lost` holds the SHA-256 of pictures whose bytes are not there: they become missing. */
  correct(target: Target, lost: ReadonlySet<string>): readonly Change[]
  /** Item ids whose provenance no step brought. */
  withoutProvenance(target: Target): ReadonlySet<string>
}

export function createReplay(): Replay {
  const present = new Map<string, Entry>()
  const provenance = new Set<string>()
  const apply = ({ before, after }: Change): void => {
    const subject = after ?? before
    if (subject?.kind === 'provenance') {
      if (after) provenance.add(idOf(after))
      else provenance.delete(idOf(subject))
    } else if (after) present.set(keyOf(after), after)
    else if (before) present.delete(keyOf(before))
  }
  return {
    apply: ({ changes }) => changes.forEach(apply),
    correct({ entries, complete }, lost) {
      const changes: Change[] = []
      for (const [key, entry] of entries) {
        const before = present.get(key) ?? null
        const after = withoutLost(entry, lost)
        if (!before || !sameRecord(before.value, after.value)) changes.push({ before, after })
      }
      if (complete) {
        for (const [key, before] of present) if (!entries.has(key)) changes.push({ before, after: null })
      }
      return changes
    },
    withoutProvenance: (target) => new Set([...target.provenance].filter((id) => !provenance.has(id))),
  }
}

/** A picture whose bytes are lost is missing, so that importing its file finds it again. */
function withoutLost(entry: Entry, lost: ReadonlySet<string>): Entry {
  if (entry.kind !== 'picture' || entry.value.sha256 === null || !lost.has(entry.value.sha256)) return entry
  return { kind: 'picture', value: { ...entry.value, sha256: null } }
}
