import type { ChartSpec } from '../../../charts/chartSpec.ts'
import { amountText } from '../../../charts/chartText.ts'
import { histogram } from '../../../charts/histogram.ts'
import type { RewardColumn } from '../../../domain/trainingRewardColumns.ts'
import { rewardBins } from '../../../domain/trainingRewardMeans.ts'
import { columnName } from '../columnName.ts'
import { formulaText, numberOf, type Weighting } from './rewardWords.ts'

/** How the rewards of the items of one column are spread. */
export function rewardChart(
  column: RewardColumn,
  overall: Float64Array,
  mean: number | null,
  weighting: Weighting,
): ChartSpec {
  const { edges, counts } = rewardBins(overall)
  const source = weighting.kind === 'rules' ? 'EasyR1’s perception.py' : 'LFPC §4.1, table 12'
  return {
    id: 'rewards',
    name: 'Rewards of the items',
    definition: `Items of ${columnName(column)} by their reward, the mean over the answers to an item: ${formulaText(weighting)} (${source}). A reward on an edge counts to its right, the last edge to its left.`,
    table: {
      columns: ['From', 'To', 'Items'],
      rows: counts.map((count, bin) => [numberOf(edges[bin] ?? 0), numberOf(edges[bin + 1] ?? 0), count]),
    },
    drawing: histogram({
      edges,
      counts,
      edgeText: numberOf,
      xLabel: 'Reward',
      yLabel: 'Items',
      mark: mean === null ? null : { at: mean, label: `mean ${amountText(Number(mean.toFixed(3)))}` },
    }),
  }
}
