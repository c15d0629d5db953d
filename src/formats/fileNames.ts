/** Bytes that a name may take in UTF-8 before its number and extension; every file system in use allows 255 in all. */
const longestStem = 120

/** Names that Windows keeps for devices, whatever extension follows. */
const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/i

/**
 * A name that is safe as one part of a path on every system and in every archive: letters, digits, `_` and `-` of the
 * last part of `path`, without its extension. There is no dot in it, so `<stem>.png` is never the beginning of
 * another such name.
 */
export function safeStem(path: string, fallback: string): string {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
  const dot = name.lastIndexOf('.')
  const stem = safeWord(dot > 0 ? name.slice(0, dot) : name)
  return stem === '' ? fallback : stem
}

/** As `safeStem`, for a text that is no path: all of it counts. */
export function safeWord(text: string): string {
  const words = text
    .slice(0, 4 * longestStem)
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}_-]+/gu, '_')
    .replace(/_{2,}/g, '_')
    .replace(/^[_\p{M}-]+|_+$/gu, '')
  const stem = cut(words, longestStem)
  return reserved.test(stem) ? `${stem}_` : stem
}

/**
 * Hands out names that differ even where capitals do not count; a name already taken gets `_2`, `_3` and so on.
 */
export function uniqueNames(): (stem: string) => string {
  const taken = new Set<string>()
  const last = new Map<string, number>()
  return (stem) => {
    let name = stem
    let number = last.get(folded(stem)) ?? 1
    while (taken.has(folded(name))) name = `${stem}_${++number}`
    last.set(folded(stem), number)
    taken.add(folded(name))
    return name
  }
}

/** Equal for names that some file system takes for the same. */
const folded = (name: string): string => name.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC')

function cut(text: string, bytes: number): string {
  const encoder = new TextEncoder()
  let length = 0
  let kept = ''
  for (const character of text) {
    length += encoder.encode(character).length
    if (length > bytes) break
    kept += character
  }
  return kept
}
