import { optionOf } from '../../../domain/answerReading.ts'
import { letterAt, type Content } from '../../../domain/item.ts'
import { wordingOf } from '../../../domain/wording.ts'
import type { ItemAnswer } from '../../../evaluation/evaluation.ts'
import { cutText } from '../../../ui/longText.ts'

type Asked = Pick<Content, 'options'>

/** Of an endless answer only so much is read. */
const longestRead = 4000
const longestAnswer = 60
const longestName = 40
/** Models named for each answer, and answers for each view. */
const most = 4

/**
 * Who answered what, for the note of whoever doubts a label: `Evaluated. Global view: 2 of 3 answers say B (alpha,
 * beta), 1 says C (gamma).` Answers that come down to the same option, or read the same, count together.
 */
export function labelNote(answers: readonly ItemAnswer[], { options }: Asked): string {
  const parts = (['global', 'regional'] as const).flatMap((view) => {
    const given = answers.filter((answer) => answer.view === view && answer.crop === null && answer.score)
    return given.length === 0
      ? []
      : [`${view === 'global' ? 'Global' : 'Regional'} view: ${said(given, options)}.`]
  })
  return parts.length === 0 ? '' : ['Evaluated.', ...parts].join(' ')
}

function said(answers: readonly ItemAnswer[], options: readonly string[]): string {
  const groups = new Map<string, { readonly words: string; readonly own: ItemAnswer[] }>()
  for (const answer of answers) {
    const words = wordsOf(answer, options)
    const wording = wordingOf(words)
    const group = groups.get(wording)
    if (group) group.own.push(answer)
    else groups.set(wording, { words, own: [answer] })
  }
  const sorted = [...groups.values()].toSorted((a, b) => b.own.length - a.own.length)
  const listed = sorted.slice(0, most).map(({ words, own }, place) => {
    const count = place === 0 ? `${own.length} of ${answers.length}` : `${own.length}`
    const noun = place > 0 ? '' : answers.length === 1 ? ' answer' : ' answers'
    const says = own.length === 1 ? 'says' : 'say'
    return `${count}${noun} ${says} ${words} (${namesOf(own)})`
  })
  const left = sorted.slice(most).reduce((sum, { own }) => sum + own.length, 0)
  return [...listed, ...(left > 0 ? [`${left} something else`] : [])].join(', ')
}

function wordsOf({ score }: ItemAnswer, options: readonly string[]): string {
  const answer = score?.extracted.slice(0, longestRead).trim() ?? ''
  const option = optionOf(answer, options)
  if (option !== null) return letterAt(option)
  return answer === '' ? 'nothing' : `“${cutText(answer.replaceAll(/\s+/g, ' '), longestAnswer)}”`
}

function namesOf(answers: readonly ItemAnswer[]): string {
  const names = [...new Set(answers.map(({ label }) => label))]
  const shown = names.slice(0, most).map((name) => cutText(name, longestName))
  return [...shown, ...(names.length > most ? [`${names.length - most} more`] : [])].join(', ')
}

/** The note with a line more; as it is where the line stands in it already. */
export const noteWith = (note: string, line: string): string =>
  line === '' || note.includes(line) ? note : note.trim() === '' ? line : `${note.trimEnd()}\n${line}`
