import { attentionScore, type AttentionChoices } from '../../../domain/attentionMeasures.ts'
import type { AttentionColumn, AttentionReport } from '../../../domain/attentionReport.ts'
import { csvLine } from '../../../formats/csvCells.ts'

/** Everything that was measured, a line for each item of each contestant, and under which choices. */
export function valuesCsv(
  report: AttentionReport,
  right: ReadonlyMap<AttentionColumn, Float64Array>,
  { map, target, policy, epsilon }: AttentionChoices,
): string {
  const under = [map.kind, map.kind === 'raw' ? null : map.epsilon, target, policy, epsilon]
  const lines = report.columns.flatMap((column) =>
    report.itemIds.flatMap((itemId, place) => {
      const reward = column.values.reward[place] ?? Number.NaN
      if (Number.isNaN(reward)) return []
      return csvLine([
        itemId,
        column.label,
        column.crop,
        ...(['cells', 'area', 'target', 'image'] as const).map((name) => column.values[name][place] ?? null),
        attentionScore(reward),
        reward,
        right.get(column)?.[place] ?? null,
        ...under,
      ])
    }),
  )
  return [csvLine(head), ...lines].join('')
}

const head = [
  'item',
  'model',
  'crop',
  'coverage_zwz_cells',
  'coverage_area',
  'a',
  'v',
  'R_a',
  'r_v',
  'right',
  'map',
  'map_epsilon',
  'target',
  'target_tokens',
  'epsilon',
]
