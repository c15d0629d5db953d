import { isMissing, type Picture } from '../../domain/picture.ts'
import type { Problem } from '../../domain/problem.ts'
import type { ByteSource, Draft } from '../../formats/format.ts'
import { indexPictures, type PictureMatch } from '../../formats/match.ts'
import type { ImportPlan, PlannedPicture } from '../../formats/plan.ts'
import { placed } from '../../formats/remark.ts'

/** Which picture files an import reads, and for what. */
export interface PicturePlan {
  readonly files: readonly WantedFile[]
  /** Picture paths of records whose picture the project has already. */
  readonly kept: ReadonlyMap<string, Picture>
  readonly missing: readonly PlannedPicture[]
  readonly ambiguous: readonly PlannedPicture[]
  /** Distinct pictures that the chosen records ask for and that are there. */
  readonly found: number
  /** Missing pictures of the project that one of the files fits. */
  readonly relinked: number
  /** What is to be said about how paths were matched. */
  readonly problems: readonly Problem[]
}

export interface WantedFile {
  readonly source: ByteSource
  /** Picture paths of records that it serves. */
  readonly paths: readonly string[]
  /** Pictures of the project that were missing until now. */
  readonly missing: readonly Picture[]
}

/**
 * Finds a file for each picture that the chosen records ask for, and for each picture that the project misses. A
 * file that belongs to these records fits a missing picture only by its folders, any other also by its name.
 */
export function planPictures(
  plan: ImportPlan,
  chosen: readonly Draft[],
  pictures: Iterable<Picture>,
): PicturePlan {
  const files = new Map<string, { paths: string[]; missing: Picture[] }>()
  const fileAt = (path: string) => {
    const known = files.get(path) ?? { paths: [], missing: [] }
    files.set(path, known)
    return known
  }
  const missingAt = new Map<string, Picture>()
  const storedAt = new Map<string, Picture>()
  for (const picture of pictures)
    (isMissing(picture) ? missingAt : storedAt).set(picture.origin.path, picture)
  const findStored = indexPictures([...storedAt.keys()])

  const firstWith = new Map<string, Draft>()
  for (const draft of chosen) {
    const { picturePath } = draft.source
    if (!firstWith.has(picturePath)) firstWith.set(picturePath, draft)
  }
  const kept = new Map<string, Picture>()
  const missing: PlannedPicture[] = []
  const ambiguous: PlannedPicture[] = []
  const problems: Problem[] = []
  const relinked = new Set<string>()
  let found = 0
  for (const planned of plan.pictures) {
    const { picturePath, match } = planned
    const draft = firstWith.get(picturePath)
    if (!draft) continue
    const stored = match.kind === 'matched' ? null : storedAt.get(wholePathOf(findStored(picturePath)) ?? '')
    if (stored) {
      kept.set(picturePath, stored)
      found++
      continue
    }
    problems.push(...match.remarks.map((remark) => placed(remark, draft.source)))
    if (match.kind === 'nothing') missing.push(planned)
    else if (match.kind === 'ambiguous') ambiguous.push(planned)
    else {
      found++
      const gap = missingAt.get(picturePath)
      if (gap) {
        fileAt(match.file).missing.push(gap)
        relinked.add(gap.id)
      }
      fileAt(match.file).paths.push(picturePath)
    }
  }

  const findFile = missingAt.size > 0 ? indexPictures([...plan.pictureFiles.keys()]) : null
  const owned = new Set(plan.pictures.flatMap(({ match }) => (match.kind === 'matched' ? [match.file] : [])))
  for (const picture of missingAt.values()) {
    if (relinked.has(picture.id)) continue
    const match = findFile?.(picture.origin.path)
    if (match?.kind !== 'matched') continue
    if (owned.has(match.file) && wholePathOf(match) === null) continue
    fileAt(match.file).missing.push(picture)
    relinked.add(picture.id)
    const place = { file: match.file, line: null }
    problems.push(...match.remarks.map((remark) => placed(remark, place)))
  }

  const wanted = [...files].flatMap(([path, use]) => {
    const source = plan.pictureFiles.get(path)
    return source ? [{ source, ...use }] : []
  })
  return { files: wanted, kept, missing, ambiguous, found, relinked: relinked.size, problems }
}

const loose = new Set(['picture-by-name', 'picture-case', 'picture-path-climbs'])

/** The file, when all the folders that both paths name are the same. */
const wholePathOf = (match: PictureMatch): string | null =>
  match.kind === 'matched' && !match.remarks.some(({ code }) => loose.has(code)) ? match.file : null
