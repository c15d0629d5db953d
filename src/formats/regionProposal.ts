import type { Json } from '../domain/json.ts'
import type { Column } from './columns.ts'
import type { Corners } from './corners.ts'
import type { Measure } from './format.ts'
import { spread, valueAt, type MappedRegion } from './mapping.ts'

const single = [
  'bbox',
  'box',
  'region',
  'bounding_box',
  'bbox_2d',
  'gt_bbox',
  'bboxes',
  'rect',
  'evidence',
  'gt_box',
]

/** Four columns that make a box, by the ends of their names. */
const fours: readonly (readonly [corners: Corners, names: readonly string[]])[] = [
  ['xyxy', ['x1', 'y1', 'x2', 'y2']],
  ['xyxy', ['xmin', 'ymin', 'xmax', 'ymax']],
  ['xyxy', ['x_min', 'y_min', 'x_max', 'y_max']],
  ['xyxy', ['left', 'top', 'right', 'bottom']],
  ['xywh', ['x', 'y', 'w', 'h']],
  ['xywh', ['x', 'y', 'width', 'height']],
  ['xywh', ['left', 'top', 'width', 'height']],
]

/** Where the region of a record stands and how it is written, by names and numbers; null where nothing looks like one. */
export function proposeRegion(columns: readonly Column[], rows: readonly Json[]): MappedRegion | null {
  const field = single
    .flatMap((name) => columns.filter(({ key }) => lastOf(key) === name || key.toLowerCase() === name))
    .map(({ key }) => ({ key, boxes: rows.flatMap((row) => fourIn(valueAt(row, key)) ?? []) }))
    .find(({ boxes }) => boxes.length > 0)
  if (field) {
    const corners = cornersOf(field.key, boxesOf(field.boxes))
    return { keys: [field.key], corners, measure: measureOf(field.key, boxesOf(field.boxes)) }
  }
  for (const [corners, wanted] of fours) {
    const keys = fourColumns(columns, wanted)
    if (keys === null) continue
    const boxes = rows.flatMap((row) => {
      const four = keys.map((key) => numberIn(valueAt(row, key)))
      return four.every(Number.isFinite) ? [four] : []
    })
    if (boxes.length > 0) return { keys, corners, measure: measureOf(keys.join(' '), boxes) }
  }
  return null
}

/** A flat list of numbers as boxes again. */
const boxesOf = (numbers: readonly number[]): readonly (readonly number[])[] =>
  Array.from({ length: numbers.length / 4 }, (_, at) => numbers.slice(at * 4, at * 4 + 4))

const lastOf = (key: string): string => (key.split('.').at(-1) ?? key).toLowerCase()

/** The four columns whose names are these, all with the same text before. */
function fourColumns(columns: readonly Column[], wanted: readonly string[]): readonly string[] | null {
  const [start = ''] = wanted
  for (const { key } of columns) {
    if (!key.toLowerCase().endsWith(start)) continue
    const before = key.slice(0, key.length - start.length).toLowerCase()
    if (before !== '' && !/[._ -]$/.test(before)) continue
    const keys = wanted.map(
      (name) => columns.find(({ key: other }) => other.toLowerCase() === before + name)?.key,
    )
    if (keys.every((each) => each !== undefined)) return keys
  }
  return null
}

function fourIn(value: Json | undefined): readonly number[] | null {
  const given = spread(value)
  if (Array.isArray(given)) {
    const list = given as readonly Json[]
    if (list.length === 1 || (list.length > 1 && Array.isArray(list[0]))) return fourIn(list[0])
    const four = list.map(numberIn)
    return four.length === 4 && four.every(Number.isFinite) ? four : null
  }
  return null
}

const numberIn = (value: Json | undefined): number =>
  typeof value === 'number'
    ? value
    : typeof value === 'string' && value.trim() !== ''
      ? Number(value)
      : Number.NaN

/** A second corner before the first can only be a size. */
function cornersOf(key: string, boxes: readonly (readonly number[])[]): Corners {
  if (/xywh|ltwh/i.test(key)) return 'xywh'
  if (/xyxy|ltrb/i.test(key)) return 'xyxy'
  return boxes.some(([x = 0, y = 0, z = 0, w = 0]) => z < x || w < y) ? 'xywh' : 'xyxy'
}

/** By the name, or because no number is above 1; percent and thousandths cannot be told from pixels by their numbers. */
function measureOf(key: string, boxes: readonly (readonly number[])[]): Measure {
  if (/square|padded/i.test(key)) return { share: 'padded-square', of: 1 }
  if (/percent|pct/i.test(key)) return { share: 'side', of: 100 }
  const most = Math.max(0, ...boxes.flat())
  if (most <= 1) return { share: 'side', of: 1 }
  return /1000|norm|relative/i.test(key) && most <= 1000 ? { share: 'side', of: 1000 } : 'pixels'
}
