import type { EvaluatedItem } from '../domain/evaluatedItem.ts'
import { indexOfLetter } from '../domain/item.ts'
import type { ScoringKey } from '../domain/scored.ts'
import type { UnsettledAnswer } from '../evaluation/evaluation.ts'

/** What of the unsettled answers a judge is asked about. */
export interface JudgeScope {
  readonly asked: readonly UnsettledAnswer[]
  /** Answers that are nothing but the letter of another option: wrong without anybody being asked. */
  readonly letters: number
}

export function judgeScope(
  unsettled: readonly UnsettledAnswer[],
  items: ReadonlyMap<string, EvaluatedItem>,
  leaveLetters: boolean,
): JudgeScope {
  let letters = 0
  const asked = unsettled.filter(({ itemId, answer }) => {
    const key = items.get(itemId)?.key
    if (!key) return false
    const isLetter = isOtherLetter(key, answer)
    if (isLetter) letters += 1
    return !(isLetter && leaveLetters)
  })
  return { asked, letters }
}

/** `B`, `(B)`, `Answer: B.` and nothing else, where another option is right. */
export function isOtherLetter({ options, answerLetter }: ScoringKey, answer: string): boolean {
  if (options.length === 0 || answer.length > 40) return false
  const letter = /^\s*(?:Answer:)?\s*[([]?([A-Z])[)\]]?[.:]?\s*$/.exec(answer)?.[1] ?? null
  const place = indexOfLetter(letter)
  return place >= 0 && place < options.length && place !== indexOfLetter(answerLetter)
}
