import { indexOfLetter, isMultipleChoice, letterAt, type Content } from '../../../domain/item.ts'
import { mostOptions } from '../../../domain/standing.ts'

/** A content while it is being written: texts as they were typed, and the right option by its place. */
export interface FreshDraft {
  readonly question: string
  /** Empty for an open question. */
  readonly options: readonly string[]
  /** Place of the right option; -1 for none. */
  readonly right: number
  /** Of an open question. */
  readonly answer: string
  readonly category: string | null
}

export function draftOf(content: Content): FreshDraft {
  const place = indexOfLetter(content.answerLetter)
  return {
    question: content.question,
    options: content.options,
    right: place < content.options.length ? place : -1,
    answer: content.answerText,
    category: content.category,
  }
}

const tidy = (text: string, before: string | undefined): string => (text === before ? text : text.trim())

/** What the draft says. Texts that were not touched stay as they were in `from`, which also has the region. */
export function contentFrom(draft: FreshDraft, from: Content): Content {
  const shared = {
    question: tidy(draft.question, from.question),
    category: draft.category,
    region: from.region,
  }
  if (draft.options.length === 0) {
    return { ...shared, options: [], answerLetter: null, answerText: tidy(draft.answer, from.answerText) }
  }
  const options = draft.options.map((option, place) => tidy(option, from.options[place]))
  const keyed = options[draft.right]
  const isAsBefore =
    isMultipleChoice(from) &&
    indexOfLetter(from.answerLetter) === draft.right &&
    from.options[draft.right] === keyed
  return {
    ...shared,
    options,
    answerLetter: keyed === undefined ? null : letterAt(draft.right),
    answerText: isAsBefore ? from.answerText : (keyed ?? ''),
  }
}

export const withOption = (draft: FreshDraft, place: number, text: string): FreshDraft => ({
  ...draft,
  options: draft.options.with(place, text),
})

/** The mark follows its option; without it none is right. */
export function withoutOption(draft: FreshDraft, place: number): FreshDraft {
  const { right } = draft
  return {
    ...draft,
    options: draft.options.toSpliced(place, 1),
    right: right === place ? -1 : right > place ? right - 1 : right,
    answer: right === place ? (draft.options[place] ?? '') : draft.answer,
  }
}

export const withNewOption = (draft: FreshDraft): FreshDraft =>
  draft.options.length < mostOptions ? { ...draft, options: [...draft.options, ''] } : draft

/** The right option becomes the answer. */
export const asOpen = (draft: FreshDraft): FreshDraft => ({
  ...draft,
  options: [],
  right: -1,
  answer: draft.options[draft.right] ?? draft.answer,
})

/** The answer becomes the first option, before an empty one. */
export const asChoice = (draft: FreshDraft): FreshDraft =>
  draft.options.length > 0 ? draft : { ...draft, options: [draft.answer, ''], right: 0 }
