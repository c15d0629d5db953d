import type { ByteSource, Draft } from './format.ts'
import { hashOf } from './hashing.ts'
import { plainName } from './picturePath.ts'
import type { ExportFolder } from './repeats.ts'

/** What was written together: a file, or the files beside the pictures of a folder. */
export interface DraftGroup {
  readonly format: string
  /** The export of ours in which it lies. */
  readonly export: ExportFolder | null
  readonly drafts: readonly Draft[]
}

/** So many pictures are compared to know two files for twins. */
const mostSamples = 8

/** Files of one data set that are joined question by question, not repeated. */
const joined: readonly ReadonlySet<string>[] = [
  new Set(['vstar', 'vstar-targets']),
  new Set(['r2i-answers', 'r2i-questions']),
]

export interface Twins {
  readonly areTwins: (a: DraftGroup, b: DraftGroup) => Promise<boolean>
  readonly samePicture: (a: Draft, b: Draft) => Promise<boolean>
}

/**
 * Tells whether two groups hold the same items, once for each pair: they lie in one export, or at least half of what the
 * smaller one asks is asked in the other too, and a sample of that, spread over the files, is about the same pictures.
 */
export function createTwins(
  pictureOf: (draft: Draft) => ByteSource | null,
  wordsOf: (draft: Draft) => string,
): Twins {
  const known = new Map<DraftGroup, Map<DraftGroup, Promise<boolean>>>()
  const hashes = new Map<ByteSource, Promise<string | null>>()
  const hash = (picture: ByteSource): Promise<string | null> => {
    const found = hashes.get(picture) ?? picture.blob().then(hashOf, () => null)
    hashes.set(picture, found)
    return found
  }
  const samePicture = async (a: Draft, b: Draft): Promise<boolean> => {
    const [one, other] = [pictureOf(a), pictureOf(b)]
    if (!one || !other) return stemOf(a) === stemOf(b)
    if (one === other) return true
    const [first, second] = [await hash(one), await hash(other)]
    return first !== null && first === second
  }
  const compare = async (a: DraftGroup, b: DraftGroup): Promise<boolean> => {
    if (a.export !== null && a.export === b.export) return true
    if (joined.some((formats) => formats.has(a.format) && formats.has(b.format))) return false
    const [ofA, ofB] = [byWords(a, wordsOf), byWords(b, wordsOf)]
    const shared = [...ofA].flatMap(([words, [draft]]) => {
      const others = ofB.get(words)
      return draft && others ? [{ draft, others }] : []
    })
    // The parts of a large set may ask the same here and there; twins do so throughout.
    if (shared.length * 2 < Math.min(ofA.size, ofB.size)) return false
    const step = Math.max(1, Math.ceil(shared.length / mostSamples))
    for (let at = 0; at < shared.length; at += step) {
      const sample = shared[at]
      let isFound = false
      for (const other of sample?.others.slice(0, mostSamples) ?? [])
        if (sample && !isFound) isFound = await samePicture(sample.draft, other)
      if (!isFound) return false
    }
    return shared.length > 0
  }
  const areTwins = (a: DraftGroup, b: DraftGroup): Promise<boolean> => {
    const ofA = known.get(a) ?? new Map<DraftGroup, Promise<boolean>>()
    known.set(a, ofA)
    const found = ofA.get(b) ?? compare(a, b)
    ofA.set(b, found)
    return found
  }
  return { areTwins, samePicture }
}

function byWords(
  { drafts }: DraftGroup,
  wordsOf: (draft: Draft) => string,
): ReadonlyMap<string, readonly Draft[]> {
  const found = new Map<string, Draft[]>()
  for (const draft of drafts) {
    const words = wordsOf(draft)
    const same = found.get(words)
    if (same) same.push(draft)
    else found.set(words, [draft])
  }
  return found
}

/** The name of the picture without its ending, which another form of it may have. */
const stemOf = ({ source }: Draft): string => plainName(source.picturePath).replace(/\.[^.]+$/, '')

/** The folder of a file, with its slash. */
export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1)
