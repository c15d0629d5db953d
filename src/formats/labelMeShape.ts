import type { Point, Rect } from '../domain/geometry.ts'
import type { Json } from '../domain/json.ts'
import { labelMeShape } from '../schema/interchange.ts'
import { readAs } from '../schema/upstream.ts'
import { askedIn, asks, isQuestion } from './askedDraft.ts'
import { parseBox } from './box.ts'
import { isObject, mismatch, numberField, textField } from './fields.ts'
import { placeOf, type Mark } from './marks.ts'
import { error, note, under, type Remark } from './remark.ts'

export type ShapeRead =
  | { readonly kind: 'mark'; readonly mark: Mark; readonly remarks: readonly Remark[] }
  | { readonly kind: 'fault'; readonly remarks: readonly Remark[] }
  /** A point or a line. */
  | { readonly kind: 'shapeless' }

const shapeless = new Set(['point', 'points', 'line', 'linestrip'])

/** The box of a LabelMe shape; what is no rectangle is taken by the box around it. */
export function shapeMark(value: Json, field: string): ShapeRead {
  const fault = (remark: Remark): ShapeRead => ({ kind: 'fault', remarks: [under(field, remark)] })
  const read = readAs(labelMeShape, value)
  if (!read.ok) return fault(mismatch(read))
  const shape = read.value
  const remarks: Remark[] = []
  const type = textField(shape.shape_type, 'shape_type', remarks) ?? 'polygon'
  if (shapeless.has(type)) return { kind: 'shapeless' }
  const rect = around(shape.points, type)
  if (!rect) return fault(error('box-unreadable', 'points is no list of two or more points.', 'points'))
  const box = parseBox([rect.x1, rect.y1, rect.x2, rect.y2])
  if (!box.ok) return fault(under('points', box.remark))
  if (type !== 'rectangle' && type !== 'mask') {
    remarks.push(note('box-around', `The shape is a ${type}; the box around it was taken.`, 'points'))
  }
  const label = (textField(shape.label, 'label', remarks) ?? '').trim()
  const description = (textField(shape.description, 'description', remarks) ?? '').trim()
  const place = placeOf(label)
  const asked = askedAt(value, description)
  if (asked && 'sentence' in asked) remarks.push(asked)
  const isPlace = place.isRegion || place.level !== null
  return {
    kind: 'mark',
    mark: {
      rect: box.rect,
      level: numberField(shape.level, 'level', remarks) ?? place.level,
      isRegion: place.isRegion,
      label: !isPlace ? label : isQuestion(description) ? '' : description,
      chain: textOf(shape.chain_id ?? shape.group_id),
      question: textOf(shape.question_id),
      asks: asked && !('sentence' in asked) ? asked : null,
      record: withoutMask(value),
    },
    remarks: remarks.map((remark) => under(field, remark)),
  }
}

const textOf = (id: string | number | boolean | null | undefined): string | null =>
  id === null || id === undefined ? null : String(id)

function askedAt(value: Json, description: string): ReturnType<typeof askedIn> | null {
  const at = { line: null, field: '', isOwn: false }
  if (asks(value)) return askedIn(value, at, [])
  if (!isQuestion(description) || !isObject(value)) return null
  return askedIn({ ...value, question: description }, at, [])
}

/** The box around the points: opposite corners, those of a polygon, or centre and edge of a circle. */
function around(points: readonly unknown[], type: string): Rect | null {
  const read = points.map(pointOf)
  const [first, second] = read
  if (!first || !second || read.includes(null)) return null
  if (type === 'circle') {
    const radius = Math.hypot(second.x - first.x, second.y - first.y)
    return { x1: first.x - radius, y1: first.y - radius, x2: first.x + radius, y2: first.y + radius }
  }
  let { x: x1, y: y1 } = first
  let [x2, y2] = [x1, y1]
  for (const point of read) {
    if (!point) continue
    x1 = Math.min(x1, point.x)
    y1 = Math.min(y1, point.y)
    x2 = Math.max(x2, point.x)
    y2 = Math.max(y2, point.y)
  }
  return { x1, y1, x2, y2 }
}

function pointOf(value: unknown): Point | null {
  if (!Array.isArray(value) || value.length !== 2) return null
  const [x, y] = value as readonly unknown[]
  return typeof x === 'number' && typeof y === 'number' ? { x, y } : null
}

/** A mask is a picture in base64; nobody reads it here. */
function withoutMask(value: Json): Json {
  if (!isObject(value)) return value
  return { ...value, mask: null }
}
