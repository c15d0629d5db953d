/**
 * How the parser behind mathruler reads an expression (SymPy, with implicit multiplication): as the tokens of Python, of
 * which a name is then taken apart into its letters.
 */

/** A number, a name, or a sign; what is none of these ends the reading. */
const token =
  /[ \t]*(?:((?:\d+\.\d*|\.\d+)(?:e[+-]?\d+)?|\d+e[+-]?\d+|\d+)|([\p{L}_][\p{L}\p{N}_]*)|(\*\*|[-+*/^()]))/iuy

/**
 * Names that mean something else than a product of their letters, among those of at most two different letters: words of
 * Python, its functions, and those of SymPy.
 */
const taken: ReadonlySet<string> = new Set(
  'all as csc eye ff fft fu gff hn1 hn2 id if im in is jn li ln nan ntt oo or re rf yn zoo'.split(' '),
)
/** Letters of their own. */
const greek: ReadonlySet<string> = new Set(['mu', 'nu', 'xi'])

/**
 * The expression with a sign between everything that is multiplied, and with unknowns named a, b, c and so on; the same
 * one is named alike wherever `unknowns` is handed on. Null where it cannot be read.
 */
export function plainExpression(text: string, unknowns: Map<string, string>): string | null {
  const parts: string[] = []
  let isOpen = false
  const add = (part: string, opens: boolean, closes: boolean): void => {
    if (isOpen && opens) parts.push('*')
    parts.push(part)
    isOpen = closes
  }
  const whole = text.trim()
  token.lastIndex = 0
  for (let at = 0; at < whole.length; at = token.lastIndex) {
    const found = token.exec(whole)
    if (!found) return null
    const [, number, name, sign] = found
    if (number !== undefined) {
      if (hasNeedlessZero(number)) return null
      add(String(Number(number)), true, true)
    } else if (name !== undefined) {
      const isCalled = whole.slice(token.lastIndex).trimStart().startsWith('(')
      const factors = factorsOf(name, isCalled, unknowns)
      if (!factors) return null
      for (const factor of factors) add(factor, true, factor !== 'sqrt')
    } else if (sign !== undefined) add(sign === '**' ? '^' : sign, sign === '(', sign === ')')
  }
  return parts.join('')
}

/** Python has no such numbers since 3.12; before, it took the nought for a factor of its own. */
const hasNeedlessZero = (number: string): boolean => /^0\d*[1-9]\d*$/.test(number)

function factorsOf(name: string, isCalled: boolean, unknowns: Map<string, string>): readonly string[] | null {
  if (name === 'sqrt') return isCalled ? [name] : null
  if (name === 'pi') return [String(Math.PI)]
  if (taken.has(name)) return null
  if (greek.has(name) || name.includes('_')) return unknownOf(name, unknowns)
  const factors: string[] = []
  for (const part of name.match(/\p{N}+|\P{N}/gu) ?? []) {
    if (/^\d+$/.test(part)) {
      if (/^0\d/.test(part)) return null
      factors.push(part)
      continue
    }
    const unknown = unknownOf(part, unknowns)
    if (!unknown) return null
    factors.push(...unknown)
  }
  return factors
}

function unknownOf(name: string, unknowns: Map<string, string>): readonly string[] | null {
  const known = unknowns.get(name)
  if (known !== undefined) return [known]
  const letter = 'abcdefghijklmnopqrstuvwxyz'[unknowns.size]
  if (letter === undefined) return null
  unknowns.set(name, letter)
  return [letter]
}
