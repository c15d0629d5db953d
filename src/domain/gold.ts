import { plainAnswer } from './answerMatch.ts'
import { indexOfLetter, isMultipleChoice, type Content, type Item } from './item.ts'
import { brief } from './itemProblem.ts'
import { contentOf, type Judgement } from './judgement.ts'
import type { Resolution } from './resolution.ts'
import { sameWording } from './wording.ts'

/** The known answer of a gold item: what a careful annotator comes to, by which annotators are measured unseen. */
export interface GoldAnswer extends Pick<Content, 'answerLetter' | 'answerText'> {
  readonly itemId: string
  readonly outcome: Resolution['outcome']
}

export interface Gold {
  /** One for each gold item. */
  readonly answers: readonly GoldAnswer[]
  /** Whether an annotator who misses one is told so, gently, right after the decision. Only then do work packs carry the answers. */
  readonly tellsMisses: boolean
}

export const noGold: Gold = { answers: [], tellsMisses: false }

export const goldOf = ({ answers }: Gold, itemId: string): GoldAnswer | null =>
  answers.find((answer) => answer.itemId === itemId) ?? null

/** These answers in place of those that the same items had. */
export function withGold(gold: Gold, answers: readonly GoldAnswer[]): Gold {
  const added = new Set(answers.map(({ itemId }) => itemId))
  return { ...gold, answers: [...gold.answers.filter(({ itemId }) => !added.has(itemId)), ...answers] }
}

export function withoutGold(gold: Gold, itemIds: ReadonlySet<string>): Gold {
  const answers = gold.answers.filter(({ itemId }) => !itemIds.has(itemId))
  return answers.length === gold.answers.length ? gold : { ...gold, answers }
}

/** What is known of an item, as somebody's judgement or a resolution has it. */
export const goldAnswerOf = (
  item: Item,
  outcome: Resolution['outcome'],
  content: Pick<Content, 'answerLetter' | 'answerText'> = item,
): GoldAnswer => ({
  itemId: item.id,
  outcome,
  answerLetter: content.answerLetter,
  answerText: content.answerText,
})

/**
 * Whether a judgement meets the known answer: the same outcome and, where that is to accept, the same answer. An option
 * is the same wherever it stands, and an open answer as `plainAnswer` reads it. Null where nothing was accepted or
 * rejected.
 */
export function meetsGold(gold: GoldAnswer, item: Item, { decision, revision }: Judgement): boolean | null {
  if (decision !== 'accept' && decision !== 'reject') return null
  if (decision !== gold.outcome) return false
  return decision === 'reject' || isKnownAnswer(gold, contentOf(item, revision))
}

function isKnownAnswer(gold: GoldAnswer, content: Content): boolean {
  const { answerLetter, answerText } = content
  const isUnsaid = gold.answerText.trim() === ''
  if (isMultipleChoice(content)) {
    const chosen = content.options[indexOfLetter(answerLetter)] ?? answerText
    return isUnsaid ? answerLetter === gold.answerLetter : sameWording(chosen, gold.answerText)
  }
  return plainAnswer(answerText) === plainAnswer(gold.answerText)
}

/** The known answer in words, for people. */
export function goldWords({ outcome, answerLetter, answerText }: GoldAnswer): string {
  if (outcome === 'reject') return 'to be rejected'
  const text = brief(answerText)
  return [answerLetter, text === '' ? null : text].filter((each) => each !== null).join(': ')
}
