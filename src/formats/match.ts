import { commonEnd, readPicturePath, segmentsOf } from './picturePath.ts'
import { note, quoted, warning, type Remark } from './remark.ts'
import { pictureNamed } from './sniff.ts'

/** What a path of a record leads to among the picture files. */
export type PictureMatch =
  | { readonly kind: 'matched'; readonly file: string; readonly remarks: readonly Remark[] }
  | { readonly kind: 'nothing'; readonly remarks: readonly Remark[] }
  | { readonly kind: 'ambiguous'; readonly files: readonly string[]; readonly remarks: readonly Remark[] }

interface Candidate {
  readonly path: string
  readonly segments: readonly string[]
}

/** Finds a picture for a path; `beside` is the path of the file whose record names it. */
export type FindPicture = (path: string, beside?: string | null) => PictureMatch

type Fold = (text: string) => string
/** The same name may be composed or decomposed, depending on the system that packed it. */
const exactly: Fold = (text) => text.normalize('NFC')
const ignoringCase: Fold = (text) => text.normalize('NFC').toLowerCase()

/**
 * Prepares picture files for matching. A path of a record matches the file that shares the longest end with it, folder
 * by folder; then the same ignoring upper and lower case, with a warning; a name without the ending of a picture matches
 * whatever the ending. Of several files that share as much, the one is taken that is the very path, or that alone lies
 * deepest in the folders of the record's own file, where that is given; else they are named, never chosen from.
 */
export function indexPictures(files: readonly string[]): FindPicture {
  const byName = indexBy(files, exactly)
  const byPlainName = indexBy(files, ignoringCase)
  const byStem = indexBy(files, exactly, withoutEnding)
  return (path, beside = null) => {
    const home = beside === null ? [] : segmentsOf(beside).slice(0, -1)
    const read = readPicturePath(path)
    if (!read.ok) return { kind: 'nothing', remarks: [read.remark] }
    const asked = { ...read, path, home }
    const exact = closest(byName, asked, exactly)
    if (exact) return outcome(exact, asked, [])
    const plain = closest(byPlainName, asked, ignoringCase)
    if (plain) return outcome(plain, asked, [caseRemark])
    const bare = withoutQuery(read.segments)
    if (bare) {
      const remark = note(
        'picture-path-tidied',
        `What follows the name in ${quoted(path)} was left out to find the picture.`,
      )
      const bared = closest(byName, { ...asked, segments: bare }, exactly)
      if (bared) return outcome(bared, { ...asked, segments: bare }, [remark])
    }
    const named = pictureNamed(path) === null ? closest(byStem, asked, exactly) : null
    if (named) return outcome(named, asked, [])
    return { kind: 'nothing', remarks: [...read.remarks, missing(path)] }
  }
}

const missing = (path: string): Remark =>
  warning(
    'picture-missing',
    `No picture file fits ${quoted(path)}. Import it together with the records, or choose one for them afterwards.`,
  )

const caseRemark = warning(
  'picture-case',
  'The picture was found only when upper and lower case were ignored. Check that it is the right one.',
)

const withoutEnding = (path: string): string => (pictureNamed(path) ? path.replace(/\.[^.]+$/, '') : path)

function indexBy(
  files: readonly string[],
  fold: Fold,
  named: (path: string) => string = (path) => path,
): ReadonlyMap<string, readonly Candidate[]> {
  const index = new Map<string, Candidate[]>()
  for (const path of files) {
    const segments = segmentsOf(named(path)).map(fold)
    const name = segments.at(-1)
    if (name === undefined) continue
    const same = index.get(name)
    if (same) same.push({ path, segments })
    else index.set(name, [{ path, segments }])
  }
  return index
}

interface Asked {
  readonly path: string
  readonly segments: readonly string[]
  readonly hasFolders: boolean
  readonly isAbsolute: boolean
  readonly remarks: readonly Remark[]
  /** The folders of the file whose record asks. */
  readonly home: readonly string[]
}

interface Closest {
  readonly candidates: readonly Candidate[]
  readonly shared: number
}

function closest(
  index: ReadonlyMap<string, readonly Candidate[]>,
  { segments, hasFolders, home }: Asked,
  fold: Fold,
): Closest | null {
  const folded = segments.map(fold)
  const named = index.get(folded.at(-1) ?? '') ?? []
  if (named.length === 0) return null
  if (!hasFolders) return { candidates: named, shared: 1 }
  const shares = named.map((candidate) => commonEnd(candidate.segments, folded))
  const shared = Math.max(...shares)
  const best = named.filter((_, at) => shares[at] === shared)
  const whole = best.filter((candidate) => candidate.segments.length === shared && shared === folded.length)
  if (whole.length === 1) return { candidates: whole, shared }
  const near = best.map((candidate) => commonStart(candidate.segments, home.map(fold)))
  const nearest = Math.max(...near)
  const beside = nearest > 0 ? best.filter((_, at) => near[at] === nearest) : []
  return { candidates: beside.length === 1 ? beside : best, shared }
}

/** How many folders two paths share from their beginning. */
function commonStart(a: readonly string[], b: readonly string[]): number {
  let count = 0
  while (count < a.length && count < b.length && a[count] === b[count]) count++
  return count
}

function outcome({ candidates, shared }: Closest, asked: Asked, more: readonly Remark[]): PictureMatch {
  const [first, second] = candidates
  const remarks = [...asked.remarks, ...more]
  if (!first) return { kind: 'nothing', remarks }
  if (second) {
    const files = candidates.map(({ path }) => path)
    const named = files.slice(0, 4).map((file) => quoted(file))
    const sentence = `Several files fit the path ${quoted(asked.path)}: ${named.join(', ')}${files.length > 4 ? ` and ${files.length - 4} more` : ''}. Leave one of them out, or give the record a longer path.`
    return { kind: 'ambiguous', files, remarks: [...remarks, warning('picture-ambiguous', sentence)] }
  }
  if (asked.hasFolders && shared < Math.min(asked.segments.length, first.segments.length)) {
    const sentence = `The picture ${quoted(asked.path)} was matched with ${quoted(first.path)}, though their folders differ.`
    remarks.push(note('picture-by-name', sentence))
  } else if (asked.isAbsolute) {
    const sentence = `The path ${quoted(asked.path)} belongs to another machine; it was matched with ${quoted(first.path)}.`
    remarks.push(note('picture-path-absolute', sentence))
  }
  return { kind: 'matched', file: first.path, remarks }
}

/** The segments with the name cut before `?` or `#`, or null when there is neither. */
function withoutQuery(segments: readonly string[]): readonly string[] | null {
  const path = segments.join('/')
  const at = path.search(/[?#]/)
  return at > 0 ? path.slice(0, at).split('/') : null
}
