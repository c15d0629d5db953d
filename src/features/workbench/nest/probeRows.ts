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
const fourDigits = (value: number): string =>
  value !== 0 && Math.abs(value) < 0.01 ? value.toFixed(5) : value.toFixed(4)

function gateRemark({ passes, coverage }: Grounding, { gate }: RewardChoices): string {
  if (passes) return `above the gate of ${gate}`
  // At 0.9000 people wonder why; the gate is strict.
  return coverage === gate
    ? `exactly the gate of ${gate}, but it has to be above`
    : `not above the gate of ${gate}`
}
