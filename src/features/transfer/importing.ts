import type { Change } from '../../domain/entry.ts'
import type { Item } from '../../domain/item.ts'
import type { Picture } from '../../domain/picture.ts'
import type { Problem } from '../../domain/problem.ts'
import { buildEntries } from '../../formats/build.ts'
import type { Draft } from '../../formats/format.ts'
import type { ImportPlan } from '../../formats/plan.ts'
import type { Deps } from '../../state/deps.ts'
import type { Session } from '../../state/session.ts'
import { countText } from '../../ui/quantity.ts'
import { digestOfFile, digestOfText } from './digest.ts'
import { planPictures } from './picturePlan.ts'
import { chosenDrafts, type Status } from './preview.ts'
import { takePictures, type PicturesProgress } from './takePictures.ts'

/** What an import needs of the world. */
export interface ImportDesk {
  readonly pictures: Pick<Deps['pictures'], 'admit'>
  readonly store: Pick<Session['store'], 'stage' | 'unstage'>
  readonly newId: () => string
}

/** What the project has already. */
export interface Known {
  readonly items: readonly Item[]
  readonly pictures: readonly Picture[]
}

export type ImportProgress =
  | ({ readonly phase: 'pictures' } & PicturesProgress)
  | { readonly phase: 'building' }

/** Everything that one step brings; its picture bytes are staged under `batch` and wait for it. */
export interface Prepared {
  readonly batch: string
  readonly label: string
  readonly changes: readonly Change[]
  readonly items: number
  /** Items whose record came with at least one warning. */
  readonly withWarning: number
  /** Missing pictures of the project that were found. */
  readonly relinked: number
  /** Pictures that are still missing. */
  readonly missing: number
  /** Records that said what is there already. */
  readonly merged: number
  /** Records that could not be taken. */
  readonly rejected: number
  /** Records of statuses that nobody chose. */
  readonly unchosen: number
  /** All problems, from reading to now. */
  readonly problems: readonly Problem[]
}

/**
 * Reads the pictures one after another and makes the changes of one step. Nothing is committed here; when it fails
 * or is cancelled, nothing stays staged either.
 */
export async function prepareImport(
  plan: ImportPlan,
  statuses: ReadonlySet<Status>,
  known: Known,
  desk: ImportDesk,
  onProgress: (progress: ImportProgress) => void,
  signal: AbortSignal,
): Promise<Prepared> {
  const batch = desk.newId()
  try {
    const drafts = chosenDrafts(plan, statuses)
    const pictures = planPictures(plan, drafts, known.pictures)
    const bySha256 = new Map(known.pictures.map((picture) => [picture.sha256, picture]))
    const taken = await takePictures(
      pictures,
      (file, path) => desk.pictures.admit(file, path, signal),
      digestOfFile,
      (sha256, file) => desk.store.stage(batch, sha256, file),
      (sha256) => bySha256.get(sha256) ?? null,
      (progress) => onProgress({ phase: 'pictures', ...progress }),
      signal,
    )
    signal.throwIfAborted()
    onProgress({ phase: 'building' })
    const found = taken.relinked.map(([, after]) => after)
    const existing = new Map([...known.pictures, ...found].map((picture) => [picture.id, picture]))
    const built = await buildEntries({
      drafts,
      pictures: new Map([...pictures.kept, ...taken.byPath]),
      existing: { items: known.items, pictures: existing },
      digest: digestOfText,
      signal,
    })
    signal.throwIfAborted()
    const changes: Change[] = [
      ...taken.relinked.map(([before, after]): Change => ({
        before: { kind: 'picture', value: before },
        after: { kind: 'picture', value: after },
      })),
      ...built.entries.map((after): Change => ({ before: null, after })),
    ]
    const problems = [
      ...plan.problems,
      ...drafts.flatMap((draft) => draft.problems),
      ...pictures.problems,
      ...taken.problems,
      ...built.problems,
    ]
    return {
      batch,
      label: labelOf(built.items, taken.relinked.length),
      changes,
      items: built.items,
      withWarning: Math.min(built.items, drafts.filter(isWarned).length),
      relinked: taken.relinked.length,
      missing: built.entries.filter((entry) => entry.kind === 'picture' && entry.value.sha256 === null)
        .length,
      merged: built.merged,
      rejected: built.rejected,
      unchosen: plan.drafts.length - drafts.length,
      problems,
    }
  } catch (failure) {
    await desk.store.unstage(batch).catch(() => undefined)
    throw failure
  }
}

/** What the step is called: `Import 37 items`, `Find 3 pictures`, or both. */
export function labelOf(items: number, relinked: number): string {
  const found = countText(relinked, 'picture')
  if (items === 0 && relinked > 0) return `Find ${found}`
  const imported = `Import ${countText(items, 'item')}`
  return relinked > 0 ? `${imported}, find ${found}` : imported
}

const isWarned = ({ problems }: Draft): boolean => problems.some(({ severity }) => severity === 'warning')
