import { letterAt, type Item } from '../domain/item.ts'
import { brief } from '../domain/itemProblem.ts'
import { warnAbout, type ItemWarning } from './held.ts'

/**
 * What `pandas.read_csv` makes of cells whatever quotes they stand in (FORMATS §4.12), and how options are written so
 * that they come out as they are: a word for nothing gets a full stop; in a column that would become numbers or truth
 * values, the options of one item are put in parentheses, which keeps the whole column text. Answers to open questions
 * are such a column, too.
 */

interface Choice {
  readonly item: Item
  readonly options: readonly string[]
}

interface Guarded {
  readonly warnings: readonly ItemWarning[]
  /** Items with something that is written in another way. */
  readonly changed: number
}

export interface GuardedOptions extends Guarded {
  /** In the order that was given. */
  readonly options: readonly (readonly string[])[]
}

/** What the cells hold, for sentences: the options of a question, or the one answer. */
type Held = 'options' | 'answer'

/**
 * pandas decides on the type of a column for so many lines at a time, or for more
 * (`low_memory`: 2^20 cells, down to a power of two).
 */
const block = 16_384

/** `cycled`: every option of an item comes to stand in every column, four lines for each item. */
export const guardOptions = (choices: readonly Choice[], cycled = false): GuardedOptions =>
  guarded(choices, cycled, 'options')

/** The answers in their one column. */
export function guardAnswers(
  given: readonly { readonly item: Item; readonly answer: string }[],
): Guarded & { readonly answers: readonly string[] } {
  const { options, ...rest } = guarded(
    given.map(({ item, answer }) => ({ item, options: [answer] })),
    false,
    'answer',
  )
  return { ...rest, answers: options.map(([answer = '']) => answer) }
}

function guarded(choices: readonly Choice[], cycled: boolean, held: Held): GuardedOptions {
  const step = cycled ? block / 4 : block
  const blocks = Array.from({ length: Math.ceil(choices.length / step) }, (_, at) =>
    guardBlock(choices.slice(at * step, (at + 1) * step), cycled, held),
  )
  return {
    options: blocks.flatMap(({ options }) => options),
    warnings: blocks.flatMap(({ warnings }) => warnings),
    changed: blocks.reduce((sum, { changed }) => sum + changed, 0),
  }
}

function guardBlock(choices: readonly Choice[], cycled: boolean, held: Held): GuardedOptions {
  const options = choices.map((choice) => choice.options.map(present))
  const typed = typedColumns(options, cycled)
  const last = Math.max(-1, ...typed)
  const place = last < 0 ? -1 : options.findIndex((each) => each.length > last)
  const chosen = choices[place]
  if (chosen) options[place] = chosen.options.map((option) => (isEmpty(option) ? '(empty)' : `(${option})`))
  const warnings = choices.flatMap(({ item, options: given }, at) => {
    if (at !== place) return given.filter(isMissing).map((text) => missingWarning(item, held, text))
    const [example = ''] = typed.flatMap((column) => given[column] ?? [])
    return [typedWarning(item, held, typed, example)]
  })
  const changed = options.filter((each, at) =>
    each.some((option, letter) => option !== choices[at]?.options[letter]),
  ).length
  return { options, warnings, changed }
}

/** A text as a cell that is not taken for nothing. */
export function present(text: string): string {
  if (!isMissing(text)) return text
  return isEmpty(text) ? '(empty)' : `${text.trim()}.`
}

const isEmpty = (text: string): boolean => text.trim() === ''

/** Whether pandas takes a cell for nothing. */
const isMissing = (text: string): boolean => missing.has(text.trim())

const missing: ReadonlySet<string> = new Set([
  '',
  '#N/A',
  '#N/A N/A',
  '#NA',
  '-1.#IND',
  '-1.#QNAN',
  '-NaN',
  '-nan',
  '1.#IND',
  '1.#QNAN',
  '<NA>',
  'N/A',
  'NA',
  'NULL',
  'NaN',
  'None',
  'n/a',
  'nan',
  'null',
])

/** The columns that would come out as something else, by their place; only where every cell in them is of one type. */
function typedColumns(options: readonly (readonly string[])[], cycled: boolean): readonly number[] {
  const columns = Math.max(0, ...options.map(({ length }) => length))
  return Array.from({ length: columns }, (_, column) => column).filter((column) => {
    const cells = cycled ? options.flat() : options.flatMap((each) => each[column] ?? [])
    const gaps = !cycled && cells.length < options.length
    if (cells.every(isTruth)) return true
    return cells.every(isNumber) && (gaps || !cells.every(isPlainInteger))
  })
}

const isTruth = (text: string): boolean => /^(?:true|false)$/i.test(text.trim())

/** What its parser takes for a number; blanks around it do not count. */
const isNumber = (text: string): boolean =>
  /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|inf|infinity)$/i.test(text.trim())

/** A whole number that is written the same once it was read. */
const isPlainInteger = (text: string): boolean => /^(?:0|-?[1-9]\d{0,17})$/.test(text)

function missingWarning(item: Item, held: Held, text: string): ItemWarning {
  const [what, nothing] = held === 'options' ? ['option', 'no option'] : ['answer', 'no answer']
  const sentence = `has the ${what} “${brief(text)}”, which its loader would take for ${nothing} at all; it is written as “${present(text)}”.`
  return warnAbout(item, `${what}-taken-for-nothing`, held, sentence)
}

function typedWarning(item: Item, held: Held, columns: readonly number[], number: string): ItemWarning {
  const letters = columns.map(letterAt).join(', ')
  const named = columns.length === 1 ? `the column ${letters} holds` : `the columns ${letters} hold`
  const [what, where] =
    held === 'options'
      ? ['options written', named]
      : ['answer written', 'the answers of the open questions are']
  const kind = isTruth(number) ? 'true and false' : 'numbers'
  const sentence = `has its ${what} in parentheses, “(${brief(number)})”: ${where} nothing but ${kind}, which its loader would write anew (007 as 7, 3 as 3.0, true as True).`
  return warnAbout(item, 'column-of-numbers', held, sentence)
}
