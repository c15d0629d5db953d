import {
  create,
  isOperatorNode,
  parseDependencies,
  rationalizeDependencies,
  simplifyDependencies,
  sqrtDependencies,
  type MathNode,
} from 'mathjs'
import type { SameValue } from '../domain/mathruler.ts'

const math = create({
  ...parseDependencies,
  ...rationalizeDependencies,
  ...simplifyDependencies,
  ...sqrtDependencies,
})

/** Longer ones are no answers; working them out could take for ever. */
const longest = 200

/**
 * Whether two expressions have the same value, by algebra: letters are unknowns, letters and numbers side by side are
 * multiplied. What cannot be read is equal to nothing.
 */
export const sameValue: SameValue = (first, second) => {
  if (first.length + second.length > longest) return false
  const difference = `(${multiplied(first)})-(${multiplied(second)})`
  try {
    const node = math.parse(difference)
    if (!isSafe(node)) return false
    if (!hasUnknowns(node)) return isNought(node.evaluate())
    if (isElsewhere(node) || isTooLong(node) || termsIn(node) > mostTerms) return false
    return isZero(math.simplify(node)) || isZero(rationalised(node))
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

/** Only what answers are made of: numbers, unknowns, the four operations, small powers, square roots. */
function isSafe(root: MathNode): boolean {
  let safe = true
  root.traverse((node) => {
    if (
      !['ConstantNode', 'SymbolNode', 'OperatorNode', 'ParenthesisNode', 'FunctionNode'].includes(node.type)
    )
      safe = false
  })
  return safe
}

/** Points at which two expressions that are the same have the same value; nothing but chance makes others meet there. */
const points = [1.3717, 2.9113, 0.6071].map((at) =>
  Object.fromEntries(
    Array.from({ length: 26 }, (_, letter) => letter).flatMap((letter) => {
      const value = at + letter * 0.2393
      return [
        [String.fromCharCode(97 + letter), value],
        [String.fromCharCode(65 + letter), value + 0.1177],
      ]
    }),
  ),
)

/** Whether the difference is plainly not nought at one of the points: far quicker than algebra, and mostly enough. */
function isElsewhere(difference: MathNode): boolean {
  const code = difference.compile()
  return points.some((point) => {
    const value: unknown = code.evaluate({ ...point })
    return typeof value === 'number' && Math.abs(value) > 1e-6
  })
}

/** More parts than this are no answer either. */
const mostParts = 60

function isTooLong(root: MathNode): boolean {
  let parts = 0
  root.traverse(() => void (parts += 1))
  return parts > mostParts
}

/** More terms than this are no answer; working them out could take minutes. */
const mostTerms = 200

/** At most so many terms there are once everything is multiplied out. */
function termsIn(node: MathNode): number {
  const inner: number[] = []
  node.forEach((child) => void inner.push(termsIn(child)))
  const [first = 1, second = 1] = inner
  if (!isOperatorNode(node)) return inner.reduce((sum, terms) => sum + terms, inner.length === 0 ? 1 : 0)
  if (node.op === '+' || node.op === '-') return first + (inner.length > 1 ? second : 0)
  if (node.op !== '^') return first * second
  const power = Math.abs(Number(node.args[1]?.toString().replaceAll(/[()]/g, '')))
  return power <= 20 ? Math.max(first ** Math.max(1, power), power) : Infinity
}

function hasUnknowns(root: MathNode): boolean {
  let has = false
  root.traverse((node, path) => {
    if (node.type === 'SymbolNode' && path !== 'fn') has = true
  })
  return has
}

/** As near to nothing as rounding allows. */
const isNought = (value: unknown): boolean => typeof value === 'number' && Math.abs(value) < 1e-10

function rationalised(node: MathNode): MathNode | null {
  try {
    return math.rationalize(node)
  } catch {
    return null
  }
}

const isZero = (node: MathNode | null): boolean => node !== null && Number(node.toString()) === 0
