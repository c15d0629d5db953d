import { amountOf } from './amounts.ts'
import { indexOfLetter, isMultipleChoice, type Content } from './item.ts'
import { remembered, type Asked, type ShortcutVerdict } from './shortcuts.ts'
import { wordingOf } from './wording.ts'

/** How the answer stands in the question: whole, as the same number, or as its only telling word. */
export interface Leak {
  readonly id: string
  readonly kind: 'whole' | 'number' | 'word'
  /** What of the answer is found there. */
  readonly found: string
}

export interface AnswerLeaks {
  readonly items: number
  readonly leaks: readonly Leak[]
  readonly verdict: ShortcutVerdict
}

/** From this share of the items on they are to be mended; every single one is to be looked at. */
export const leaksFix = 0.05

/**
 * Items whose answer stands in their own question (“What colour is the red car?”), where no picture is needed. Found by
 * whole words, letter case and punctuation apart, numbers by their value; yes, no and words that are in every other
 * sentence tell nothing. Where another option stands in the question as well, the question offers a choice and
 * gives nothing away. A definition of this tool; compare the “cues” of Haladyna, Downing & Rodriguez 2002, guideline 28.
 */
export function answerLeaks(items: readonly Asked[]): AnswerLeaks {
  const leaks = items.flatMap(({ id, content }) => {
    const leak = leakIn(content)
    return leak ? [{ id, ...leak }] : []
  })
  const verdict =
    items.length === 0
      ? 'unknown'
      : leaks.length / items.length >= leaksFix
        ? 'fix'
        : leaks.length > 0
          ? 'look'
          : 'fine'
  return { items: items.length, leaks, verdict }
}

/** Longest text that is searched. */
const longest = 4000

/** What of its answer stands in the question; null where nothing does. */
export const leakIn = remembered(findLeak)

function findLeak(content: Content): Omit<Leak, 'id'> | null {
  const right = indexOfLetter(content.answerLetter)
  const answer = isMultipleChoice(content) ? (content.options[right] ?? '') : content.answerText
  const others = content.options.filter((_, at) => at !== right)
  if (content.question.length > longest || answer.length > longest || answer.trim() === '') return null
  const question = ` ${wordingOf(content.question)} `
  const amounts = new Set(
    question
      .trim()
      .split(' ')
      .flatMap((word) => amountOf(word) ?? []),
  )
  const find = (text: string): Omit<Leak, 'id'> | null => foundIn(text, question, amounts)
  const leak = find(answer) ?? onlyWord(answer, others, question)
  return leak && !others.some((other) => find(other) ?? onlyWord(other, [answer], question)) ? leak : null
}

function foundIn(text: string, question: string, amounts: ReadonlySet<number>): Omit<Leak, 'id'> | null {
  const amount = amountOf(text)
  if (amount !== null) return amounts.has(amount) ? { kind: 'number', found: text.trim() } : null
  const words = wordingOf(text)
  if (words === '' || words.split(' ').every((word) => isCommon(word))) return null
  return question.includes(` ${words} `) ? { kind: 'whole', found: text.trim() } : null
}

/** The one word of an answer that tells it from the others; an answer with several such words is not looked for in parts. */
function onlyWord(answer: string, others: readonly string[], question: string): Omit<Leak, 'id'> | null {
  const shared = new Set(others.flatMap((other) => wordingOf(other).split(' ')))
  const words = wordingOf(answer).split(' ')
  const telling = words.filter((word) => !isCommon(word) && !shared.has(word))
  const [word] = telling
  if (word === undefined || telling.length > 1 || words.length < 2) return null
  if (word.length < 3 || amountOf(word) !== null) return null
  return question.includes(` ${word} `) ? { kind: 'word', found: word } : null
}

const common = new Set(
  (
    'a an the this that these those it its he she they them his her their and or nor but of in on at to from by ' +
    'with without for as is are was were be been has have had do does did not no yes none one some any all both ' +
    'each other left right there here what which who whose where when why how many much than then so i you we ' +
    'true false side part top bottom above below'
  ).split(' '),
)

const isCommon = (word: string): boolean => common.has(word)
