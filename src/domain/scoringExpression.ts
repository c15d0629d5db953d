import { withoutLatex, type SameValue } from './mathruler.ts'

const longest = 200

/** Signs that something is to be worked out; a minus, a slash, a cross or an asterisk stands in too much that is none. */
const isFormula = (text: string): boolean =>
  /\^|√|π|\bpi\b|\bsqrt\b|\\(?:[dt]?frac|sqrt|pi|cdot|times)\b/.test(text)

/** Whether two texts, one of them a formula, have the same value; letters are unknowns, and words are never multiplied. */
export function isSameExpression(gold: string, answer: string, sameValue: SameValue): boolean {
  if (gold.length > longest || answer.length > longest) return false
  if (!isFormula(gold) && !isFormula(answer)) return false
  const [wanted, given] = [plain(gold), plain(answer)]
  return isReadable(wanted) && isReadable(given) && sameValue(wanted, given)
}

const plain = (text: string): string =>
  withoutLatex(
    text
      .trim()
      .replace(/^\$+|\$+$/g, '')
      .replaceAll(/\\left|\\right|\\[!,;]/g, ''),
  )
    .replace(/^\s*[a-z]\s*=\s*/i, '')
    .replaceAll('{', '(')
    .replaceAll('}', ')')
    .toLowerCase()

function isReadable(text: string): boolean {
  const letters = text.replaceAll(/sqrt|pi/g, '')
  if (/[a-z]{2}/.test(letters) || !/^[\d\s+\-*/^().a-z]+$/.test(text)) return false
  return new Set(letters.match(/[a-z]/g)).size <= 2 && !/\^\(|\^\d\d|\^\d\^|\)\^\d+\)\^/.test(text)
}
