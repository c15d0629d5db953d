import type { Rect } from '../domain/geometry.ts'
import type { Breath } from './breath.ts'
import type { Draft, Hint } from './format.ts'
import { commonEnd, readPicturePath } from './picturePath.ts'
import { r2iQuestions } from './r2iQuestions.ts'

/** Boxes are written with one decimal by step 1 and as floats later; this is the rounding between them, in pixels. */
const tolerance = 0.05

export interface Joined {
  readonly drafts: readonly Draft[]
  /** Questions of step 2 that were left out because step 3 brought them too. */
  readonly folded: number
}

/**
 * Brings together what several files say of the same question: drafts learn from hints, and an unanswered question is
 * folded into the answered one. The same means: the same region of the same picture, and the same words.
 */
export async function joinDrafts(
  drafts: readonly Draft[],
  hints: readonly Hint[],
  breath: Breath,
  signal?: AbortSignal,
): Promise<Joined> {
  const rest = async (): Promise<void> => {
    const pause = breath()
    if (pause) await pause
    signal?.throwIfAborted()
  }
  const paths = pathReader()
  const index = new Map<string, Hint[]>()
  for (const hint of hints) {
    addTo(index, paths(hint.picturePath).name, hint)
    await rest()
  }
  const answered = new Map<string, Draft[]>()
  for (const draft of drafts) {
    if (draft.source.format !== r2iQuestions.id) addTo(answered, keyOf(draft, paths), draft)
    await rest()
  }
  const kept: Draft[] = []
  for (const draft of drafts) {
    const isFolded =
      draft.source.format === r2iQuestions.id &&
      (answered.get(keyOf(draft, paths)) ?? []).some((twin) => sameSpot(spotOf(twin), spotOf(draft), paths))
    if (!isFolded) kept.push(informed(draft, index, paths))
    await rest()
  }
  return { drafts: kept, folded: drafts.length - kept.length }
}

interface ReadPath {
  readonly name: string
  /** Null where the path is no path. */
  readonly segments: readonly string[] | null
}
type PathReader = (path: string) => ReadPath

/** Reads each distinct path once. */
function pathReader(): PathReader {
  const known = new Map<string, ReadPath>()
  return (path) => {
    const found = known.get(path)
    if (found) return found
    const read = readPicturePath(path)
    const segments = read.ok ? read.segments : null
    const fresh = { name: segments?.at(-1) ?? path, segments }
    known.set(path, fresh)
    return fresh
  }
}

function informed(draft: Draft, index: ReadonlyMap<string, readonly Hint[]>, paths: PathReader): Draft {
  const { source, content } = draft
  const near = (index.get(paths(source.picturePath).name) ?? []).filter((hint) =>
    sameSpot(hint, spotOf(draft), paths),
  )
  if (near.length === 0) return draft
  const exact = near.find(({ question }) => question === content.question)
  const object = source.object ?? exact?.object ?? near.find((hint) => hint.object !== null)?.object ?? null
  const score = source.score ?? exact?.score ?? near.find((hint) => hint.score !== null)?.score ?? null
  const validationReason = source.validationReason ?? exact?.validationReason ?? null
  return { ...draft, source: { ...source, object, score, validationReason } }
}

type Spot = Pick<Hint, 'picturePath' | 'region'>

const spotOf = ({ source, content }: Draft): Spot => ({
  picturePath: source.picturePath,
  region: content.region,
})

const keyOf = ({ source, content }: Draft, paths: PathReader): string =>
  `${paths(source.picturePath).name}\n${content.question}`

const sameSpot = (a: Spot, b: Spot, paths: PathReader): boolean =>
  sameRegion(a.region, b.region) && samePicture(paths(a.picturePath), paths(b.picturePath))

/** One path is the end of the other: the same picture seen from different folders. */
function samePicture({ segments: a }: ReadPath, { segments: b }: ReadPath): boolean {
  if (a === null || b === null) return false
  return a === b || commonEnd(a, b) === Math.min(a.length, b.length)
}

function sameRegion(a: Rect | null, b: Rect | null): boolean {
  if (a === null || b === null) return a === b
  const corners = ['x1', 'y1', 'x2', 'y2'] as const
  return corners.every((corner) => Math.abs(a[corner] - b[corner]) <= tolerance + Number.EPSILON)
}

function addTo<T>(groups: Map<string, T[]>, key: string, value: T): void {
  const group = groups.get(key)
  if (group) group.push(value)
  else groups.set(key, [value])
}
