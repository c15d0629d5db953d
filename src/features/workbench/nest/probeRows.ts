import { levelOf } from '../../../domain/boxes.ts'
import type { Chain } from '../../../domain/chains.ts'
import type { Rect, Size } from '../../../domain/geometry.ts'
import type { Box } from '../../../domain/judgement.ts'
import { groundingOf, type Grounding, type RewardChoices } from '../../../domain/reward.ts'
import { rewardFormulas, type FormulaOf, type RewardFormula } from '../../../domain/rewardFormulas.ts'

/** One number about the probe, with how it is made. Numbers of single levels are told level by level. */
export interface ProbeRow {
  readonly of: FormulaOf
  readonly name: string
  readonly value: string
  /** One for each level that the number is about, b1 first; empty where it is about none. */
  readonly perLevel: readonly { readonly level: number; readonly value: string; readonly best: boolean }[]
  /** How the number is to be read; empty where it speaks for itself. */
  readonly remark: string
  readonly formula: RewardFormula
}

/** Everything that is published about a crop at `probe`, each number apart (001 §4.2, §8.2). Null without levels. */
export function probeRows(
  probe: Rect,
  boxes: readonly Box[],
  chain: Chain | null,
  picture: Size,
  choices: RewardChoices,
): readonly ProbeRow[] | null {
  const rects = chain?.levels.map(({ rect }) => rect) ?? []
  const grounding = groundingOf(probe, rects, picture, choices)
  if (!grounding) return null
  const formulas = rewardFormulas(choices)
  const numbers = chain?.levels.map(({ id }) => levelOf(boxes, id)) ?? []
  const row = (of: FormulaOf, name: string, value: string, more: Partial<ProbeRow> = {}): ProbeRow => ({
    of,
    name,
    value,
    perLevel: [],
    remark: '',
    formula: formulas[of],
    ...more,
  })
  const { coverage, ious, iouReward, distances, closest, distanceReward, bboxRatio } = grounding
  return [
    row('coverage', 'o, coverage of b1', fourDigits(coverage), { remark: gateRemark(grounding, choices) }),
    row('ious', 'IoU with each level', '', {
      perLevel: levelsOf(numbers, ious, ious.indexOf(Math.max(...ious))),
    }),
    row('iouReward', 'R_IoU', fourDigits(iouReward)),
    row('distances', 'd, distance to each level', '', { perLevel: levelsOf(numbers, distances, closest) }),
    row('closest', 'Closest level', '', {
      perLevel: [{ level: numbers[closest] ?? 1, value: '', best: true }],
    }),
    row('distanceReward', 'R_L1', fourDigits(distanceReward)),
    row('bboxRatio', 'Bbox ratio', fourDigits(bboxRatio)),
  ]
}

const levelsOf = (
  numbers: readonly number[],
  values: readonly number[],
  best: number,
): ProbeRow['perLevel'] =>
  values.map((value, place) => ({
    level: numbers[place] ?? place + 1,
    value: fourDigits(value),
    best: place === best,
  }))

/** Four decimals, as FORMATS §2.2 tells them; five where four would be too few to say anything. */
export const fourDigits = (value: number): string =>
  value !== 0 && Math.abs(value) < 0.01 ? value.toFixed(5) : value.toFixed(4)

function gateRemark({ passes, coverage }: Grounding, { gate }: RewardChoices): string {
  if (passes) return `above the gate of ${gate}`
  // At 0.9000 people wonder why; the gate is strict.
  return coverage === gate
    ? `exactly the gate of ${gate}, but it has to be above`
    : `not above the gate of ${gate}`
}

/** What the paper leaves open, as people choose it. */
export const choiceFields: readonly {
  readonly choice: Exclude<keyof RewardChoices, 'gate'>
  readonly name: string
  readonly options: readonly (readonly [value: string, name: string])[]
}[] = [
  {
    choice: 'distance',
    name: 'Compared',
    options: [
      ['corners', 'Corners'],
      ['centre', 'Centres'],
    ],
  },
  {
    choice: 'unit',
    name: 'Divided by',
    options: [
      ['sides', 'Width, height'],
      ['diagonal', 'Diagonal'],
      ['thousandths', 'Thousandths'],
    ],
  },
  {
    choice: 'gather',
    name: 'Gathered',
    options: [
      ['mean', 'Mean'],
      ['sum', 'Sum'],
    ],
  },
  {
    choice: 'closest',
    name: 'Closest by',
    options: [
      ['distance', 'Least distance'],
      ['iou', 'Largest IoU'],
    ],
  },
  {
    choice: 'form',
    name: 'R_L1',
    options: [
      ['one-minus', '1 − d'],
      ['minus', '−d'],
      ['exponential', 'exp(−d)'],
    ],
  },
]

const oneOf = <const T extends string>(values: readonly T[], value: string, or: T): T =>
  values.find((each) => each === value) ?? or

/** The choices with one of them changed; what is not on offer changes nothing. */
export function withChoice(
  choices: RewardChoices,
  choice: Exclude<keyof RewardChoices, 'gate'>,
  value: string,
): RewardChoices {
  switch (choice) {
    case 'distance':
      return { ...choices, distance: oneOf(['corners', 'centre'], value, choices.distance) }
    case 'unit':
      return { ...choices, unit: oneOf(['sides', 'diagonal', 'thousandths'], value, choices.unit) }
    case 'gather':
      return { ...choices, gather: oneOf(['mean', 'sum'], value, choices.gather) }
    case 'closest':
      return { ...choices, closest: oneOf(['distance', 'iou'], value, choices.closest) }
    case 'form':
      return { ...choices, form: oneOf(['one-minus', 'minus', 'exponential'], value, choices.form) }
  }
}

/** The gate from what was typed; null where it is no share from 0 to below 1. */
export function gateOf(text: string): number | null {
  const gate = text.trim() === '' ? Number.NaN : Number(text.replace(',', '.'))
  return gate >= 0 && gate < 1 ? gate : null
}
