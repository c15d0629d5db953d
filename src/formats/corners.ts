import type { SourceBox } from '../domain/item.ts'
import { parseBox, type BoxRead } from './box.ts'
import { tooManyBoxes } from './boxLimit.ts'
import type { Measure } from './format.ts'
import { error, under, warning, type Remark } from './remark.ts'

/** What the four numbers of a box are: two corners, or a corner with width and height. */
export type Corners = 'xyxy' | 'xywh'

/** Reads a box in either convention; see `parseBox`. A width or height of nothing or less is refused. */
export function readBox(value: unknown, corners: Corners, measure: Measure = 'pixels'): BoxRead {
  const least = measure === 'pixels' ? 1 : 0
  if (corners === 'xyxy') return parseBox(value, least)
  const four = fourOf(value)
  const [x = Number.NaN, y = Number.NaN, width = Number.NaN, height = Number.NaN] = four ?? []
  if (four === null || !four.every(Number.isFinite)) {
    return {
      ok: false,
      remark: error('box-unreadable', 'The box is not four numbers; x, y, width and height were expected.'),
    }
  }
  if (width <= 0 || height <= 0) {
    const sentence = `The box has the width ${width} and the height ${height}, so it has no area.`
    return { ok: false, remark: error('box-empty', sentence) }
  }
  return parseBox([x, y, x + width, y + height], least)
}

const numberOf = (part: unknown): number =>
  typeof part === 'number' ? part : typeof part === 'string' && part.trim() !== '' ? Number(part) : Number.NaN

function fourOf(value: unknown): readonly number[] | null {
  if (typeof value === 'string')
    return fourOf(
      value
        .slice(0, 400)
        .replace(/^\s*[[(]|[\])]\s*$/g, '')
        .split(','),
    )
  if (Array.isArray(value)) {
    const parts: readonly unknown[] = value
    if (parts.length === 1 && Array.isArray(parts[0])) return fourOf(parts[0])
    return parts.length === 4 ? parts.map(numberOf) : null
  }
  if (typeof value !== 'object' || value === null) return null
  const fields = new Map<string, unknown>(Object.entries(value))
  const named = [
    ['x', 'y', 'width', 'height'],
    ['x', 'y', 'w', 'h'],
  ].find((keys) => keys.every((key) => fields.has(key)))
  return named?.map((key) => numberOf(fields.get(key))) ?? null
}

/** What a record of several targets says of its boxes. */
export interface Targets {
  readonly boxes?: readonly (readonly SourceBox[])[]
  readonly region?: unknown
}

/** The same, or why the record cannot be taken. */
export type TargetsRead = Targets | { readonly failure: Remark }

interface TargetReading {
  /** Name of the field, for remarks. */
  readonly field: string
  readonly corners: Corners
  readonly measure?: Measure
  readonly labels?: readonly (string | null)[]
}

/**
 * Boxes of several targets, each a chain of its own; a single one is the region as well. One that cannot be read is left
 * out with a warning, for the question stands without it; more than anybody draws fail the record.
 */
export function readTargets(
  values: readonly unknown[],
  { field, corners, measure, labels = [] }: TargetReading,
  remarks: Remark[],
): TargetsRead {
  const failure = tooManyBoxes(values.length, field)
  if (failure) return { failure }
  const boxes: SourceBox[][] = []
  for (const [place, value] of values.entries()) {
    const read = readBox(value, corners, measure)
    const name = `${field}[${place}]`
    if (read.ok) {
      boxes.push([{ rect: read.rect, label: labels[place] ?? '' }])
      remarks.push(...read.remarks.map((remark) => under(name, remark)))
    } else remarks.push({ ...under(name, read.remark), severity: 'warning' })
  }
  if (boxes.length === 0) {
    if (values.length > 0)
      remarks.push(warning('box-unreadable', `${field} holds no box that can be read.`, field))
    return {}
  }
  const rect = boxes.length === 1 ? boxes[0]?.[0]?.rect : undefined
  return { boxes, ...(rect && { region: [rect.x1, rect.y1, rect.x2, rect.y2] }) }
}

/** Boxes of one chain, the minimal one first; it is the region too. */
export function readLevels(
  values: readonly unknown[],
  reading: TargetReading,
  remarks: Remark[],
): TargetsRead {
  const read = readTargets(values, reading, remarks)
  if ('failure' in read) return read
  const chain = read.boxes?.flat() ?? []
  const rect = chain[0]?.rect
  return rect ? { boxes: [chain], region: [rect.x1, rect.y1, rect.x2, rect.y2] } : {}
}

/** The region of a record with one box; a box that cannot be read fails it. */
export function readOneBox(
  value: unknown,
  field: string,
  corners: Corners,
  remarks: Remark[],
  measure: Measure = 'pixels',
): { readonly region?: unknown } | { readonly failure: Remark } {
  if (value === undefined || value === null) return {}
  const read = readBox(value, corners, measure)
  if (!read.ok) return { failure: under(field, read.remark) }
  remarks.push(...read.remarks.map((remark) => under(field, remark)))
  const { x1, y1, x2, y2 } = read.rect
  return { region: [x1, y1, x2, y2] }
}

/** A list, or nothing where there is none; one box that stands there bare is a list of one. */
export function listOfBoxes(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) return value === undefined || value === null ? [] : [value]
  const list: readonly unknown[] = value
  return list.length === 4 && list.every((each) => typeof each === 'number') ? [list] : list
}
