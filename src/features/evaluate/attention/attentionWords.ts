import type { AttentionFigures } from '../../../domain/attentionFigures.ts'
import type { MeanOf } from '../../../domain/meanOf.ts'
import {
  attentionScore,
  notMeasured,
  type AttentionChoices,
  type NotMeasured,
  type TargetKind,
} from '../../../domain/attentionMeasures.ts'
import type { TargetPolicy } from '../../../domain/attentionTarget.ts'
import type { AttentionColumn, AttentionReport } from '../../../domain/attentionReport.ts'
import { countText } from '../../../ui/quantity.ts'
import { columnName } from '../columnName.ts'

/** What is shown of attention: what is measured, and R_a, which follows from r_v. */
export type ShownMeasure = 'cells' | 'area' | 'target' | 'image' | 'score' | 'reward'
export const shownMeasures: readonly ShownMeasure[] = ['cells', 'area', 'target', 'image', 'score', 'reward']

export const measureNames: Readonly<Record<ShownMeasure, string>> = {
  cells: 'Coverage, ZwZ cells',
  area: 'Coverage, exact area',
  target: 'Target score a',
  image: 'Image score v',
  score: 'R_a',
  reward: 'r_v',
}

export const measureDefinitions: Readonly<Record<ShownMeasure, string>> = {
  cells:
    'Weight in the cells that the released ZwZ script counts ÷ weight of the whole map. The script truncates both ends of the box to cells and counts the last one in, so that it takes at least two cells along each axis (ZoomBench §5.2, eq. 2; utils/eval_coverage.py). ZoomBench, table 8, gives 12.44 to 21.64 %.',
  area: 'The same with each cell counted as far as the target covers it, so that nothing hangs on where the cells begin (ZoomBench §5.2, eq. 2).',
  target: 'Mean weight of the target tokens (SAYO §3, eq. 1), in the unit of the map.',
  image: 'Mean weight of all tokens of the picture (SAYO §3, eq. 2), in the unit of the map.',
  score:
    'R_a = ½ (1 + tanh(ln((a + ε)/(v + ε)))) (SAYO §3, eq. 3). 0.5 where the target is looked at as much as the picture is on average; for ε → 0 and x = a/v it is x²/(1 + x²).',
  reward:
    'r_v = tanh(ln((a + ε)/(v + ε))) (SAYO §4.2, as a reward). 0 where the target is looked at as much as the picture is on average; for ε → 0 and x = a/v it is (x² − 1)/(x² + 1).',
}

/** What files do not tell, and papers do otherwise. */
export const unknowns =
  'ZoomBench measures layer 24 of Qwen3-VL, from the token where the answer begins, averaged over heads; SAYO measures the last layer, and rewards the 30 % of generated tokens with the highest entropy. Which layer, heads and tokens a map was taken from does not stand in it: maps are measured as they came. Maps that this app made with its own models (saliency) are no attention weights: their a and v have a scale of their own, and only coverage, R_a and r_v can be compared.'

export const policyNames: Readonly<Record<TargetPolicy, string>> = {
  touched: 'Cells that the box touches',
  centre: 'Cells with their centre in the box',
  half: 'Cells covered by half or more',
  script: 'Cells of the ZwZ script',
}

export const targetNames: Readonly<Record<TargetKind, string>> = { region: 'Region', b1: 'Box b1' }

/** Small numbers that are added so that nothing is divided by zero. */
export const epsilons: readonly number[] = [1e-12, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2]

/** `1e-6`, as papers write it. */
export const epsilonText = (epsilon: number): string => epsilon.toExponential().replace('e-', 'e−')

/** One sentence on what is measured under the present choices. */
export function choiceSentence({ map, target, policy }: AttentionChoices): string {
  const kind =
    map.kind === 'relative'
      ? `Relative attention, each map divided by (generic map + ${epsilonText(map.epsilon)}) as the paper defines it (ZoomBench §12); maps without a generic one are measured raw.`
      : 'Raw attention, as the released script measures it; the paper divides by a generic map (ZoomBench §12).'
  const place =
    target === 'region'
      ? 'The target is the region, or b1 where there is none'
      : 'The target is b1, or the region where no box was drawn'
  const tokens = {
    touched: 'its tokens are all cells that it touches',
    centre: 'its tokens are the cells whose centre lies in it, or else the one it covers most',
    half: 'its tokens are the cells of which it covers half or more, or else the one it covers most',
    script: 'its tokens are the cells that the ZwZ script counts',
  }[policy]
  return `${kind} ${place}; ${tokens}.`
}

const reasons: Readonly<Record<NotMeasured, (count: number) => string>> = {
  view: (count) => `${countText(count, 'map')} of other views than the global one`,
  outside: (count) => `${countText(count, 'map')} of items outside the benchmark`,
  target: (count) => `${countText(count, 'map')} of items without a region or a box`,
  size: (count) => `${countText(count, 'map')} on pictures of unknown size`,
  empty: (count) => `${countText(count, 'map')} without any weight`,
}

/** What was left out and why; empty where nothing was. */
export function leftSentence({ left }: Pick<AttentionReport, 'left'>): string {
  const parts = notMeasured.flatMap((because) => (left[because] > 0 ? [reasons[because](left[because])] : []))
  return parts.length === 0 ? '' : `Not measured: ${parts.join(', ')}.`
}

/** Where raw and relative maps stand in one column, their a and v do not go together. */
export function mixtureSentence(columns: readonly AttentionColumn[]): string {
  const mixed = columns.filter(({ relative, maps }) => relative > 0 && relative < maps)
  if (mixed.length === 0) return ''
  const [first] = mixed
  return `Only ${countText(first?.relative ?? 0, 'map')} of ${first?.maps ?? 0} of ${first ? columnName(first) : ''} ${first?.relative === 1 ? 'has' : 'have'} a generic map: a and v mix two scales there. Measure raw attention to compare them.`
}

/** A figure of one measure; R_a follows from r_v. */
export function figureOf(figures: AttentionFigures, measure: ShownMeasure): MeanOf {
  if (measure !== 'score') return figures[measure]
  const { items, value, interval } = figures.reward
  return {
    items,
    value: value === null ? null : attentionScore(value),
    interval: interval && { low: attentionScore(interval.low), high: attentionScore(interval.high) },
  }
}

/** The difference of two such figures: half as large for R_a as for r_v. */
export function differenceOf(figures: AttentionFigures, measure: ShownMeasure): MeanOf {
  if (measure !== 'score') return figures[measure]
  const { items, value, interval } = figures.reward
  return {
    items,
    value: value === null ? null : value / 2,
    interval: interval && { low: interval.low / 2, high: interval.high / 2 },
  }
}

/** The measure of one item; NaN where it has no map. */
export function valueAt(column: AttentionColumn, measure: ShownMeasure, place: number): number {
  if (measure === 'score') return attentionScore(column.values.reward[place] ?? Number.NaN)
  return column.values[measure][place] ?? Number.NaN
}

const isShare = (measure: ShownMeasure): boolean => measure === 'cells' || measure === 'area'

/** `17.34 %`, `0.00213`, `0.713`; a dash for nothing. */
export function measureText(measure: ShownMeasure, value: number | null): string {
  if (value === null || Number.isNaN(value)) return '–'
  if (isShare(measure)) return minus(`${(value * 100).toFixed(2)} %`)
  if (measure === 'score' || measure === 'reward') return minus(value.toFixed(3))
  return weightText(value)
}

/** `+4.11 points` of a share, `−0.120`; a dash for nothing. */
export function differenceText(measure: ShownMeasure, value: number | null): string {
  if (value === null) return '–'
  return `${value > 0 ? '+' : ''}${measureText(measure, value).replace(' %', ' points')}`
}

/** A weight of a map, whatever its scale. */
export function weightText(value: number): string {
  const size = Math.abs(value)
  if (size === 0) return '0'
  return minus(size >= 1e-4 && size < 1e5 ? String(Number(value.toPrecision(4))) : value.toExponential(2))
}

/** With the sign for minus, and none before zero. */
const minus = (text: string): string => text.replace(/^-(?=[0.]+(?: |$))/, '').replaceAll('-', '−')

/** `15.10 to 19.44 %` */
export function intervalText(
  measure: ShownMeasure,
  { interval }: Pick<MeanOf, 'interval'>,
  text: typeof measureText = measureText,
): string {
  if (!interval) return ''
  const low = text(measure, interval.low).replace(/ (?:%|points)$/, '')
  return `${low} to ${text(measure, interval.high)}`
}
