import type { Markish } from '@observablehq/plot'
import type { Palette } from './palettes.ts'

/** What bars are told apart by besides their colour and their order. */
export type Texture = 'solid' | 'hatched' | 'dotted' | 'empty'

export interface Look {
  readonly tone: keyof Palette
  readonly texture: Texture
}

export interface Textures {
  /** Has to stand before what is filled. */
  readonly marks: Markish
  readonly fillOf: (look: Look) => string
}

const svgSpace = 'http://www.w3.org/2000/svg'
const cell = 6

/** Drawings on one page each have their own patterns. */
let drawings = 0

/** Fills for these looks, as patterns that lie in the drawing itself. */
export function texturesOf(looks: readonly Look[], colours: Palette): Textures {
  drawings += 1
  const drawing = drawings
  const idOf = ({ tone, texture }: Look): string => `texture-${drawing}-${tone}-${texture}`
  const woven = looks.filter(({ texture }) => texture === 'hatched' || texture === 'dotted')
  return {
    marks: (_index, _scales, _values, _dimensions, { document }) => {
      const defs = document.createElementNS(svgSpace, 'defs')
      for (const look of woven) defs.append(patternOf(document, idOf(look), look, colours))
      return defs
    },
    fillOf: (look) =>
      look.texture === 'solid'
        ? colours[look.tone]
        : look.texture === 'empty'
          ? colours.ground
          : `url(#${idOf(look)})`,
  }
}

function patternOf(document: Document, id: string, { tone, texture }: Look, colours: Palette): SVGElement {
  const made = (name: string, attributes: Readonly<Record<string, string | number>>): SVGElement => {
    const element = document.createElementNS(svgSpace, name)
    for (const [attribute, value] of Object.entries(attributes))
      element.setAttribute(attribute, String(value))
    return element
  }
  const pattern = made('pattern', {
    id,
    width: cell,
    height: cell,
    patternUnits: 'userSpaceOnUse',
    ...(texture === 'hatched' ? { patternTransform: 'rotate(45)' } : {}),
  })
  pattern.append(
    made('rect', { width: cell, height: cell, fill: colours.ground }),
    texture === 'hatched'
      ? made('rect', { width: cell * 0.55, height: cell, fill: colours[tone] })
      : made('circle', { cx: cell / 2, cy: cell / 2, r: 1.6, fill: colours[tone] }),
  )
  return pattern
}
