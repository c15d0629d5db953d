import { conventionNamed } from '../../domain/boxConvention.ts'
import type { Json } from '../../domain/json.ts'
import type { BoxConvention, GivenBox } from '../../domain/predictedBoxes.ts'
import { isObject, keyOf } from '../fields.ts'
import { messagesIn } from '../messages.ts'
import { boxesSaid } from './boxesSaid.ts'
import { textAt } from './predictionFields.ts'

export interface BoxesRead {
  readonly boxes: readonly GivenBox[]
  /** How they are meant, where the record tells. */
  readonly convention: BoxConvention | null
}

/** Boxes of one answer that are kept. */
export const mostBoxes = 64

/** Only a model’s boxes are called so. */
const predictedKeys = [
  'predicted_boxes',
  'predicted_bboxes',
  'predicted_bbox',
  'predicted_box',
  'pred_boxes',
  'pred_bboxes',
  'pred_bbox',
  'pred_box',
  'crop_bboxes',
  'crop_boxes',
  'crop_bbox',
  'crop_box',
  'bbox_2d',
]
/** So are those of the benchmark, too, in records that are copied from it. */
const plainKeys = ['boxes', 'bboxes', 'bbox', 'box']
/** Where a conversation may be kept, turn by turn. */
const turnKeys = ['messages', 'responses', 'trajectory', 'conversations', 'conversation']
const conventionKeys = ['bbox_format', 'box_format', 'bbox_convention', 'box_convention', 'box_coordinates']

/**
 * The boxes of a record: under keys that are a model’s own, else in its calls of tools or its turns of a conversation,
 * else in what it said. Keys that benchmarks use for the right region count only where `isOwn`, in a record that is no
 * copy of the benchmark’s.
 */
export function boxesIn(value: Json, text: string | undefined, isOwn: boolean): BoxesRead {
  const told = textAt(value, ...conventionKeys)
  const convention = told === null ? null : conventionNamed(told)
  for (const key of isOwn ? [...predictedKeys, ...plainKeys] : predictedKeys) {
    const boxes = boxesOf(keyOf(value, key))
    if (boxes.length > 0) return { boxes, convention }
  }
  const called = boxesOfCalls(keyOf(value, 'tool_calls'))
  if (called.length > 0) return { boxes: called, convention }
  for (const key of turnKeys) {
    const turns = boxesOfTurns(keyOf(value, key))
    if (turns.boxes.length > 0) return { ...turns, convention: convention ?? turns.convention }
  }
  const said = boxesSaid(text ?? '', mostBoxes)
  return { boxes: said.boxes, convention: said.boxes.length > 0 ? (convention ?? said.convention) : null }
}

/** The boxes in a cell of a table. */
export function boxesInCells(cells: ReadonlyMap<string, string>): BoxesRead {
  const row = Object.fromEntries(
    [...predictedKeys, ...conventionKeys].flatMap((key) => {
      const cell = cells.get(key)
      return cell === undefined ? [] : [[key, cell]]
    }),
  )
  return boxesIn(row, cells.get('prediction'), false)
}

/** Four numbers, an object of corners, either as text, or lists of them. */
function boxesOf(value: Json | undefined, depth = 3): readonly GivenBox[] {
  if (value === undefined || value === null || depth === 0) return []
  if (typeof value === 'string') return fours(value.slice(0, 10_000))
  if (Array.isArray(value)) {
    const list = value as readonly Json[]
    const box = boxOfFour(list)
    if (box) return [box]
    const found: GivenBox[] = []
    for (const inner of list) {
      if (found.length >= mostBoxes) break
      found.push(...boxesOf(inner, depth - 1))
    }
    return found.slice(0, mostBoxes)
  }
  if (!isObject(value)) return []
  const corners = boxOfFour(['x1', 'y1', 'x2', 'y2'].map((key) => keyOf(value, key) ?? null))
  return corners ? [corners] : boxesOf(keyOf(value, 'bbox_2d') ?? keyOf(value, 'bbox'), depth - 1)
}

function boxOfFour(list: readonly Json[]): GivenBox | null {
  if (list.length !== 4) return null
  const [a, b, c, d] = list.map((part) =>
    typeof part === 'number'
      ? part
      : typeof part === 'string' && /^\s*-?\d+(?:\.\d+)?\s*$/.test(part)
        ? Number(part)
        : Number.NaN,
  )
  if (a === undefined || b === undefined || c === undefined || d === undefined) return null
  return [a, b, c, d].every((number) => Number.isFinite(number)) ? [a, b, c, d] : null
}

/** Every bracket around four numbers in a text. */
function fours(text: string): readonly GivenBox[] {
  const found: GivenBox[] = []
  for (const [, inner = ''] of text.matchAll(/[[(]([^[\]()]{7,200})[\])]/g)) {
    const box = boxOfFour(inner.split(','))
    if (box) found.push(box)
    if (found.length >= mostBoxes) break
  }
  return found
}

/** Calls as `{name, arguments}`, or as chat endpoints write them: `{function: {name, arguments: "JSON"}}`. */
function boxesOfCalls(calls: Json | undefined): readonly GivenBox[] {
  if (typeof calls === 'string') return boxesSaid(calls, mostBoxes).boxes
  if (!Array.isArray(calls)) return []
  const found: GivenBox[] = []
  for (const call of calls as readonly Json[]) {
    if (found.length >= mostBoxes) break
    const given = keyOf(keyOf(call, 'function') ?? call, 'arguments')
    if (typeof given === 'string') found.push(...boxesSaid(given, mostBoxes).boxes)
    else found.push(...boxesOf(given))
  }
  return found.slice(0, mostBoxes)
}

/** What the model itself said in a conversation: its calls, else its texts as one, in which one look may follow another. */
function boxesOfTurns(turns: Json | undefined): BoxesRead {
  if (!Array.isArray(turns)) return { boxes: [], convention: null }
  const own = (turns as readonly Json[]).filter((turn) =>
    ['assistant', 'gpt'].includes(textAt(turn, 'role', 'from') ?? ''),
  )
  const calls = own.flatMap((turn) => {
    const listed = boxesOfCalls(keyOf(turn, 'tool_calls'))
    return listed.length > 0 ? listed : boxesOfCalls([keyOf(turn, 'function_call') ?? null])
  })
  if (calls.length > 0) return { boxes: calls.slice(0, mostBoxes), convention: null }
  const text = messagesIn(own)
    .map((message) => message.text)
    .join('\n')
  return boxesSaid(text, mostBoxes)
}
