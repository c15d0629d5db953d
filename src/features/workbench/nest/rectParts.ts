import { heightOf, widthOf, type Rect } from '../../../domain/geometry.ts'

export type RectPart = 'x' | 'y' | 'width' | 'height'

/** The rect with one of its four numbers changed: x and y move it, width and height move its right and lower edge. */
export function rectWith(rect: Rect, part: RectPart, value: number): Rect {
  switch (part) {
    case 'x':
      return { ...rect, x1: value, x2: value + widthOf(rect) }
    case 'y':
      return { ...rect, y1: value, y2: value + heightOf(rect) }
    case 'width':
      return { ...rect, x2: rect.x1 + value }
    case 'height':
      return { ...rect, y2: rect.y1 + value }
  }
}

/** The number in the text, `by` further on; the text itself when it is no number. */
export const steppedText = (text: string, by: number): string =>
  text.trim() !== '' && Number.isFinite(Number(text))
    ? String(Math.round((Number(text) + by) * 10) / 10)
    : text
