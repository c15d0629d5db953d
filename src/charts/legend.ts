import { dot, text, type Markish } from '@observablehq/plot'
import { labelText } from './chartText.ts'
import type { Palette } from './palettes.ts'

export type DotShape = 'circle' | 'square' | 'triangle' | 'diamond' | 'cross' | 'star'

/** What a legend shows before a name: a piece of the line, or a small bar. */
export type Swatch =
  | {
      readonly kind: 'line'
      readonly colour: string
      readonly dash: string
      readonly shape: DotShape
      readonly hollow: boolean
    }
  | { readonly kind: 'bar'; readonly fill: string; readonly stroke: string; readonly dash: string }

export interface LegendEntry {
  readonly name: string
  readonly swatch: Swatch
}

/** Width of a letter of 11 pixels, on the safe side. */
const letter = 6.6
const swatchWidth = 28
const gap = 16
const rowHeight = 17
const padding = 6

export interface LegendLayout {
  /** Where each entry begins, and how many letters of its name fit. */
  readonly places: readonly { readonly x: number; readonly y: number; readonly letters: number }[]
  readonly height: number
}

/** Entries in rows, each as wide as its name, none wider than there is room. */
export function legendLayout(names: readonly string[], width: number): LegendLayout {
  let [x, row] = [padding, 0]
  const places = names.map((name) => {
    const most = Math.max(4, Math.floor((width - 2 * padding - swatchWidth) / letter))
    const letters = Math.min(labelText(name).length, most)
    const wide = swatchWidth + letters * letter
    if (x > padding && x + wide > width - padding) [x, row] = [padding, row + 1]
    const place = { x, y: padding + row * rowHeight + rowHeight / 2, letters }
    x += wide + gap
    return place
  })
  return { places, height: names.length === 0 ? 0 : padding + (row + 1) * rowHeight }
}

/** Draws it from the upper left corner of the whole drawing, whatever the margins are. */
export function legend(
  entries: readonly LegendEntry[],
  { places }: LegendLayout,
  margin: { readonly left: number; readonly top: number },
  colours: Palette,
): Markish {
  const at = (dx: number, place: number) => ({
    frameAnchor: 'top-left' as const,
    dx: (places[place]?.x ?? 0) + dx - margin.left,
    dy: (places[place]?.y ?? 0) - margin.top,
  })
  return entries.map(({ name, swatch }, place) => [
    swatchShape(swatch, places[place]?.x ?? 0, places[place]?.y ?? 0),
    swatch.kind === 'line'
      ? dot([0], {
          ...at(11, place),
          r: 4,
          symbol: swatch.shape,
          fill: swatch.hollow ? colours.ground : swatch.colour,
          stroke: swatch.hollow ? swatch.colour : colours.ground,
          strokeWidth: swatch.hollow ? 1.75 : 1,
        })
      : null,
    text([cut(labelText(name), places[place]?.letters ?? 0)], {
      ...at(swatchWidth, place),
      lineAnchor: 'middle',
      fontSize: 11,
      fill: colours.soft,
      textAnchor: 'start',
    }),
  ])
}

/** Shortened in the middle: names often differ at their ends alone. */
export function cut(name: string, letters: number): string {
  if (name.length <= letters) return name
  const kept = Math.max(2, letters - 1)
  return `${name.slice(0, Math.ceil(kept / 2))}…${name.slice(name.length - Math.floor(kept / 2))}`
}

const swatchShape =
  (swatch: Swatch, x: number, y: number): Markish =>
  (_index, _scales, _values, _dimensions, { document }) => {
    const isLine = swatch.kind === 'line'
    const shape = document.createElementNS('http://www.w3.org/2000/svg', isLine ? 'line' : 'rect')
    const attributes = isLine
      ? { x1: x, x2: x + 22, y1: y, y2: y, stroke: swatch.colour, 'stroke-width': 1.75 }
      : { x: x + 4, y: y - 5, width: 18, height: 10, fill: swatch.fill, stroke: swatch.stroke }
    for (const [attribute, value] of Object.entries(attributes)) shape.setAttribute(attribute, String(value))
    if (swatch.dash !== '') shape.setAttribute('stroke-dasharray', swatch.dash)
    return shape
  }
