import type { AnswerVerdict } from '../../../domain/prediction.ts'
import type { Score } from '../../../domain/scored.ts'
import type { ItemAnswer } from '../../../evaluation/evaluation.ts'

export const scoreOf = (extracted: string, over: Partial<Score> = {}): Score => ({
  right: false,
  rule: 'no-match',
  extracted,
  found: 'tag',
  ...over,
})

/** An answer of `alpha` in the global view that says B, unless it is said otherwise. */
export function exampleAnswer({
  label = 'alpha',
  extracted = 'B',
  ...over
}: Partial<ItemAnswer> & { readonly extracted?: string } = {}): ItemAnswer {
  const view = over.view ?? 'global'
  return {
    runId: `${label} ${view}`,
    row: 0,
    model: label,
    label,
    view,
    crop: null,
    seed: null,
    budget: null,
    prediction: {
      itemId: 'item',
      text: `<answer>${extracted}</answer>`,
      told: null,
      boxes: [],
      attention: null,
      outputTokens: null,
      seconds: null,
    },
    convention: null,
    hasAttention: false,
    score: scoreOf(extracted),
    ...over,
  }
}

export const exampleVerdict = (over: Partial<AnswerVerdict> = {}): AnswerVerdict => ({
  itemId: 'item',
  answer: 'B',
  right: true,
  by: 'person',
  who: 'ann',
  words: '',
  at: 0,
  ...over,
})
