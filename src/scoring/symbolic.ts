import {
  addDependencies,
  create,
  divideDependencies,
  multiplyDependencies,
  parseDependencies,
  powDependencies,
  sqrtDependencies,
  subtractDependencies,
  unaryMinusDependencies,
  unaryPlusDependencies,
  type MathNode,
} from 'mathjs'
import type { SameValue } from '../domain/mathruler.ts'
import { plainExpression } from './plainExpression.ts'

const math = create({
  ...addDependencies,
  ...divideDependencies,
  ...multiplyDependencies,
  ...parseDependencies,
  ...powDependencies,
  ...sqrtDependencies,
  ...subtractDependencies,
  ...unaryMinusDependencies,
  ...unaryPlusDependencies,
})

/** Longer ones are no answers. */
const longest = 200

/**
 * Whether two expressions have the same value: letters are unknowns, letters and numbers side by side are multiplied.
 * Expressions in unknowns are the same where they agree at three points that mean nothing: others meet there by chance
 * only (Schwartz 1980, J. ACM 27), and hostile ones take no longer. What cannot be read is equal to nothing.
 */
export const sameValue: SameValue = (first, second) => {
  if (first.length + second.length > longest) return false
  const unknowns = new Map<string, string>()
  const [one, other] = [plainExpression(first, unknowns), plainExpression(second, unknowns)]
  if (one === null || other === null) return false
  // Numbers are compared as they stand: of two telephone numbers the last digit tells.
  if (isNumeral(one) && isNumeral(other)) return Number(one) === Number(other)
  try {
    const [parsed, against] = [math.parse(one), math.parse(other)]
    if (!isSafe(parsed) || !isSafe(against)) return false
    const [a, b] = [parsed.compile(), against.compile()]
    return points.every((point) => isNear(a.evaluate({ ...point }), b.evaluate({ ...point })))
  } catch {
    return false
  }
}

const isNumeral = (text: string): boolean => /^[-+]?(?:\d+\.?\d*|\.\d+)$/.test(text)

const letters = Array.from('abcdefghijklmnopqrstuvwxyz')

/** Every letter is an unknown, also those that are constants elsewhere. */
const points = [1.3717, 0.6113, 2.1071].map((start, place) =>
  Object.fromEntries(letters.map((letter, at) => [letter, start + ((at * (17 + place)) % 52) * 0.0393])),
)

const safe: ReadonlySet<string> = new Set(['ConstantNode', 'SymbolNode', 'OperatorNode', 'ParenthesisNode'])

/** Only what answers are made of: numbers, unknowns, the four operations, powers, square roots. */
function isSafe(root: MathNode): boolean {
  let isFine = true
  root.traverse((node, path) => {
    const isRoot = node.type === 'FunctionNode' && node.toString().startsWith('sqrt(')
    const isLetter = node.type !== 'SymbolNode' || path === 'fn' || node.toString().length === 1
    if ((!safe.has(node.type) && !isRoot) || !isLetter) isFine = false
  })
  return isFine
}

/** As near as rounding allows; whole numbers have to be the same. */
function isNear(first: unknown, second: unknown): boolean {
  const [[a, ai], [b, bi]] = [partsOf(first), partsOf(second)]
  if (Number.isInteger(a) && Number.isInteger(b) && ai === 0 && bi === 0) return a === b
  const distance = Math.hypot(a - b, ai - bi)
  return distance <= 1e-13 * Math.max(1, Math.hypot(a, ai))
}

/** Real and imaginary part; roots of what is below nought have one. NaN, which is near nothing, for anything else. */
function partsOf(value: unknown): readonly [number, number] {
  if (typeof value === 'number') return [value, 0]
  if (typeof value !== 'object' || value === null || !('re' in value) || !('im' in value)) return [NaN, NaN]
  const { re, im } = value
  return typeof re === 'number' && typeof im === 'number' ? [re, im] : [NaN, NaN]
}
