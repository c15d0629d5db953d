import type { EvaluatedItem } from '../domain/evaluatedItem.ts'
import { rightAnswer } from '../domain/judgePrompt.ts'
import type { AnswerVerdict } from '../domain/prediction.ts'
import type { Verdicts } from '../domain/scored.ts'

type Items = ReadonlyMap<string, EvaluatedItem>

const rightOf = (items: Items, itemId: string): string | null => {
  const key = items.get(itemId)?.key
  return key ? rightAnswer(key) : null
}

/** A verdict with the answer that is right now, if it does not say against which it was given. */
export function givenAgainst(verdict: AnswerVerdict, items: Items): AnswerVerdict {
  const right = rightOf(items, verdict.itemId)
  return verdict.against !== undefined || right === null ? verdict : { ...verdict, against: right }
}

/** The verdicts that hold: not those that were given against an answer that is not the right one any more. */
export function heldVerdicts(verdicts: Verdicts, items: Items): Verdicts {
  const held = [...verdicts].filter(([, { itemId, against }]) => {
    const right = rightOf(items, itemId)
    return against === undefined || right === null || against === right
  })
  return held.length === verdicts.size ? verdicts : new Map(held)
}
