import { publishedGate, type Grounding, type RewardChoices } from './reward.ts'

/** A number of the grounding as people read it: how it is made under the present choices, and who says so. */
export interface RewardFormula {
  readonly formula: string
  readonly source: string
  /** Whether the form is published; where it is not, the choices decide. */
  readonly published: boolean
}

export type FormulaOf = Extract<
  keyof Grounding,
  'coverage' | 'ious' | 'iouReward' | 'distances' | 'closest' | 'distanceReward' | 'bboxRatio'
>

const unpublished = 'LFPC §4.2 names it; the form is a choice'

const unitOf: Readonly<Record<RewardChoices['unit'], readonly [x: string, y: string]>> = {
  sides: ['W', 'H'],
  diagonal: ['√(W² + H²)', '√(W² + H²)'],
  thousandths: ['(W/1000)', '(H/1000)'],
}

const formOf: Readonly<Record<RewardChoices['form'], string>> = {
  'one-minus': '1 − d',
  minus: '−d',
  exponential: 'exp(−d)',
}

/** The formula behind each number of `groundingOf` under the same choices; bₚ is the prediction, W × H the picture. */
export function rewardFormulas(choices: RewardChoices): Readonly<Record<FormulaOf, RewardFormula>> {
  const [x, y] = unitOf[choices.unit]
  const parts =
    choices.distance === 'corners'
      ? `|Δx1|/${x}, |Δy1|/${y}, |Δx2|/${x}, |Δy2|/${y}`
      : `|Δcx|/${x}, |Δcy|/${y}`
  return {
    coverage: { formula: 'o = |bₚ ∩ b₁| / |b₁|', source: 'LFPC §4.2', published: true },
    ious: { formula: 'IoU(bₚ, bᵢ) = |bₚ ∩ bᵢ| / |bₚ ∪ bᵢ|', source: 'LFPC §4.2', published: true },
    iouReward: {
      formula: `R_IoU = maxᵢ IoU(bₚ, bᵢ) if o > ${choices.gate}, else 0`,
      source:
        choices.gate === publishedGate
          ? 'LFPC §4.2, δ = 0.9'
          : `LFPC §4.2; the paper’s δ is ${publishedGate}, this project’s is ${choices.gate}`,
      published: choices.gate === publishedGate,
    },
    distances: { formula: `dᵢ = ${choices.gather}(${parts})`, source: unpublished, published: false },
    closest: {
      formula: choices.closest === 'iou' ? 'i with the largest IoU' : 'i with the least dᵢ',
      source: unpublished,
      published: false,
    },
    distanceReward: {
      formula: `R_L1 = ${formOf[choices.form]}, d of the closest level`,
      source: unpublished,
      published: false,
    },
    bboxRatio: { formula: '|bₚ| / (W·H)', source: 'LFPC §8.2 (Bbox Ratio)', published: true },
  }
}
