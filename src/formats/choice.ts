import { indexOfLetter, letterAt } from '../domain/item.ts'
import { error, note, quoted, warning, type Remark } from './remark.ts'

/** What a record says about its options and its answer, before it is judged. */
export interface ChoiceGiven {
  readonly options: readonly (string | null)[]
  readonly letter: string | null
  /** The answer as text, where the record has one beside the letter. */
  readonly text: string | null
  /** The teachers' answer, where there is one. */
  readonly majority: string | null
  /** Names of the fields, for remarks. */
  readonly fields: {
    readonly options: string
    readonly letter: string
    readonly text: string
    readonly majority: string
  }
  /** How many options a record of this format has, or null. */
  readonly usualCount: number | null
}

export interface ChoiceRead {
  readonly options: readonly string[]
  readonly answerLetter: string | null
  readonly answerText: string
  readonly remarks: readonly Remark[]
}

/** Reads options, letter and answer text of a multiple-choice record; contradictions are kept and named, not solved. */
export function readChoice(record: ChoiceGiven): ChoiceRead {
  const given = { ...record, text: record.text ?? optionBeside(record) }
  const remarks: Remark[] = []
  const options = given.options.map((option) => option ?? '')
  remarks.push(...optionRemarks(given))

  let letter = readLetter(given, remarks)
  const said = record.text === null && letter !== null ? letterOfText(letter, options) : null
  if (letter !== null && said !== null) {
    const sentence = `The answer ${letter} is none of the letters A to ${letterAt(options.length - 1)}; ${said} was taken because ${letter} is its text.`
    remarks.push(warning('letter-from-text', sentence, given.fields.letter))
    letter = said
  }
  if (letter === null && given.text !== null) {
    const matches = options.flatMap((option, index) => (same(option, given.text) ? [index] : []))
    if (matches.length === 1 && matches[0] !== undefined) {
      letter = letterAt(matches[0])
      remarks.push(
        warning(
          'letter-from-text',
          `The letter of the answer was missing; ${letter} was taken because its text is the answer.`,
          given.fields.letter,
        ),
      )
    }
  }
  if (letter === null) {
    remarks.push(
      warning(
        'letter-missing',
        'No letter says which option is right. Choose one while checking.',
        given.fields.letter,
      ),
    )
  }
  const chosen = letter === null ? undefined : options[indexOfLetter(letter)]
  if (letter !== null && chosen === undefined) {
    remarks.push(
      warning(
        'letter-out-of-range',
        `The answer is ${letter}, but there are only ${options.length} options (A to ${letterAt(options.length - 1)}).`,
        given.fields.letter,
      ),
    )
  }
  if (letter !== null && chosen !== undefined) remarks.push(...conflictRemarks(letter, chosen, given))
  return { options, answerLetter: letter, answerText: given.text ?? chosen ?? given.majority ?? '', remarks }
}

/** The option that the words after a letter are, as in “A. red”; null where they are none. */
function optionBeside({ letter, options }: ChoiceGiven): string | null {
  const words = /^\s*\(?[A-Za-z][.):]\s+(.*)$/s.exec(letter ?? '')?.[1]
  return words === undefined
    ? null
    : (options.find((option) => option !== null && same(option, words)) ?? null)
}

/** Where a letter names no option but is the text of one, the letter of that one. */
function letterOfText(letter: string, options: readonly string[]): string | null {
  if (indexOfLetter(letter) < options.length) return null
  const places = options.flatMap((option, place) => (same(option, letter) ? [place] : []))
  const [only] = places
  return only !== undefined && places.length === 1 ? letterAt(only) : null
}

/** More options than letters cannot be taken at all. */
export const tooManyOptions = (count: number, field: string): Remark | null =>
  count <= 26
    ? null
    : error('option-count', `There are ${count} options, but only 26 letters to name them by.`, field)

function readLetter(given: ChoiceGiven, remarks: Remark[]): string | null {
  if (given.letter === null || given.letter.trim() === '') return null
  const match = /^\s*\(?([A-Za-z])(?:[.):](?:\s.*)?)?\s*$/s.exec(given.letter)
  if (!match?.[1]) {
    remarks.push(
      warning(
        'letter-unreadable',
        `The letter of the answer is ${quoted(given.letter)}.`,
        given.fields.letter,
      ),
    )
    return null
  }
  const letter = match[1].toUpperCase()
  if (letter !== given.letter) {
    remarks.push(
      note(
        'letter-repaired',
        `The letter of the answer was written ${quoted(given.letter)}; it was read as ${letter}.`,
        given.fields.letter,
      ),
    )
  }
  return letter
}

function optionRemarks({ options, fields, usualCount }: ChoiceGiven): readonly Remark[] {
  const remarks: Remark[] = []
  if (options.length < 2 || (usualCount !== null && options.length !== usualCount)) {
    const usual = usualCount === null ? 'at least two were expected' : `${usualCount} are usual`
    const count = options.length === 1 ? 'is 1 option' : `are ${options.length} options`
    remarks.push(warning('option-count', `There ${count}; ${usual}.`, fields.options))
  }
  const seen = new Map<string, number>()
  options.forEach((option, index) => {
    const field = `${fields.options}[${index}]`
    if (option === null) {
      remarks.push(warning('option-null', `Option ${letterAt(index)} is null; it was taken as empty.`, field))
      return
    }
    if (option.trim() === '') {
      remarks.push(warning('option-empty', `Option ${letterAt(index)} is empty.`, field))
      return
    }
    const twin = seen.get(plain(option))
    if (twin === undefined) seen.set(plain(option), index)
    else {
      remarks.push(
        warning(
          'option-duplicate',
          `Options ${letterAt(twin)} and ${letterAt(index)} say the same: ${quoted(option)}.`,
          field,
        ),
      )
    }
  })
  return remarks
}

function conflictRemarks(letter: string, chosen: string, given: ChoiceGiven): readonly Remark[] {
  if (given.text !== null && !same(chosen, given.text)) {
    return [
      warning(
        'answer-conflict',
        `Letter and text of the answer disagree: option ${letter} is ${quoted(chosen)}, the answer text is ${quoted(given.text)}. One of them must be corrected before exporting.`,
        given.fields.text,
      ),
    ]
  }
  if (given.majority !== null && given.majority.trim() !== '' && !same(chosen, given.majority)) {
    return [
      warning(
        'answer-not-majority',
        `Option ${letter} is ${quoted(chosen)}, but the teachers answered ${quoted(given.majority)}.`,
        given.fields.majority,
      ),
    ]
  }
  return []
}

const plain = (text: string): string => text.trim().replace(/\.$/, '').toLowerCase()
const same = (a: string, b: string | null): boolean => b !== null && plain(a) === plain(b)
