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
  try {
    const [one, other] = [math.parse(multiplied(first)), math.parse(multiplied(second))]
    if (!isSafe(one) || !isSafe(other)) return false
    const [a, b] = [one.compile(), other.compile()]
    return points.every((point) => isNear(a.evaluate({ ...point }), b.evaluate({ ...point })))
  } catch {
    return false
  }
}

/** With a sign between letters and numbers that stand side by side; the one function that stays is the square root. */
const multiplied = (text: string): string =>
  text
    .replaceAll('**', '^')
    .replaceAll(/sqrt|[a-z]|\d+(?:\.\d*)?|\.\d+/gi, (token) => ` ${token} `)
    .replaceAll(/(?<=[\da-z.)]) +(?=[\da-z.(])/gi, (blank, at: number, whole: string) =>
      whole.slice(0, at).trimEnd().endsWith('sqrt') ? blank : ' * ',
    )

const letters = Array.from('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ')

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

/** As near as rounding allows. */
function isNear(first: unknown, second: unknown): boolean {
  const [[a, ai], [b, bi]] = [partsOf(first), partsOf(second)]
  const distance = Math.hypot(a - b, ai - bi)
  return distance <= 1e-10 * Math.max(1, Math.hypot(a, ai))
}

/** Real and imaginary part; roots of what is below nought have one. NaN, which is near nothing, for anything else. */
function partsOf(value: unknown): readonly [number, number] {
  if (typeof value === 'number') return [value, 0]
  if (typeof value !== 'object' || value === null || !('re' in value) || !('im' in value)) return [NaN, NaN]
  const { re, im } = value
  return typeof re === 'number' && typeof im === 'number' ? [re, im] : [NaN, NaN]
}
