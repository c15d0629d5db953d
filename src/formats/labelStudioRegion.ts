import type { Point, Rect, Size } from '../domain/geometry.ts'
import type { LabelStudioResult, LabelStudioValue } from '../schema/interchange.ts'
import { parseBox, type BoxRead } from './box.ts'
import { error, note, warning, type Remark } from './remark.ts'

const regionTypes = new Set([
  'rectangle',
  'rectanglelabels',
  'polygon',
  'polygonlabels',
  'ellipse',
  'ellipselabels',
])

export const isRegionType = (type: string): boolean => regionTypes.has(type)

/**
 * The rect of a region whose numbers are percents of the picture (FORMATS §5.3), as numbers of `scale`; what is turned or
 * is no rectangle is taken by the box around it. Turning needs the size of the picture, for its pixels are square.
 */
export function regionRect(
  type: string,
  value: LabelStudioValue,
  result: LabelStudioResult,
  size: Size | null,
  scale: Size,
): BoxRead {
  const remarks: Remark[] = []
  const turned = number(result.image_rotation)
  if (turned !== null && turned % 360 !== 0) {
    remarks.push(
      warning(
        'picture-turned',
        `The picture was shown turned by ${turned}° when the box was drawn; check where it lies.`,
        null,
      ),
    )
  }
  const corners = cornersOf(type, value, scale)
  if (!corners) {
    const sentence = 'The region has no numbers for its place and size.'
    return { ok: false, remark: error('box-unreadable', sentence) }
  }
  if (!type.startsWith('rectangle')) {
    const sentence = `The region is ${type.startsWith('polygon') ? 'a polygon' : 'an ellipse'}; the box around it was taken.`
    remarks.push(note('box-around', sentence))
  }
  const angle = number(value.rotation) ?? 0
  let points = corners
  if (angle % 360 !== 0 && !type.startsWith('polygon')) {
    if (size) points = turnedAround(corners, angle)
    const sentence = size
      ? `The region is turned by ${angle}°; the upright box around it was taken.`
      : `The region is turned by ${angle}°, but the size of its picture is not given; it was taken as if it were upright.`
    remarks.push(size ? note('box-around', sentence) : warning('box-turned', sentence))
  }
  const rect = around(points)
  const box = parseBox([tidy(rect.x1), tidy(rect.y1), tidy(rect.x2), tidy(rect.y2)])
  return box.ok ? { ...box, remarks: [...remarks, ...box.remarks] } : box
}

const number = (value: unknown): number | null => (typeof value === 'number' ? value : null)

/** Percents bring pixels back but for the last digits of a double. */
const tidy = (value: number): number => {
  const rounded = Math.round(value * 1e6) / 1e6
  return Object.is(rounded, -0) ? 0 : rounded
}

/** The first one is what Label Studio turns a region around. */
function cornersOf(type: string, value: LabelStudioValue, { width, height }: Size): readonly Point[] | null {
  const place = (x: number, y: number): Point => ({ x: (x * width) / 100, y: (y * height) / 100 })
  if (type.startsWith('polygon')) {
    const given: readonly unknown[] = Array.isArray(value.points) ? value.points : []
    const points = given.map((point) => {
      const pair: readonly unknown[] = Array.isArray(point) ? point : []
      const [x, y] = [number(pair[0]), number(pair[1])]
      return x === null || y === null ? null : place(x, y)
    })
    const sound = points.filter((point) => point !== null)
    return sound.length > 1 && sound.length === points.length ? sound : null
  }
  const [x, y] = [number(value.x), number(value.y)]
  if (x === null || y === null) return null
  if (type.startsWith('ellipse')) {
    const [across, down] = [number(value.radiusX), number(value.radiusY)]
    if (across === null || down === null) return null
    return [
      place(x, y),
      place(x - across, y - down),
      place(x + across, y - down),
      place(x + across, y + down),
      place(x - across, y + down),
    ]
  }
  const [w, h] = [number(value.width), number(value.height)]
  if (w === null || h === null) return null
  return [place(x, y), place(x + w, y), place(x + w, y + h), place(x, y + h)]
}

/** Clockwise, in degrees, around the first point. */
function turnedAround(points: readonly Point[], degrees: number): readonly Point[] {
  const [pivot] = points
  if (!pivot) return points
  const radians = (degrees * Math.PI) / 180
  const [sine, cosine] = [Math.sin(radians), Math.cos(radians)]
  return points.map(({ x, y }) => ({
    x: pivot.x + (x - pivot.x) * cosine - (y - pivot.y) * sine,
    y: pivot.y + (x - pivot.x) * sine + (y - pivot.y) * cosine,
  }))
}

function around(points: readonly Point[]): Rect {
  let [x1, y1, x2, y2] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y } of points) {
    x1 = Math.min(x1, x)
    y1 = Math.min(y1, y)
    x2 = Math.max(x2, x)
    y2 = Math.max(y2, y)
  }
  return { x1, y1, x2, y2 }
}
