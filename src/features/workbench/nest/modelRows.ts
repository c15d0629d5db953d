import type { Rect, Size } from '../../../domain/geometry.ts'
import { modelViews, type ModelFamily, type ModelView } from '../../../domain/modelViews.ts'
import { maxAspect } from '../../../domain/smartResize.ts'
import { numberText } from '../../../ui/quantity.ts'

/** One line of “as the model gets it”, in words. */
export interface ModelRow {
  readonly family: ModelFamily
  readonly budget: number
  readonly numbers: ModelNumbers | null
  /** Why there are no numbers; empty where there are. */
  readonly refusal: string
}

interface ModelNumbers {
  readonly resized: string
  readonly tokens: string
  /** Tokens that see any of the box, and the block of cells that they form: `6`, `3 × 2`. */
  readonly cells: string
  readonly block: string
  readonly minSide: string
  readonly minSideInTokens: string
  /** The box's shorter side is less than one token. */
  readonly underToken: boolean
}

export interface ModelRows {
  readonly picture: readonly ModelRow[]
  readonly crop: readonly ModelRow[]
}

/** The lines for a box, with the whole picture and with the crop as what the model is given. */
export function modelRows(box: Rect, picture: Size): ModelRows {
  const views = modelViews(box, picture)
  const of = (subject: ModelView['subject']) => views.filter((view) => view.subject === subject).map(rowOf)
  return { picture: of('picture'), crop: of('crop') }
}

function rowOf({ family, budget, subject, given, layout, box }: ModelView): ModelRow {
  if (!layout || !box) return { family, budget, numbers: null, refusal: refusalOf(family, subject, given) }
  const { columns, rows } = {
    columns: box.cells.column1 - box.cells.column0,
    rows: box.cells.row1 - box.cells.row0,
  }
  return {
    family,
    budget,
    refusal: '',
    numbers: {
      resized: `${layout.resized.width}×${layout.resized.height}`,
      tokens: numberText(layout.tokens),
      cells: numberText(box.tokens),
      block: `${columns} × ${rows}${box.thumbnailCells ? ' and the thumbnail' : ''}`,
      minSide: shortNumber(box.minSide),
      minSideInTokens: shortNumber(box.minSideInTokens),
      underToken: box.minSideInTokens < 1,
    },
  }
}

/** `1204`, `63.2`, `0.31`: three digits at most behind which nothing is told. */
export function shortNumber(value: number): string {
  if (value >= 99.95) return String(Math.round(value))
  return value >= 9.995 ? value.toFixed(1) : value.toFixed(2)
}

function refusalOf(family: ModelFamily, subject: ModelView['subject'], { width, height }: Size): string {
  const what = subject === 'picture' ? 'this picture' : 'this crop'
  return Math.max(width, height) > maxAspect * Math.min(width, height)
    ? `${family.name} refuses ${what}: its sides are more than ${maxAspect} to 1 apart.`
    : `${family.name} refuses ${what}: it covers nothing.`
}

/** What the columns mean, for those who do not know the words. */
export const modelTerms: readonly (readonly [term: string, meaning: string])[] = [
  ['Budget', 'The most visual tokens that the model may spend on what it is given.'],
  ['Resized', 'Width × height in pixels to which the model’s own code brings what it is given.'],
  ['Tokens', 'How many visual tokens that makes; for InternVL with those of the thumbnail.'],
  ['Seen', 'How many of these tokens see any of the box: the cells that it touches.'],
  ['px', 'The box’s shorter side in pixels of the resized picture.'],
  ['tok', 'The same side counted in tokens; under 1 the box is thinner than what one token sees.'],
]
