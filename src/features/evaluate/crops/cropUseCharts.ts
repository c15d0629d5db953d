import type { ChartSpec } from '../../../charts/chartSpec.ts'
import { amountText } from '../../../charts/chartText.ts'
import { histogram } from '../../../charts/histogram.ts'
import type { CropMeasure } from '../../../domain/cropUse.ts'
import type { CropUseColumn } from '../../../domain/cropUseColumns.ts'
import { areaRatioEdges, histogramOf } from '../../../domain/histogram.ts'
import { columnName } from '../columnName.ts'

const tenths: readonly number[] = Array.from({ length: 11 }, (_, tenth) => tenth / 10)
const tokenEdges: readonly number[] = [0, 4, 16, 64, 256, 1024, 4096, 16_384]

/** `4k` for 4,096, so that the names of the last edges fit. */
const edgeText = (edge: number): string =>
  edge >= 1024 && edge % 1024 === 0 ? `${edge / 1024}k` : amountText(edge)

/** How the measures of one model are spread over its items: those at `places`. */
export function cropUseCharts(
  column: CropUseColumn,
  places: readonly number[],
  gate: number,
): readonly ChartSpec[] {
  const spread = (
    measure: CropMeasure,
    edges: readonly number[],
    name: string,
    definition: string,
    mark: { readonly at: number; readonly label: string } | null = null,
  ): ChartSpec => {
    const values = places.map((place) => column.values[measure][place] ?? Number.NaN)
    const { counts } = histogramOf(
      values.filter((value) => !Number.isNaN(value)),
      edges,
    )
    return {
      id: `crop-${measure.toLowerCase()}`,
      name: `${name}, ${columnName(column)}`,
      definition: `${definition} One item counts once: the mean over its answers.`,
      table: {
        columns: ['From', 'To', 'Items'],
        rows: counts.map((count, bin) => [edges[bin] ?? 0, edges[bin + 1] ?? 0, count]),
      },
      drawing: histogram({ edges, counts, edgeText, xLabel: name, yLabel: 'Items', mark }),
    }
  }
  return [
    spread(
      'iou',
      tenths,
      'IoU',
      'Intersection over union of the crop with the level that it is most like: max over i of |b ∩ bᵢ| / |b ∪ bᵢ| (LFPC §4.2, §11).',
    ),
    spread(
      'overlap',
      tenths,
      'Overlap',
      'Share of b1 that the crop covers, o = |b ∩ b1| / |b1| (LFPC §4.2; the Overlap of §8). R_IoU is granted only above the gate.',
      { at: gate, label: `gate ${gate}` },
    ),
    spread(
      'ratio',
      areaRatioEdges,
      'Bbox Ratio',
      'Area of the crop ÷ area of the picture (LFPC §8.2). The steps grow: regions are small by construction.',
    ),
    spread(
      'tokens',
      tokenEdges,
      'Token Num',
      'Visual tokens of the crop, resized by itself under the chosen rule (LFPC §8.2). The steps grow by four.',
    ),
  ]
}
