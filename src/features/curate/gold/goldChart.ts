import { recentSpan, type GoldRecord } from '../../../domain/goldAccuracy.ts'
import type { ChartSpec } from '../../../charts/chartSpec.ts'
import { lines } from '../../../charts/lines.ts'

/** More lines than this could not be told apart; the others are in the table. */
const mostLines = 6

/** What a row of the chart's table is about. */
export interface ChartRow {
  readonly itemId: string
}

/** The accuracy of each annotator after each of their decisions about a gold item. */
export function goldChart(
  records: readonly GoldRecord[],
  figure: 'soFar' | 'recent',
  nameOf: (annotatorId: string) => string,
): { readonly spec: ChartSpec; readonly rows: readonly ChartRow[] } {
  const drawn = records.slice(0, mostLines)
  let row = 0
  const series = drawn.map(({ annotatorId, points }) => ({
    name: nameOf(annotatorId),
    points: points.map((point, place) => ({ x: place + 1, y: point[figure], row: row++ })),
  }))
  const longest = Math.max(1, ...drawn.map(({ points }) => points.length))
  const stride = Math.max(1, Math.ceil(longest / 10))
  const xTicks = Array.from({ length: Math.floor(longest / stride) }, (_, place) => (place + 1) * stride)
  return {
    rows: drawn.flatMap(({ points }) => points),
    spec: {
      id: 'gold-accuracy',
      name: 'Accuracy over time',
      definition: `Share of the gold items decided until then that were decided as is known: of all so far, or of the last ${recentSpan}. Each point is one decision, in the order in which the annotator made them.${records.length > mostLines ? ` Drawn are the ${mostLines} who decided about most.` : ''}`,
      table: {
        columns: ['Annotator', 'Decision', 'Right', 'Right so far', `Right of the last ${recentSpan}`],
        rows: drawn.flatMap(({ annotatorId, points }) =>
          points.map(({ right, soFar, recent }, place) => [
            nameOf(annotatorId),
            place + 1,
            right ? 'yes' : 'no',
            soFar,
            recent,
          ]),
        ),
        shares: [3, 4],
      },
      drawing: lines({
        series,
        xTicks: xTicks.length > 0 ? xTicks : [1],
        xText: (x) => String(x),
        xLabel: 'Gold items decided',
        yLabel: figure === 'soFar' ? 'Right so far' : `Right of the last ${recentSpan}`,
        yDomain: [0, 1],
        yText: (y) => `${Math.round(y * 100)} %`,
      }),
    },
  }
}
