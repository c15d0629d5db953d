import type { Picture } from './picture.ts'
import { lookalikePairs, type Lookalike } from './printIndex.ts'
import { readPrint, type Print } from './printMatch.ts'
import { pairKey } from './project.ts'
import { finished } from './slices.ts'
import { unite } from './unite.ts'

/** Fingerprints as `pictures.fingerprints` gives them, by the SHA-256 of the pictures. */
export type Fingerprints = ReadonlyMap<string, readonly string[]>

/**
 * Pictures that look alike: for the id of a picture, the name of the group that it is in, which is another's id or its
 * own. The same file is the same group; so are those whose fingerprints (`known`, by SHA-256) say that they show the
 * same, unless `apart` says of the two files, by `pairKey` of their SHA-256, that they do not. Without fingerprints
 * only files are compared. Likeness goes on: of three pictures in a row the first and the last are one group, too.
 *
 * Some 10,000 pictures take a few seconds: make it once, not for each picture, or go through `lookalikePairs` in
 * slices and hand what it found to `groupedBy`.
 */
export function lookalikes(
  pictures: Iterable<Pick<Picture, 'id' | 'sha256'>>,
  known: Fingerprints,
  apart: Iterable<string> = [],
): (pictureId: string) => string {
  const all = [...pictures]
  const pairs = lookalikePairs(readPrints(known, new Set(all.flatMap(({ sha256 }) => sha256 ?? []))))
  return groupedBy(all, finished(pairs), apart)
}

/** The same of pairs that were found before, by SHA-256. */
export function groupedBy(
  pictures: Iterable<Pick<Picture, 'id' | 'sha256'>>,
  pairs: readonly Pick<Lookalike, 'first' | 'second'>[],
  apart: Iterable<string> = [],
): (pictureId: string) => string {
  const firstOf = new Map<string, string>()
  const same: (readonly [string, string])[] = []
  for (const { id, sha256 } of pictures) {
    if (sha256 === null) continue
    const first = firstOf.get(sha256)
    if (first === undefined) firstOf.set(sha256, id)
    else same.push([first, id])
  }
  const distinct = new Set(apart)
  for (const { first, second } of pairs) {
    const [one, other] = [firstOf.get(first), firstOf.get(second)]
    if (one !== undefined && other !== undefined && !distinct.has(pairKey(first, second)))
      same.push([one, other])
  }
  return unite(same)
}

/** The fingerprints, read, of those that are asked for; what is no fingerprint is left out. */
export function readPrints(known: Fingerprints, wanted?: ReadonlySet<string>): ReadonlyMap<string, Print> {
  return finished(readingPrints(known, wanted))
}

/** Prints that are read at a stretch. */
const atOnce = 100

/** The same in slices. */
export function* readingPrints(
  known: Fingerprints,
  wanted?: ReadonlySet<string>,
): Generator<undefined, ReadonlyMap<string, Print>> {
  const prints = new Map<string, Print>()
  let read = 0
  for (const name of wanted ?? known.keys()) {
    const print = readPrint(known.get(name) ?? [])
    if (print) prints.set(name, print)
    read += 1
    if (read % atOnce === 0) yield
  }
  return prints
}
