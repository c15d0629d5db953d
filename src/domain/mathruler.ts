/**
 * Equality of answers as the mathruler package of the released judge has it (FORMATS §1.3), quirks included: it strips
 * what it takes for LaTeX and for units, and takes short words for products of their letters. Written after its
 * published behaviour; `sameValue` says whether two plain expressions have the same value.
 */

/** Whether two expressions such as `3/4` and `0.75`, or `2*a` and `a+a`, have the same value; false where they are none. */
export type SameValue = (first: string, second: string) => boolean

export function isMathrulerEqual(gold: string, given: string, sameValue: SameValue): boolean {
  if (stripped(gold) === stripped(given)) return true
  const [wanted, found] = [normalised(gold), normalised(given)]
  if (wanted === found) return true
  if (found === '') return false
  const [parts, others] = [partsOf(wanted), partsOf(found)]
  if (parts.length > 1 && (wanted[0] !== found[0] || wanted.at(-1) !== found.at(-1))) return false
  if (parts.length !== others.length) return false
  return parts.every((part, place) => isSamePart(part, others[place] ?? '', sameValue))
}

function isSamePart(part: string, other: string, sameValue: SameValue): boolean {
  if (isFraction(part) && isFraction(other)) return part === other
  if (isWhole(part) !== isWhole(other)) return false
  return mayBeCalculated(`(${part})-(${other})`) && sameValue(part, other)
}

/** The form that is compared first: LaTeX without its ornaments, fractions written out. */
function stripped(answer: string): string {
  let text = withoutTextMark(answer.trim())
    .trim()
    .replaceAll('\n', '')
    .replaceAll('\\!', '')
    .replaceAll('\\\\', '\\')
    .replaceAll('tfrac', 'frac')
    .replaceAll('dfrac', 'frac')
    .replaceAll('\\left', '')
    .replaceAll('\\right', '')
    .replaceAll('^{\\circ}', '')
    .replaceAll('^\\circ', '')
    .replaceAll('\\$', '')
  const unit = text.indexOf('\\text{ ')
  if (unit !== -1) text = text.slice(0, unit)
  text = text.replaceAll('\\%', '').replaceAll(' .', ' 0.').replaceAll('{.', '{0.')
  if (text.startsWith('.')) text = `0${text}`
  const [left, right, ...more] = text.split('=')
  if (left !== undefined && right !== undefined && more.length === 0 && left.length <= 2) text = right
  text = text.replaceAll(/\\sqrt(?!\{)(.)/g, '\\sqrt{$1}').replaceAll(' ', '')
  text = text.replaceAll(
    /\\frac(?!\{)(.)(?:\{([^{}]*)\}|(.))/g,
    (_, top: string, braced?: string, plain?: string) => {
      return `\\frac{${top}}{${braced ?? plain ?? ''}}`
    },
  )
  if (text === '0.5') return '\\frac{1}{2}'
  return text.replace(/^(-?\d+)\/(-?\d+)$/, (whole, top: string, bottom: string) =>
    isCanonical(top) && isCanonical(bottom) ? `\\frac{${top}}{${bottom}}` : whole,
  )
}

const isCanonical = (digits: string): boolean => String(Number(digits)) === digits

const withoutTextMark = (text: string): string => /^\\text\{(.+?)\}$/.exec(text)?.[1] ?? text

/** Units that are left out wherever they occur, also inside words. */
const units =
  /(?:degree|cm|centimeter|meter|mile|second|minute|hour|day|week|month|year|foot|feet|inch|yard)(?:es)?s? *(?:\^\d+)?/g

/** The form that is compared second, and calculated with. */
function normalised(answer: string): string {
  let text = withoutTextMark(answer)
    .replaceAll('\\%', '%')
    .replaceAll('\\$', '$')
    .replaceAll('$', '')
    .replaceAll('%', '')
    .replaceAll(' or ', ' , ')
    .replaceAll(' and ', ' , ')
    .replaceAll('million', '*10^6')
    .replaceAll('billion', '*10^9')
    .replaceAll('trillion', '*10^12')
    .replaceAll(units, '')
    .replaceAll(/\^ *\\circ/g, '')
  if (text.startsWith('{') && text.endsWith('}')) text = text.slice(1, -1)
  text = text.replaceAll(/,\\! */g, '')
  const value = numberIn(text)
  if (value !== null && Math.abs(value - Math.round(value)) <= 1e-7) text = String(Math.round(value))
  if (text.includes('\\')) text = withoutLatex(text)
  text = text
    .replaceAll(/- */g, '-')
    .replaceAll(/(\d) +(\d)/g, '$1+$2')
    .replaceAll(' ', '')
    .replaceAll(/[{}]/g, '')
    .toLowerCase()
  return isWhole(text) ? String(Number(withoutSeparators(text))) : text
}

/** What the LaTeX of short answers says in plain signs. */
export const withoutLatex = (text: string): string =>
  text
    .replaceAll('\\tfrac', '\\frac')
    .replaceAll('\\dfrac', '\\frac')
    .replaceAll(/\\frac\{([^{}]*)\}\{([^{}]*)\}/g, ' ($1)/($2)')
    .replaceAll(/\\sqrt\{([^{}]*)\}/g, 'sqrt($1)')
    .replaceAll('\\pi', 'pi')
    .replaceAll(/\\(?:cdot|times)/g, '*')
    .replaceAll('√', 'sqrt')
    .replaceAll('π', 'pi')
    .replaceAll('∞', 'inf')
    .replaceAll('∪', 'U')
    .replaceAll('·', '*')
    .replaceAll('×', '*')
    .trim()

/** A number in the form that programs write, blanks around it allowed. */
function numberIn(text: string): number | null {
  const digits = text.trim()
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(digits)) return null
  const value = Number(digits)
  return Number.isFinite(value) ? value : null
}

const withoutSeparators = (text: string): string => {
  let last = ''
  for (let next = text; next !== last; next = next.replaceAll(/(\d),(\d\d\d)($|\D)/g, '$1$2$3')) last = next
  return last
}

const isWhole = (text: string): boolean => {
  const value = numberIn(withoutSeparators(text))
  return value !== null && Math.abs(value - Math.round(value)) <= 1e-7
}

const isFraction = (text: string): boolean => /^-?\d+.?\/0*[1-9]\d*.?$/.test(text)

/** The parts of a tuple or interval; anything else is one part. */
function partsOf(text: string): readonly string[] {
  const plain = withoutSeparators(text)
  if (plain === '') return []
  const inner = plain.slice(1, -1)
  const isTuple = plain.length > 2 && /^[()[\]].*[()[\]]$/s.test(plain) && !/[()[\]]/.test(inner)
  return isTuple ? inner.split(',').map((part) => part.trim()) : [plain]
}

/** More than two unknown letters are a word, not an expression; towers of powers are never worked out. */
function mayBeCalculated(text: string): boolean {
  const letters = new Set(text.replaceAll('sqrt', '').replaceAll('frac', '').match(/\p{L}/gu))
  return letters.size <= 2 && !/\^\{|\^\(|\^\d+\^|\^\d\d+/.test(text)
}
