import {
  create,
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
