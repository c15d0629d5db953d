/**
 * Comparing texts as people read them: letter case, spacing and most punctuation do not make another wording. Signs
 * that change a value stay: the point in 1.5, the minus in -5, and symbols such as % $ + <.
 */

const isDigit = (char: string | undefined): boolean => char !== undefined && char >= '0' && char <= '9'

/** Any punctuation but `% & * @ # \` and the like, which can be an answer. */
const punctuation = /[.,;:!?¿¡…·"'`´“”„‘’«»‹›()[\]{}/_\-‐‑‒–—―。，、；：！？（）「」『』]/

/** Longest text that is read so closely; of a longer one only letter case is levelled. */
const longest = 10_000

/** The text in lower case with single blanks for spaces and for punctuation that carries no value. */
export function wordingOf(text: string): string {
  if (text.length > longest) return text.toLowerCase().trim()
  const plain = text.normalize('NFKC').toLowerCase().trim()
  if (/^[a-z0-9]*(?: [a-z0-9]+)*$/.test(plain)) return plain
  let words = ''
  for (let index = 0; index < plain.length; index += 1) {
    const char = plain.charAt(index)
    words += punctuation.test(char) ? replaced(plain, index) : char
  }
  const wording = words.replaceAll(/\s+/g, ' ').trim()
  return wording === '' ? plain : wording
}

function replaced(plain: string, index: number): string {
  const char = plain.charAt(index)
  const [before, after] = [plain.charAt(index - 1), plain.charAt(index + 1)]
  const dash = /[-‐‑‒–—―]/.test(char)
  if (isDigit(after)) {
    if (isDigit(before) && (dash || /[.,:/]/.test(char))) return dash ? '-' : char
    if (dash && (before === '' || before === ' ' || before === '(')) return '-'
    if (char === '.' && !isDigit(before)) return '.'
  }
  return /['`´‘’]/.test(char) ? '' : ' '
}

/** Whether two texts read the same. */
export const sameWording = (a: string, b: string): boolean => a === b || wordingOf(a) === wordingOf(b)
