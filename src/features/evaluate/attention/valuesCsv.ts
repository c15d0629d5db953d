import { attentionScore, type AttentionChoices } from '../../../domain/attentionMeasures.ts'
import type { AttentionColumn, AttentionReport } from '../../../domain/attentionReport.ts'
import type { Slices } from '../../../domain/slices.ts'
import { csvLine } from '../../../formats/csvCells.ts'

/** Lines between rests. */
const linesAtOnce = 1000

/**
 * Everything that was measured, a line for each item of each contestant, and under which choices: the pieces of a file.
 */
export function* valuesCsv(
  report: AttentionReport,
  right: ReadonlyMap<AttentionColumn, Float64Array>,
  { map, target, policy, epsilon }: AttentionChoices,
): Slices<readonly string[]> {
  const under = [map.kind, map.kind === 'raw' ? null : map.epsilon, target, policy, epsilon]
  const pieces = [csvLine(head)]
  for (const column of report.columns) {
    let lines = ''
    for (const [place, itemId] of report.itemIds.entries()) {
      const reward = column.values.reward[place] ?? Number.NaN
      if (!Number.isNaN(reward))
        lines += csvLine([
          itemId,
          column.label,
          column.crop,
          ...(['cells', 'area', 'target', 'image'] as const).map(
            (name) => column.values[name][place] ?? null,
          ),
          attentionScore(reward),
          reward,
          right.get(column)?.[place] ?? null,
          ...under,
        ])
      if (place % linesAtOnce < linesAtOnce - 1) continue
      pieces.push(lines)
      lines = ''
      yield
    }
    pieces.push(lines)
  }
  return pieces
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
