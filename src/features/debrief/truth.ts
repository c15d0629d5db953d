import { truthKey, type Truth } from '../../domain/debrief.ts'
import type { Rect } from '../../domain/geometry.ts'
import type { Item } from '../../domain/item.ts'

/** What is known about the items of the sample, by `truthKey`. */
export type Truths = ReadonlyMap<string, Truth>

/**
 * Reads the file of truths: `{items: [{image, question, region, flaw, correctAnswer, explanation}]}`. Null when it is
 * no such file; an entry that does not parse is left out, so the rest can still be compared.
 */
export function parseTruths(json: unknown): Truths | null {
  const items = fieldsOf(json)?.get('items')
  if (!Array.isArray(items)) return null
  return new Map(items.flatMap((entry: unknown) => parseTruth(entry) ?? []))
}

/** What is known about an item; its picture is named without the folders in front. */
export const truthOf = (truths: Truths, item: Item, pictureName: string): Truth | undefined =>
  truths.get(truthKey(nameOf(pictureName), item.question, item.region))

function parseTruth(json: unknown): readonly [readonly [string, Truth]] | null {
  const fields = fieldsOf(json)
  if (!fields) return null
  const image = fields.get('image')
  const question = fields.get('question')
  const explanation = fields.get('explanation')
  const flaw = fields.get('flaw') ?? null
  const correct = fields.get('correctAnswer') ?? null
  if (typeof image !== 'string' || typeof question !== 'string' || typeof explanation !== 'string')
    return null
  if ((flaw !== null && typeof flaw !== 'string') || (correct !== null && typeof correct !== 'string'))
    return null
  const region = parseRegion(fields.get('region'))
  if (region === undefined) return null
  return [[truthKey(nameOf(image), question, region), { flaw, correct, explanation }]]
}

/** The region; null where there is none, undefined where it does not parse. */
function parseRegion(json: unknown): Rect | null | undefined {
  if (json === null || json === undefined) return null
  const fields = fieldsOf(json)
  const side = (name: keyof Rect): number => {
    const value = fields?.get(name)
    return typeof value === 'number' ? value : Number.NaN
  }
  const rect = { x1: side('x1'), y1: side('y1'), x2: side('x2'), y2: side('y2') }
  return Object.values(rect).every(Number.isFinite) ? rect : undefined
}

const fieldsOf = (json: unknown): ReadonlyMap<string, unknown> | null =>
  typeof json === 'object' && json !== null ? new Map<string, unknown>(Object.entries(json)) : null

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
