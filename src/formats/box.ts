import {
  areaRatio,
  frameOf,
  heightOf,
  intersection,
  sameRect,
  widthOf,
  type Rect,
  type Size,
} from '../domain/geometry.ts'
import { defaultThresholds } from '../domain/project.ts'
import { error, kindOf, note, quoted, warning, type Remark } from './remark.ts'

/** A box that could be taken, with what was repaired; or why not. */
export type BoxRead =
  | { readonly ok: true; readonly rect: Rect; readonly remarks: readonly Remark[] }
  | { readonly ok: false; readonly remark: Remark }

/** A region of this share of its picture is no region; smaller ones over the limit are judged beside their item. */
const wholePicture = 0.99

/** No picture has coordinates beyond this; such numbers are damage, not pixels. */
const farthest = 10_000_000

const refused = (code: string, sentence: string): BoxRead => ({ ok: false, remark: error(code, sentence) })

/**
 * Reads a box of two corners, x1, y1, x2, y2: a list of four numbers or numeric texts, the text "(x1,y1,x2,y2)" of
 * step 1, an object with those four keys, or any of these as the only element of a list. No side may be shorter than
 * `least`: one pixel, or nothing where the numbers are shares of a picture.
 */
export function parseBox(value: unknown, least = 1): BoxRead {
  if (value === undefined || value === null) return refused('box-missing', 'There is no box here.')
  if (Array.isArray(value)) {
    const [only] = value
    if (value.length === 1 && typeof only === 'object' && only !== null) {
      return noted(parseBox(only, least), 'The box was a list inside a list; the inner list was taken.')
    }
    return boxOfFour(value, least)
  }
  if (typeof value === 'string') return boxOfText(value, least)
  if (typeof value === 'object') return boxOfObject(value, least)
  return refused('box-unreadable', `The box is ${kindOf(value)}; four numbers were expected.`)
}

function boxOfText(text: string, least: number): BoxRead {
  const inner = /^\s*[[(](.*)[\])]\s*$/s.exec(text.slice(0, 400))?.[1]
  const parts = inner?.split(',') ?? []
  if (parts.length !== 4) {
    return refused('box-unreadable', `The box is the text ${quoted(text)}; four numbers were expected.`)
  }
  return noted(
    boxOfNumbers(parts.map(numberOf), parts, least),
    'The box was given as text; its four numbers were taken.',
  )
}

function boxOfObject(value: object, least: number): BoxRead {
  const fields = new Map<string, unknown>(Object.entries(value))
  const keys = ['x1', 'y1', 'x2', 'y2']
  if (keys.every((key) => fields.has(key))) {
    const parts = keys.map((key) => fields.get(key))
    return noted(
      boxOfNumbers(parts.map(numberOf), parts, least),
      'The box was an object; its x1, y1, x2 and y2 were taken.',
    )
  }
  if (fields.has('width') || fields.has('w')) {
    return refused(
      'box-width-height',
      'The box gives a width and a height. Two corners (x1, y1, x2, y2) were expected, so it was not guessed at.',
    )
  }
  return refused('box-unreadable', 'The box is an object without x1, y1, x2 and y2.')
}

function boxOfFour(parts: readonly unknown[], least: number): BoxRead {
  if (parts.length !== 4) {
    return refused('box-count', `The box has ${parts.length} numbers; four were expected (x1, y1, x2, y2).`)
  }
  const box = boxOfNumbers(parts.map(numberOf), parts, least)
  const isText = parts.some((part) => typeof part === 'string')
  return isText ? noted(box, 'The numbers of the box were given as text.') : box
}

function numberOf(part: unknown): number {
  if (typeof part === 'number') return part
  return typeof part === 'string' && /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/.test(part)
    ? Number(part)
    : Number.NaN
}

function boxOfNumbers(numbers: readonly number[], parts: readonly unknown[], least: number): BoxRead {
  const [x1 = Number.NaN, y1 = Number.NaN, x2 = Number.NaN, y2 = Number.NaN] = numbers
  const bad = numbers.findIndex((number) => !Number.isFinite(number) || Math.abs(number) > farthest)
  if (bad >= 0) {
    const part = parts[bad]
    const said =
      typeof part === 'string' || typeof part === 'number' ? quoted(String(part), 40) : kindOf(part)
    return refused(
      'box-unreadable',
      `${['x1', 'y1', 'x2', 'y2'][bad]} of the box is ${said}, which is no pixel position.`,
    )
  }
  const rect = { x1: Math.min(x1, x2), y1: Math.min(y1, y2), x2: Math.max(x1, x2), y2: Math.max(y1, y2) }
  if (widthOf(rect) === 0 || heightOf(rect) === 0) {
    return refused('box-empty', 'The box has no area: its width or height is zero.')
  }
  if (widthOf(rect) < least || heightOf(rect) < least) {
    return refused('box-sub-pixel', 'The box is smaller than one pixel.')
  }
  const remarks = sameRect(rect, { x1, y1, x2, y2 })
    ? []
    : [
        warning(
          'box-inverted',
          `The corners of the box were given in reverse (${[x1, y1, x2, y2].join(', ')}); they were put in order.`,
        ),
      ]
  return { ok: true, rect, remarks }
}

function noted(box: BoxRead, sentence: string): BoxRead {
  return box.ok ? { ...box, remarks: [note('box-repaired', sentence), ...box.remarks] } : box
}

/** Fits a box to its picture: refused outside of it or where less than a pixel is left, cut at its edges with a warning. */
export function fitBox(rect: Rect, size: Size): BoxRead {
  const said = `(${[rect.x1, rect.y1, rect.x2, rect.y2].join(', ')})`
  const inside = intersection(rect, frameOf(size))
  if (!inside) {
    return refused(
      'box-outside',
      `The box ${said} lies outside the picture of ${size.width} × ${size.height}.`,
    )
  }
  if (widthOf(inside) < 1 || heightOf(inside) < 1) {
    return refused(
      'box-sub-pixel',
      `Less than one pixel of the box ${said} lies inside the picture of ${size.width} × ${size.height}.`,
    )
  }
  const remarks: Remark[] = []
  if (!sameRect(inside, rect)) {
    remarks.push(
      warning(
        'box-clamped',
        `The box ${said} reaches beyond the picture of ${size.width} × ${size.height}; it was cut at its edges.`,
      ),
    )
  }
  if (areaRatio(inside, size) >= wholePicture) {
    remarks.push(
      warning(
        'region-whole',
        `The region is the whole picture (area ratio 1.0; ${defaultThresholds.areaRatio} is the limit).`,
      ),
    )
  }
  return { ok: true, rect: inside, remarks }
}

/** Width and height from `[w, h]`, the text "1280x960", or null where there is no sense in it. */
export function parseSize(value: unknown): {
  readonly size: Size | null
  readonly remarks: readonly Remark[]
} {
  if (value === undefined || value === null) return { size: null, remarks: [] }
  const isText = typeof value === 'string'
  const parts: readonly unknown[] = isText
    ? value.slice(0, 100).split(/[x×,]/i)
    : Array.isArray(value)
      ? value
      : []
  const [width = Number.NaN, height = Number.NaN] = parts.map(numberOf)
  const isSize =
    parts.length === 2 &&
    [width, height].every((side) => Number.isInteger(side) && side > 0 && side <= farthest)
  if (!isSize) {
    return {
      size: null,
      remarks: [warning('size-unreadable', 'The picture size could not be read and was left out.')],
    }
  }
  const isList = !isText && parts.every((part) => typeof part === 'number')
  const remarks = isList
    ? []
    : [note('size-repaired', 'The picture size was given as text; its two numbers were taken.')]
  return { size: { width, height }, remarks }
}
