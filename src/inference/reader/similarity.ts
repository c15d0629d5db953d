/** Text for comparing: compatibility forms, small letters, and nothing but letters and digits (of any script). */
export const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')

/**
 * Compares a text that grows with `wanted`. Each call appends to it and gives the similarity of all of it so far:
 * 1 − edits (insert, delete, replace; Levenshtein 1966) ÷ the longer length, so 1 for the same, and 0 for nothing in
 * common or nothing at all.
 */
export function similarityTo(wanted: string): (more: string) => number {
  const row = Array.from({ length: wanted.length + 1 }, (_, index) => index)
  let length = 0
  return (more) => {
    for (const character of more.split('')) {
      length += 1
      let diagonal = length - 1
      let before = length
      row[0] = length
      for (let at = 1; at <= wanted.length; at++) {
        const above = row[at] ?? 0
        before = Math.min(above + 1, before + 1, diagonal + (wanted[at - 1] === character ? 0 : 1))
        row[at] = before
        diagonal = above
      }
    }
    const longer = Math.max(length, wanted.length)
    return longer === 0 ? 0 : 1 - (row[wanted.length] ?? 0) / longer
  }
}
