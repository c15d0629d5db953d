/** From this likeness on, two questions are nearly the same: 1 is word for word, 0 nothing in common. */
export const alikeFrom = 0.8

/** Letters that a shingle has, and the most letters of a question that are looked at. */
const shingleLength = 3
const longestText = 2000

/** The words of a text and nothing else: one case, no marks, one space between two of them. */
export const plainWords = (text: string): string =>
  text
    .slice(0, longestText)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()

/** A question as it is compared: the hashes of its shingles, ascending, each once. */
export type Shingles = Uint32Array

/**
 * All runs of three characters of a text in plain words, its ends included. Texts in which the numbers differ share
 * none: “the 1st digit” and “the 2nd digit” are different questions.
 */
export function shinglesOf(plain: string): Shingles {
  const seed = hashed(0x811c9dc5, (plain.match(/\p{N}+/gu) ?? []).join(' '))
  const padded = ` ${plain} `
  const hashes = new Set<number>()
  for (let at = 0; at + shingleLength <= padded.length; at += 1) {
    hashes.add(hashed(seed, padded.slice(at, at + shingleLength)))
  }
  return Uint32Array.from(hashes).toSorted()
}

/** FNV-1a over UTF-16 units. */
function hashed(seed: number, text: string): number {
  let hash = seed
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** How alike two questions are: what both have, divided by what either has (Jaccard), of their shingles. */
export function likenessOf(a: Shingles, b: Shingles): number {
  if (a.length === 0 || b.length === 0) return a.length === b.length ? 1 : 0
  let [i, j, both] = [0, 0, 0]
  while (i < a.length && j < b.length) {
    const [left, right] = [a[i] ?? 0, b[j] ?? 0]
    if (left === right) both += 1
    if (left <= right) i += 1
    if (right <= left) j += 1
  }
  return both / (a.length + b.length - both)
}

/** Whether their lengths alone let two questions be alike: it costs nothing to ask. */
export const mayBeAlike = (a: Shingles, b: Shingles): boolean =>
  Math.min(a.length, b.length) >= alikeFrom * Math.max(a.length, b.length)
