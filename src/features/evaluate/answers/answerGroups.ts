import { verdictKey, type AnswerVerdict } from '../../../domain/prediction.ts'
import type { ScoringRule } from '../../../domain/scored.ts'
import type { ItemAnswer } from '../../../evaluation/evaluation.ts'

/** The answers of one model to one item, in the two views that are compared. */
export interface AnswerRow {
  readonly label: string
  readonly global: readonly ItemAnswer[]
  readonly regional: readonly ItemAnswer[]
}

export interface GroupedAnswers {
  readonly rows: readonly AnswerRow[]
  /** Blind answers and those of the crop test, which are about something else. */
  readonly others: readonly ItemAnswer[]
}

type Placed = Pick<ItemAnswer, 'runId' | 'row'>

export const answerId = ({ runId, row }: Placed): string => `${runId} ${row}`

const isOther = ({ view, crop }: ItemAnswer): boolean => view === 'blind' || crop !== null

/** By model, in the order in which the models first come. */
export function groupedAnswers(answers: readonly ItemAnswer[]): GroupedAnswers {
  const compared = answers.filter((answer) => !isOther(answer))
  const labels = [...new Set(compared.map(({ label }) => label))]
  return {
    rows: labels.map((label) => {
      const own = compared.filter((answer) => answer.label === label)
      return {
        label,
        global: own.filter(({ view }) => view === 'global'),
        regional: own.filter(({ view }) => view === 'regional'),
      }
    }),
    others: answers.filter(isOther),
  }
}

/** In the order in which they stand on the page. */
export const inReadingOrder = (
  { rows, others }: GroupedAnswers,
  withOthers: boolean,
): readonly ItemAnswer[] => [
  ...rows.flatMap(({ global, regional }) => [...global, ...regional]),
  ...(withOthers ? others : []),
]

/** Which answer is in hand, and of which run, so that the same run is in hand on the next item. */
export interface Hand {
  readonly itemId: string
  readonly id: string
  readonly runId: string
}

export function inHandOf(order: readonly ItemAnswer[], itemId: string, hand: Hand | null): ItemAnswer | null {
  const same = hand?.itemId === itemId ? order.find((answer) => answerId(answer) === hand.id) : undefined
  return same ?? order.find(({ runId }) => runId === hand?.runId) ?? order[0] ?? null
}

/** What became of an answer, with what was said of it since it was scored. */
export interface Standing {
  readonly right: boolean | null
  /** Null where it was not scored at all. */
  readonly rule: ScoringRule | null
  readonly verdict: AnswerVerdict | null
  /** Somebody’s word was taken back, and what the rules say is not known yet. */
  readonly isOpen: boolean
}

export type VerdictOn = (key: string) => AnswerVerdict | null

/** Null where nothing was said that a verdict could be about. */
export const keyOf = ({ prediction, score }: Pick<ItemAnswer, 'prediction' | 'score'>): string | null =>
  score === null || score.rule === 'no-key'
    ? null
    : verdictKey({ itemId: prediction.itemId, answer: score.extracted })

export function standingOf(answer: Pick<ItemAnswer, 'prediction' | 'score'>, verdictOn: VerdictOn): Standing {
  const key = keyOf(answer)
  const { score } = answer
  if (key === null || score === null)
    return { right: null, rule: score?.rule ?? null, verdict: null, isOpen: false }
  const verdict = verdictOn(key)
  if (verdict) return { right: verdict.right, rule: verdict.by, verdict, isOpen: false }
  if (score.rule === 'judge' || score.rule === 'person')
    return { right: null, rule: null, verdict: null, isOpen: true }
  return { right: score.right, rule: score.rule, verdict: null, isOpen: false }
}

/** How many other answers to the item are the same, as the rules extracted them: a verdict holds for them too. */
export function sameElsewhere(answer: ItemAnswer, answers: readonly ItemAnswer[]): number {
  const key = keyOf(answer)
  if (key === null) return 0
  return answers.filter((other) => answerId(other) !== answerId(answer) && keyOf(other) === key).length
}
