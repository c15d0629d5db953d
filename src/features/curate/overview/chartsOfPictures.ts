import { ladder } from '../../../domain/preview.ts'
import { amountText, shareText } from '../../../charts/chartText.ts'
import { histogram } from '../../../charts/histogram.ts'
import { scatter } from '../../../charts/scatter.ts'
import type { OverviewCounts } from './overviewCounts.ts'
import { measured, type OverviewChart } from './overviewChart.ts'

/** How large the pictures are, and how small the regions (ZoomBench, figure 4, middle and right). */

const pixelTicks = [16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16_384, 32_768]

/** The middle of a cell, as it is drawn. */
const middle = ({ from, below }: { readonly from: number; readonly below: number }): number =>
  Math.sqrt(from * (below - 1))

const spanText = ({ from, below }: { readonly from: number; readonly below: number }): string =>
  below - from === 1 ? amountText(from) : `${amountText(from)}–${amountText(below - 1)}`

export function resolutionChart({
  resolutions: { cells, together, unknown },
}: OverviewCounts): OverviewChart {
  const widths = cells.map(({ width }) => middle(width))
  const heights = cells.map(({ height }) => middle(height))
  const all = [...widths, ...heights]
  const low = Math.max(1, Math.min(500, ...all) / 1.3)
  const high = Math.max(4300, ...all) * 1.2
  const domain = [low, high] as const
  const rungs = ladder.filter((side) => side > low * 1.1 && side < high)
  return {
    spec: {
      id: 'resolutions',
      name: 'Picture sizes',
      definition: `Items by the width and height of their picture in pixels, on logarithmic axes; the area of a dot is the number of items${together ? '; there are many sizes, so those that differ by less than an eighth share a dot' : ''}. Dotted: the longest sides to which pictures are scaled down for previews, 224 to 3,840 pixels; what lies outside a line loses pixels there. ZoomBench, figure 4, middle, shows the distribution of resolutions of its items too; whether it counts each picture once is not said.`,
      table: {
        columns: ['Width', 'Height', 'Items'],
        rows: cells.map(({ width, height, items }) => [spanText(width), spanText(height), items]),
      },
      drawing: scatter({
        points: cells.map(({ items, width, height }) => ({
          x: middle(width),
          y: middle(height),
          weight: items,
          label: `${spanText(width)} × ${spanText(height)}: ${amountText(items)}`,
        })),
        xLabel: 'Width in pixels',
        yLabel: 'Height in pixels',
        log: true,
        xDomain: domain,
        yDomain: domain,
        ticks: pixelTicks.filter((tick) => tick >= low && tick <= high),
        guides: rungs.map((side) => ({
          label: amountText(side),
          points: [
            [side, low],
            [side, side],
            [low, side],
          ],
          labelAt: [side, side],
        })),
      }),
    },
    finding: unknown === 0 ? null : `${amountText(unknown)} items on pictures of unknown size are left out.`,
    conditions: (row) => {
      const cell = cells[row]
      return cell
        ? [
            measured('width', cell.width.from, cell.width.below),
            measured('height', cell.height.from, cell.height.below),
          ]
        : []
    },
  }
}

export function areaRatioChart(
  { areaRatios: { edges, counts, counted, median }, items }: OverviewCounts,
  threshold: number,
): OverviewChart {
  const binText = (row: number): string => `${shareText(edges[row] ?? 0)} – ${shareText(edges[row + 1] ?? 1)}`
  return {
    spec: {
      id: 'area-ratios',
      name: 'Crop-to-image area ratios',
      definition:
        'Items by the area of their region divided by the area of their picture, as the region is in the end. The same quantity as in ZoomBench, figure 4, right. What is not the same: its text does not say how that figure is binned, so here the bins go up in steps of 1, 2 and 5; all bars are equally wide. The broken line is this project’s largest ratio (τ; ZoomBench, §8.1, keeps regions below 10 %).',
      table: {
        columns: ['Area ratio', 'Items', 'Share'],
        shares: [2],
        rows: counted === 0 ? [] : counts.map((count, row) => [binText(row), count, count / counted]),
      },
      drawing: histogram({
        edges,
        counts,
        edgeText: (edge) => shareText(edge).replace(' %', ''),
        xLabel: 'Region area ÷ picture area, %',
        yLabel: 'Items',
        mark: { at: threshold, label: `τ = ${shareText(threshold)}` },
      }),
    },
    finding:
      median === null
        ? null
        : `Half of the regions cover less than ${shareText(median)} of their picture${counted < items ? `; ${amountText(items - counted)} items without a region or a known picture are left out` : ''}.`,
    conditions: (row) => [measured('areaRatio', edges[row] ?? null, edges[row + 1] ?? null)],
  }
}
