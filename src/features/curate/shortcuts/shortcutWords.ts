import type { AnswerLeaks } from '../../../domain/answerLeaks.ts'
import type { LetterBalance } from '../../../domain/letterBalance.ts'
import type { OptionLengths } from '../../../domain/longestOption.ts'
import type { MajorityBaseline } from '../../../domain/majorityBaseline.ts'
import type { ShortcutVerdict } from '../../../domain/shortcuts.ts'
import type { BlindFigures } from '../../../domain/shortcutsBlind.ts'
import { countText, numberText } from '../../../ui/quantity.ts'
import { amountText, shareText } from '../../../charts/chartText.ts'

export const verdictNames: Readonly<Record<ShortcutVerdict, string>> = {
  fine: 'Fine',
  look: 'Look at this',
  fix: 'Fix before publishing',
  unknown: 'Not known',
}

const points = (share: number): string => `${amountText(Math.round(share * 1000) / 10)} points`

/** `p = 3 %`, `p < 0.1 %` */
const pText = (p: number): string => (p < 0.001 ? 'p < 0.1 %' : `p = ${shareText(p)}`)

export function letterText({ items, most, p, chiSquare, freedom, by }: LetterBalance): string {
  if (items === 0 || !most || p === null) return 'There is no multiple-choice question to tell from.'
  const test = `χ² = ${amountText(chiSquare)} with ${countText(freedom, 'degree')} of freedom, ${pText(p)}${by === 'drawing' ? ' by drawing' : ''}`
  return most.lead > 0
    ? `Always “${most.letter}” is right ${points(most.lead)} more often than chance, in ${countText(items, 'question')} (${test}).`
    : `All letters are right as often as chance has it, in ${countText(items, 'question')} (${test}).`
}

export function lengthText({ longest, shortest }: OptionLengths): string {
  if (longest.items === 0) return 'There is no question in which one option alone is the longest.'
  const [name, bias] =
    shortest.items > 0 &&
    shortest.right / shortest.items - shortest.chance > longest.right / longest.items - longest.chance
      ? (['shortest', shortest] as const)
      : (['longest', longest] as const)
  const tied =
    bias.tied > 0 ? `; ${countText(bias.tied, 'question')} left out, where several are as long` : ''
  return `The ${name} option is right in ${numberText(bias.right)} of ${countText(bias.items, 'question')} (${shareText(bias.right / bias.items)}, by chance ${shareText(bias.chance)}, ${pText(bias.p)})${tied}.`
}

export const leakText = ({ leaks, items }: AnswerLeaks): string =>
  leaks.length === 0
    ? `No question of ${numberText(items)} holds its own answer.`
    : `${countText(leaks.length, 'question holds its own answer', 'questions hold their own answer')}, ${shareText(leaks.length / items)} of all. Each is to be looked at; from 5 % on they are to be mended.`

export function majorityText(
  { categories }: MajorityBaseline,
  nameOf: (category: string | null) => string,
): string {
  const [most] = categories
    .flatMap(({ category, open }) => (open ? [{ category, ...open, share: open.count / open.of }] : []))
    .toSorted((a, b) => b.share - a.share || b.of - a.of)
  if (!most) return 'There are no open questions; letters are checked above.'
  return `In “${nameOf(most.category)}” ${numberText(most.count)} of ${countText(most.of, 'open answer')} are “${most.answer.slice(0, 60)}” (${shareText(most.share)}); of fewer than 10 nothing is concluded.`
}

export function blindText({ overall }: BlindFigures): string {
  if (!overall) return ''
  const { accuracy, interval, chance, majority, items } = overall
  return `It is right in ${shareText(accuracy)} of ${countText(items, 'item')} (95 %: ${shareText(interval.low)} to ${shareText(interval.high)}); chance gives ${shareText(chance)}, always the most frequent answer ${shareText(majority)}.`
}
