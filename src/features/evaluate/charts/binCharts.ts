import { amountText, shareText } from '../../../charts/chartText.ts'
import type { ChartSpec } from '../../../charts/chartSpec.ts'
import { lines } from '../../../charts/lines.ts'
import type { Rate } from '../../../domain/evaluationFigures.ts'
import type { Binning, Bins } from '../../../domain/evaluationFiguresBins.ts'
import type { View } from '../../../domain/preview.ts'
import { viewNames } from '../../../domain/viewNames.ts'
import { countText } from '../../../ui/quantity.ts'
import { lineStyle, percent } from './looks.ts'

/** What items are sorted into bins by, on this page. */
export type BinMeasure = 'areaRatio' | 'megapixels' | 'longestSide'

/** How right one model is in one view, bin by bin. */
export interface BinLine {
  readonly model: string
  /** Place of the model among those that are drawn. */
  readonly place: number
  readonly view: View
  readonly rates: readonly Rate[]
}

export interface BinnedRates {
  readonly measure: BinMeasure
  readonly binning: Binning
  readonly bins: Bins
  readonly lines: readonly BinLine[]
}

interface Words {
  readonly id: string
  readonly name: string
  readonly axis: string
  readonly definition: string
  readonly edgeText: (edge: number) => string
  /** What items without the measure lack. */
  readonly missing: string
}

const words: Readonly<Record<BinMeasure, Words>> = {
  areaRatio: {
    id: 'accuracy-area-ratio',
    name: 'Accuracy and area ratio',
    axis: 'Region area ÷ picture area',
    definition:
      'How often models are right about items whose region takes this share of its picture (the crop-to-image area ratio of ZoomBench §3.1 and Figure 4, right).',
    edgeText: shareText,
    missing: 'without a region inside a picture of known size',
  },
  megapixels: {
    id: 'accuracy-megapixels',
    name: 'Accuracy and picture resolution',
    axis: 'Megapixels of the picture',
    definition:
      'How often models are right about items on pictures of this many million pixels, width × height of the upright picture (resolutions of ZoomBench, Figure 4, middle).',
    edgeText: amountText,
    missing: 'on a picture of unknown size',
  },
  longestSide: {
    id: 'accuracy-longest-side',
    name: 'Accuracy and picture resolution',
    axis: 'Longest side of the picture in pixels',
    definition:
      'How often models are right about items on pictures whose longest side, upright, has this many pixels (resolutions of ZoomBench, Figure 4, middle).',
    edgeText: amountText,
    missing: 'on a picture of unknown size',
  },
}

const binWords: Readonly<Record<Binning, string>> = {
  steps: 'Bins are steps of a logarithmic axis',
  equal: 'Bins hold equally many items, as far as equal values allow',
}

/** Accuracy over bins: lines for models and views side by side, with the number of items above each bin. */
export function binChart({ measure, binning, bins, lines: drawn }: BinnedRates): ChartSpec {
  const { id, name, axis, definition, edgeText } = words[measure]
  const { edges, counts } = bins
  const bounds = counts.map((_, bin) => ({ from: edges[bin] ?? 0, to: edges[bin + 1] ?? 0 }))
  return {
    id,
    name,
    definition: `${definition} ${binWords[binning]}: each from its lower edge to below its upper one; the last holds its upper edge, too. The number above a bin is how many items it has. Whiskers are Wilson’s 95 % intervals: with few items they are wide.`,
    table: {
      columns: [
        'Model',
        'View',
        'From',
        'To',
        'Accuracy, %',
        '95 % from',
        '95 % to',
        'Items answered',
        'Items',
      ],
      rows: drawn.flatMap(({ model, view, rates }) =>
        rates.map(({ accuracy, interval, items }, bin) => [
          model,
          viewNames[view],
          bounds[bin]?.from ?? null,
          bounds[bin]?.to ?? null,
          percent(accuracy),
          percent(interval?.low),
          percent(interval?.high),
          items,
          counts[bin] ?? 0,
        ]),
      ),
      // The edges are shares themselves there.
      ...(measure === 'areaRatio' ? { shares: [2, 3] } : {}),
    },
    drawing: lines({
      series: drawn.map(({ model, place, view, rates }, line) => ({
        name: `${model} · ${viewNames[view]}`,
        style: lineStyle(place, view),
        points: rates.map(({ accuracy, interval }, bin) => ({
          x: bin + 0.5,
          y: accuracy,
          low: interval?.low ?? null,
          high: interval?.high ?? null,
          row: line * rates.length + bin,
        })),
      })),
      xTicks: edges.map((_, place) => place),
      xText: (place) => edgeText(edges[place] ?? 0),
      xLabel: axis,
      yLabel: 'Accuracy',
      yDomain: [0, 1],
      yText: shareText,
      height: 300,
      spread: 'whiskers',
      notes: counts.map((count, bin) => ({ x: bin + 0.5, text: amountText(count) })),
    }),
  }
}

/** How many items it rests on, and how many had to be left out and why. */
export function binFinding({ measure, bins }: BinnedRates): string {
  const counted = bins.counts.reduce((sum, count) => sum + count, 0)
  const { missing } = words[measure]
  return bins.unknown === 0
    ? `${countText(counted, 'item')}.`
    : `${countText(counted, 'item')}; ${countText(bins.unknown, 'more', 'more')} ${missing} ${bins.unknown === 1 ? 'is' : 'are'} left out.`
}
