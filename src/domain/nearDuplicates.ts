import type { Picture } from './picture.ts'
import { pairKey } from './project.ts'
import { unite } from './unite.ts'

/** The most bits in which fingerprints of the same picture differ, resized or encoded anew. */
const mostBits = 6
/** With one band more than bits that may differ, one band at least is the same: only those are compared. */
const bands = mostBits + 1

/**
 * Pictures that look alike: for the id of a picture, the name of the group that it is in, which is another's id or its
 * own. The same file is the same group; so are those whose fingerprints (`known`, by SHA-256) say that they show the
 * same, unless `apart` says of the two files, by `pairKey` of their SHA-256, that they do not. Without fingerprints
 * only files are compared. Some 10,000 pictures take a moment: make it once, not for each picture.
 */
export function lookalikes(
  pictures: Iterable<Pick<Picture, 'id' | 'sha256'>>,
  known: ReadonlyMap<string, readonly string[]>,
  apart: Iterable<string> = [],
): (pictureId: string) => string {
  const all = [...pictures]
  const firstOf = new Map<string, string>()
  for (const { id, sha256 } of all) {
    if (sha256 !== null && !firstOf.has(sha256)) firstOf.set(sha256, id)
  }
  const distinct = new Set(apart)
  const hashes = [...firstOf.keys()]
  const prints = new Map(hashes.map((sha256) => [sha256, known.get(sha256) ?? []]))
  const files = all.flatMap(({ id, sha256 }): readonly (readonly [string, string])[] => {
    const first = sha256 === null ? undefined : firstOf.get(sha256)
    return first === undefined || first === id ? [] : [[first, id]]
  })
  const looks = alikePictures(prints)
    .filter(([a, b]) => !distinct.has(pairKey(a, b)))
    .map(([a, b]) => [firstOf.get(a) ?? '', firstOf.get(b) ?? ''] as const)
  return unite([...files, ...looks])
}

/** Pairs of names whose fingerprints say that they show the same. */
export function alikePictures(
  prints: ReadonlyMap<string, readonly string[]>,
): readonly (readonly [string, string])[] {
  const first = new Map([...prints].map(([name, list]) => [name, list[0] ?? '']))
  return pairsOf(first)
}

/**
 * Pictures that look alike, by id the name of the group that each is in. A fingerprint is 64 bits in hex; what is none
 * is in a group of its own. Likeness goes on: of three pictures in a row the first and the last are one group, too.
 */
export function groupLookalikes(fingerprints: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const rootOf = unite(pairsOf(fingerprints))
  return new Map([...fingerprints.keys()].map((id) => [id, rootOf(id)]))
}

function pairsOf(fingerprints: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  const prints = [...fingerprints].flatMap(([id, hex]) =>
    /^[0-9a-f]{16}$/i.test(hex) ? { id, bits: BigInt(`0x${hex}`) } : [],
  )
  const pairs: [string, string][] = []
  for (let band = 0; band < bands; band += 1) {
    const buckets = new Map<bigint, { readonly id: string; readonly bits: bigint }[]>()
    for (const print of prints) {
      const bucket = buckets.get(bandOf(print.bits, band))
      if (!bucket) {
        buckets.set(bandOf(print.bits, band), [print])
        continue
      }
      for (const other of bucket) {
        if (differing(print.bits, other.bits) <= mostBits) pairs.push([print.id, other.id])
      }
      // One that equals another adds nothing to compare with.
      if (!bucket.some(({ bits }) => bits === print.bits)) bucket.push(print)
    }
  }
  return pairs
}

/** 64 bits in seven bands: the last one is longer by a bit. */
const bandOf = (bits: bigint, band: number): bigint =>
  band === bands - 1 ? bits >> 54n : (bits >> BigInt(9 * band)) & 511n

function differing(a: bigint, b: bigint): number {
  const bits = a ^ b
  return ones(Number(bits & 0xffffffffn)) + ones(Number(bits >> 32n))
}

function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return (((fours + (fours >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}
