import { amountOf } from './amounts.ts'
import { indexOfLetter, isMultipleChoice, letterAt, type Content } from './item.ts'
import { brief, type ItemProblem } from './itemProblem.ts'
import { mostOptions } from './standing.ts'
import { wordingOf } from './wording.ts'

/** What is wrong with the options among themselves. Upstream checks none of this (FORMATS §1.6). */
export function optionProblems(content: Content): readonly ItemProblem[] {
  if (!isMultipleChoice(content)) return []
  const { options } = content
  const found: ItemProblem[] = []
  const add = (code: string, severity: ItemProblem['severity'], sentence: string): void =>
    void found.push({ code, severity, sentence, field: 'options' })

  if (options.length < 2)
    add('options-few', 'error', 'There is only one option; add another or make the question open.')
  if (options.length > mostOptions) {
    add(
      'options-many',
      'error',
      `There are ${options.length} options; letters end at Z, so at most 26 can stay.`,
    )
    return found
  }
  const blank = options.flatMap((option, index) => (option.trim() === '' ? letterAt(index) : []))
  if (blank.length > 0) {
    const [are, them] = blank.length === 1 ? ['is', 'it'] : ['are', 'them']
    add('option-empty', 'error', `${listed(blank)} ${are} empty; fill ${them} in or remove ${them}.`)
  }
  const { equal, overlapping } = compared(options)
  const key = indexOfLetter(content.answerLetter)
  if (equal.length > 0) {
    const keyed = equal.some((pair) => pair.includes(key))
    add(
      'option-duplicate',
      keyed ? 'error' : 'warning',
      `${pairsIn(equal, options)} read the same${keyed ? ', and one is the answer, so more than one is right' : ''}; change one.`,
    )
  }
  if (overlapping.length > 0) {
    add(
      'option-overlap',
      'warning',
      `${pairsIn(overlapping, options)} overlap: who names one may mean the other; make them exclude each other.`,
    )
  }
  return found
}

type Pair = readonly [number, number]

/** Pairs of options that read the same, and pairs of which one holds the other or is the same number. */
function compared(options: readonly string[]): {
  readonly equal: readonly Pair[]
  readonly overlapping: readonly Pair[]
} {
  const equal: Pair[] = []
  const overlapping: Pair[] = []
  const wordings = options.map(wordingOf)
  const amounts = options.map(amountOf)
  wordings.forEach((a, first) => {
    if (a === '') return
    for (let second = first + 1; second < wordings.length; second += 1) {
      const b = wordings[second] ?? ''
      if (b === '') continue
      if (a === b) equal.push([first, second])
      else if (
        (amounts[first] !== null && amounts[first] === amounts[second]) ||
        holdsWords(a, b) ||
        holdsWords(b, a)
      ) {
        overlapping.push([first, second])
      }
    }
  })
  return { equal, overlapping }
}

const holdsWords = (text: string, words: string): boolean =>
  text.length > words.length && ` ${text} `.includes(` ${words} `)

const listed = (letters: readonly string[]): string =>
  letters.length === 1
    ? `Option ${letters[0]}`
    : `Options ${letters.slice(0, -1).join(', ')} and ${letters.at(-1)}`

function pairsIn(pairs: readonly Pair[], options: readonly string[]): string {
  const named = pairs
    .slice(0, 3)
    .map(
      ([a, b]) =>
        `${letterAt(a)} “${brief(options[a] ?? '')}” and ${letterAt(b)} “${brief(options[b] ?? '')}”`,
    )
  const more = pairs.length > 3 ? ` and ${pairs.length - 3} more pairs` : ''
  return `Options ${named.join(', ')}${more}`
}
