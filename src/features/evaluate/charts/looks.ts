import { styleAt, type LineStyle } from '../../../charts/lines.ts'
import type { Look } from '../../../charts/textures.ts'
import type { PairPart } from '../../../domain/evaluationFiguresPairs.ts'
import type { View } from '../../../domain/preview.ts'

/** How the page draws things, by shape and texture as well as by colour. */

export const viewLooks: Readonly<Record<View, Look>> = {
  global: { tone: 'accent', texture: 'solid' },
  regional: { tone: 'yes', texture: 'hatched' },
  blind: { tone: 'soft', texture: 'dotted' },
}

export const partLooks: Readonly<Record<PairPart, Look>> = {
  both: { tone: 'yes', texture: 'solid' },
  second: { tone: 'accent', texture: 'hatched' },
  first: { tone: 'warn', texture: 'dotted' },
  neither: { tone: 'soft', texture: 'empty' },
}

/** Models whose lines can still be told apart by colour and shape, where lines are few. */
export const mostLineModels = 6
/** Where lines cross a lot, and each has its whiskers. */
export const mostBinModels = 3

/** The line of the model at a place, in a view. */
export function lineStyle(place: number, view: View): LineStyle {
  const { tone, shape } = styleAt(place)
  return {
    tone,
    shape,
    dash: view === 'global' ? '' : view === 'regional' ? '6 3' : '2 3',
    hollow: view !== 'global',
  }
}

/** A share as it stands in tables and CSV, in percent; null stays null. */
export const percent = (share: number | null | undefined): number | null =>
  share === null || share === undefined ? null : Number((share * 100).toPrecision(12))
