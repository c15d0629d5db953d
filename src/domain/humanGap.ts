import { isRight, plainAnswer } from './answerMatch.ts'
import { indexOfLetter, isMultipleChoice, type Content, type Item } from './item.ts'
import type { BlindAnswer } from './judgement.ts'
import { keptContent, type JudgedItem } from './judged.ts'
import { gapTable, type GapTable } from './zoomingGap.ts'

/** How often people were right before the given answer was shown to them. */
export interface HumanAccuracy {
  readonly global: ViewAccuracy
  readonly regional: ViewAccuracy
  /** Of answers that the same person gave from both views; `items` counts those. Null categories are none. */
  readonly gap: GapTable
}

export interface ViewAccuracy {
  readonly answers: number
  readonly right: number
  /** “Cannot tell”, which is not right. */
  readonly untold: number
  /** Null without answers. */
  readonly accuracy: number | null
}

/**
 * Accuracy of people in each view, and the human zooming gap: regional minus global accuracy, as 004 §5.1 has it for
 * models. Only accepted items count, against the answer that was accepted: of others nobody knows the right one.
 */
export function humanAccuracy(judged: readonly JudgedItem[]): HumanAccuracy {
  const counts = {
    global: { answers: 0, right: 0, untold: 0 },
    regional: { answers: 0, right: 0, untold: 0 },
  }
  const both = []
  for (const one of judged.toSorted((a, b) => a.item.order - b.item.order)) {
    const content = keptContent(one)
    if (!content) continue
    for (const { blindAnswers } of one.judgements) {
      for (const given of blindAnswers) {
        const found = isBlindRight(given, one.item, content)
        if (found === null) continue
        const count = counts[given.view]
        count.answers += 1
        if (found) count.right += 1
        if (given.answer.trim() === '') count.untold += 1
      }
      const right = blindRightness(blindAnswers, one.item, content)
      if (right.global !== null && right.regional !== null) {
        both.push({
          category: content.category,
          global: Number(right.global),
          regional: Number(right.regional),
        })
      }
    }
  }
  return { global: accuracyOf(counts.global), regional: accuracyOf(counts.regional), gap: gapTable(both) }
}

const accuracyOf = (count: Omit<ViewAccuracy, 'accuracy'>): ViewAccuracy => ({
  ...count,
  accuracy: count.answers > 0 ? count.right / count.answers : null,
})

/** Whether somebody was right from each view; null where they gave no answer from it that can be compared. */
export function blindRightness(
  answers: readonly BlindAnswer[],
  item: Item,
  content: Content,
): Readonly<Record<BlindAnswer['view'], boolean | null>> {
  const right: Record<BlindAnswer['view'], boolean | null> = { global: null, regional: null }
  for (const given of answers) right[given.view] = isBlindRight(given, item, content) ?? right[given.view]
  return right
}

/**
 * Whether an answer is the accepted one, by `isRight`. A letter stands for an option as the item gave it, so that it is
 * still understood where the options were put in another order since. Null where there is nothing to compare with.
 */
function isBlindRight({ answer }: BlindAnswer, item: Item, content: Content): boolean | null {
  const text = isMultipleChoice(item) ? (item.options[indexOfLetter(answer)] ?? '') : answer
  if (!isMultipleChoice(content)) return isRight({ text, option: null }, content)
  const place = indexOfLetter(answer)
  const same =
    item.options.length === content.options.length && item.options[place] === content.options[place]
  const found = same
    ? place
    : content.options.findIndex((option) => plainAnswer(option) === plainAnswer(text))
  return isRight({ text, option: found < 0 ? null : found }, content)
}
