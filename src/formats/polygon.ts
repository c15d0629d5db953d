import { parseBox, type BoxRead } from './box.ts'
import { error, under } from './remark.ts'

/** Outlines with more corners than this are damage. */
const mostCorners = 200_000

/**
 * The box around an outline: a list of points, a flat list of their numbers, or a list of such outlines. Null where
 * there is none.
 */
export function polygonBox(value: unknown, field: string): BoxRead | null {
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return null
  const points = pointsIn(value)
  if (points === null || points.length < 4) {
    const sentence = 'The outline is not a list of points, so there is no box around it.'
    return { ok: false, remark: error('box-unreadable', sentence, field) }
  }
  const corner = { x1: Infinity, y1: Infinity, x2: -Infinity, y2: -Infinity }
  for (let at = 0; at < points.length; at += 2) {
    const x = points[at] ?? Number.NaN
    const y = points[at + 1] ?? Number.NaN
    corner.x1 = Math.min(corner.x1, x)
    corner.y1 = Math.min(corner.y1, y)
    corner.x2 = Math.max(corner.x2, x)
    corner.y2 = Math.max(corner.y2, y)
  }
  const read = parseBox([corner.x1, corner.y1, corner.x2, corner.y2])
  return read.ok ? read : { ok: false, remark: under(field, read.remark) }
}

/** All coordinates in a row, x before y; null where something is no number or one has no partner. */
function pointsIn(value: unknown): readonly number[] | null {
  if (!Array.isArray(value)) return null
  const numbers = (value as readonly unknown[]).flat(3).slice(0, mostCorners * 2)
  return numbers.length % 2 === 0 && numbers.every(isNumber) ? numbers : null
}

const isNumber = (value: unknown): value is number => typeof value === 'number'
