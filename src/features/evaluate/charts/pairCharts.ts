import type { ChartSpec } from '../../../charts/chartSpec.ts'
import { stackedBars } from '../../../charts/stackedBars.ts'
import {
  pairParts,
  quadrantOfPart,
  type PairCounts,
  type PairFigures,
  type PairPart,
} from '../../../domain/evaluationFiguresPairs.ts'
import type { View } from '../../../domain/preview.ts'
import { pText } from '../../../domain/figureText.ts'
import { quadrantNames } from '../../../domain/quadrant.ts'
import type { ScoreColumn } from '../../../domain/scoreColumns.ts'
import { viewNames } from '../../../domain/viewNames.ts'
import { cutText } from '../../../ui/longText.ts'
import { countText, numberText } from '../../../ui/quantity.ts'
import { partLooks } from './looks.ts'

/** What two are crossed: the global and the regional view of one model, or two models in one view. */
export type Pairing =
  | { readonly kind: 'views'; readonly model: string }
  | { readonly kind: 'models'; readonly first: string; readonly second: string; readonly view: View }

export interface PairColumns {
  readonly first: ScoreColumn
  readonly second: ScoreColumn
}

/** Of so long a name, no more in a heading. */
const brief = (name: string): string => cutText(name, 40)

export function partNames(pairing: Pairing): Readonly<Record<PairPart, string>> {
  if (pairing.kind === 'models')
    return {
      both: 'Both right',
      first: `Only ${brief(pairing.first)}`,
      second: `Only ${brief(pairing.second)}`,
      neither: 'Neither',
    }
  return {
    both: quadrantNames[quadrantOfPart.both],
    first: quadrantNames[quadrantOfPart.first],
    second: quadrantNames[quadrantOfPart.second],
    neither: quadrantNames[quadrantOfPart.neither],
  }
}

/** Names of the two, for the sides of a two-by-two table. */
export const sideNames = (pairing: Pairing): readonly [first: string, second: string] =>
  pairing.kind === 'views'
    ? [viewNames.global, viewNames.regional]
    : [brief(pairing.first), brief(pairing.second)]

export interface PairRow {
  /** Place of the category; null for all of them. */
  readonly group: number | null
  readonly part: PairPart
}

const samplesWords = 'Of several samples of an item, more than half have to be right.'

/** The quadrants of all items and of each category; a row of the table is a part of one of them. */
export function pairChart(
  pairing: Pairing,
  figures: PairFigures,
  categoryNames: readonly string[],
): { readonly spec: ChartSpec; readonly rows: readonly PairRow[] } {
  const names = partNames(pairing)
  const groups: readonly {
    readonly name: string
    readonly group: number | null
    readonly counts: PairCounts
  }[] = [
    { name: 'All', group: null, counts: figures.overall },
    ...figures.categories.flatMap((counts, group) =>
      counts.items === 0 ? [] : [{ name: categoryNames[group] ?? '', group, counts }],
    ),
  ]
  const rows = groups.flatMap(({ group }) => pairParts.map((part): PairRow => ({ group, part })))
  return {
    rows,
    spec: {
      id: pairing.kind === 'views' ? 'quadrants' : 'models-compared',
      name: pairing.kind === 'views' ? 'What zooming changes' : 'Who is right',
      definition:
        pairing.kind === 'views'
          ? `Items answered in both views, by whether the model is right in the global view, the whole picture, and in the regional view, the region cut from the original pixels (dual view, ZoomBench §5.1). Zoom helps: right only in the regional view. Zoom hurts: right only in the global view. ${samplesWords}`
          : `Items that both models answered in the ${viewNames[pairing.view].toLowerCase()} view, by which of them is right. ${samplesWords} McNemar’s test (1947) asks whether the items on which only one is right are shared out more unevenly than a coin would.`,
      table: {
        columns: ['Category', 'Part', 'Items', 'Share'],
        rows: groups.flatMap(({ name, counts }) =>
          pairParts.map((part) => [
            name,
            names[part],
            counts.parts[part],
            counts.items === 0 ? null : counts.parts[part] / counts.items,
          ]),
        ),
        shares: [3],
      },
      drawing: stackedBars({
        series: pairParts.map((part) => ({ name: names[part], ...partLooks[part] })),
        bars: groups.map(({ name, counts }, place) => ({
          label: name,
          parts: pairParts.map((part, at) => ({
            count: counts.parts[part],
            row: place * pairParts.length + at,
          })),
        })),
      }),
    },
  }
}

/** What the crossing comes to, in a line. */
export function pairFinding(pairing: Pairing, { overall, test }: PairFigures): string {
  const { items, half, parts } = overall
  const who = pairing.kind === 'views' ? 'in both views' : 'by both'
  const differ =
    test.p === null
      ? 'They never differ.'
      : `Only one is right on ${numberText(parts.first + parts.second)}; McNemar’s ${test.by === 'exact' ? 'exact test' : 'test'}: ${pText(test.p)}.`
  const rest =
    half === 0
      ? ''
      : ` ${countText(half, 'item')} answered ${pairing.kind === 'views' ? 'in one view' : 'by one of them'} only ${half === 1 ? 'is' : 'are'} left out.`
  return `${countText(items, 'item')} answered ${who}. ${differ}${rest}`
}
