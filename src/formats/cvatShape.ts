import type { Rect } from '../domain/geometry.ts'
import { optionsIn } from './askedDraft.ts'
import { parseBox } from './box.ts'
import { placeOf, type Asked, type Mark } from './marks.ts'
import { error, note, type Remark } from './remark.ts'

/** An element of a picture with its attributes, those that CVAT knows and those of its label. */
export interface CvatShape {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  /** Text of the label's attributes by name. */
  readonly own: ReadonlyMap<string, string>
  readonly line: number
}

export const shapeNames: ReadonlySet<string> = new Set([
  'box',
  'polygon',
  'ellipse',
  'mask',
  'polyline',
  'points',
  'cuboid',
  'skeleton',
  'tag',
])

export const isBoxed = ({ name }: CvatShape): boolean =>
  name === 'box' || name === 'polygon' || name === 'ellipse' || name === 'mask'

/** The mark of a box, or of the box around something else. */
export function markOfShape(
  shape: CvatShape,
): { readonly mark: Mark; readonly remarks: readonly Remark[] } | { readonly remark: Remark } {
  const { name, attributes, own } = shape
  const remarks: Remark[] = []
  const rect = rectOf(shape)
  if (!rect) return { remark: error('box-unreadable', 'The shape has no numbers for its corners.') }
  const degrees = number(attributes.get('rotation')) || 0
  const isTurned = degrees % 360 !== 0
  const box = parseBox(corners(isTurned ? turned(rect, degrees) : rect))
  if (!box.ok) return { remark: box.remark }
  remarks.push(...box.remarks)
  if (name !== 'box' || isTurned) {
    const what = name === 'box' ? `turned by ${degrees}°` : name === 'ellipse' ? 'an ellipse' : `a ${name}`
    remarks.push(note('box-around', `The shape is ${what}; the upright box around it was taken.`))
  }
  const label = attributes.get('label') ?? ''
  const place = placeOf(label)
  const isPlace = place.isRegion || place.level !== null
  const group = attributes.get('group_id') ?? '0'
  const level = number(own.get('level'))
  const asked = askedOfShape(shape)
  return {
    mark: {
      rect: box.rect,
      level: Number.isFinite(level) ? level : place.level,
      isRegion: place.isRegion,
      label: (own.get('label') ?? (isPlace ? '' : label)).trim(),
      chain: filled(own.get('chain_id')) ?? (group === '0' || group === '' ? null : group),
      question: filled(own.get('question_id')),
      asks: asked,
      record: recordOf(shape),
    },
    remarks,
  }
}

/** The question that attributes of a box or a tag ask. */
export function askedOfShape(shape: CvatShape): Asked | null {
  const { own, line } = shape
  const question = filled(own.get('question'))
  if (question === null) return null
  const remarks: Remark[] = []
  return {
    id: filled(own.get('question_id')),
    question,
    options: lettered(own) ?? optionsIn(own.get('options'), 'options', remarks),
    answer: filled(own.get('answer')),
    letter: filled(own.get('answer_letter')),
    category: filled(own.get('category')),
    record: recordOf(shape),
    line,
    remarks,
  }
}

/** `option_A`, `option_B` and so on, up to the first that is missing. */
function lettered(own: ReadonlyMap<string, string>): readonly string[] | null {
  const options: string[] = []
  for (let code = 97; code < 123; code++) {
    const option = own.get(`option_${String.fromCharCode(code)}`)
    if (option === undefined) break
    options.push(option)
  }
  return options.length > 0 ? options : null
}

/** CVAT fills in attributes that nobody gave. */
const filled = (text: string | undefined): string | null =>
  text === undefined || text.trim() === '' ? null : text

const number = (text: string | undefined): number =>
  text !== undefined && /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/.test(text)
    ? Number(text)
    : Number.NaN

function rectOf({ name, attributes }: CvatShape): Rect | null {
  const at = (key: string): number => number(attributes.get(key))
  switch (name) {
    case 'box':
      return sound({ x1: at('xtl'), y1: at('ytl'), x2: at('xbr'), y2: at('ybr') })
    case 'mask': {
      const [left, top] = [at('left'), at('top')]
      return sound({ x1: left, y1: top, x2: left + at('width'), y2: top + at('height') })
    }
    case 'ellipse': {
      const [x, y, across, down] = [at('cx'), at('cy'), at('rx'), at('ry')]
      return sound({ x1: x - across, y1: y - down, x2: x + across, y2: y + down })
    }
    default:
      return aroundPoints(attributes.get('points') ?? '')
  }
}

const sound = (rect: Rect): Rect | null => (corners(rect).some(Number.isNaN) ? null : rect)

const corners = ({ x1, y1, x2, y2 }: Rect): readonly number[] => [x1, y1, x2, y2]

/** `x,y;x,y;…` */
function aroundPoints(text: string): Rect | null {
  let [x1, y1, x2, y2] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const pair of text.split(';')) {
    const [x = Number.NaN, y = Number.NaN] = pair.split(',').map(number)
    if (Number.isNaN(x) || Number.isNaN(y)) return null
    x1 = Math.min(x1, x)
    y1 = Math.min(y1, y)
    x2 = Math.max(x2, x)
    y2 = Math.max(y2, y)
  }
  return { x1, y1, x2, y2 }
}

/** The upright box around a rect that is turned around its middle, clockwise in degrees. */
function turned(rect: Rect, degrees: number): Rect {
  const radians = (degrees * Math.PI) / 180
  const [sine, cosine] = [Math.abs(Math.sin(radians)), Math.abs(Math.cos(radians))]
  const [width, height] = [rect.x2 - rect.x1, rect.y2 - rect.y1]
  const [x, y] = [(rect.x1 + rect.x2) / 2, (rect.y1 + rect.y2) / 2]
  const across = tidy((width * cosine + height * sine) / 2)
  const down = tidy((width * sine + height * cosine) / 2)
  return { x1: x - across, y1: y - down, x2: x + across, y2: y + down }
}

/** Without the last digits that turning leaves. */
const tidy = (value: number): number => Math.round(value * 1e6) / 1e6

/** The element as JSON, for keeping; a mask is pixels, which nobody reads here. */
const recordOf = ({ name, attributes, own }: CvatShape) => ({
  [name]: Object.fromEntries([...attributes].filter(([key]) => key !== 'rle')),
  attributes: Object.fromEntries(own),
})
