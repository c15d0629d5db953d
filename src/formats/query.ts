import { letterAt, type Content } from '../domain/item.ts'

/** A query taken apart. Whatever is not named here as removed is kept byte for byte. */
export interface ParsedQuery {
  readonly question: string
  /** Texts of the embedded option lines, in letter order; empty when there were none. */
  readonly options: readonly string[]
  /** The labels as written, e.g. `A.` or `(A)`, one for each option. */
  readonly labels: readonly string[]
  readonly hadLetterInstruction: boolean
  readonly hadConstraint: boolean
  readonly hadImageMarker: boolean
  /** What is unusual for a benchmark query and was changed, each a sentence. */
  readonly notes: readonly string[]
}

export const letterInstruction = "Answer with the option's letter from the given choices."

const imageMarker = '<image>'
/** Longest sentence that is taken for an instruction; a longer one is text. */
const longestInstruction = 240

/** The benchmark query of FORMATS §1.2: question, option lines, letter instruction; an open question stands alone. */
export function composeQuery(content: Pick<Content, 'question' | 'options'>): string {
  if (content.options.length === 0) return content.question
  const lines = content.options.map((option, index) => `${letterAt(index)}. ${option}`)
  return `${content.question}\n${lines.join('\n')}\n\n${letterInstruction}`
}

/** Splits an upstream query into the bare question and everything that was wrapped around it. */
export function parseQuery(text: string): ParsedQuery {
  const hadImageMarker = text.includes(imageMarker)
  const unmarked = hadImageMarker ? withoutMarker(text) : text
  const notes: string[] = []
  if (hadImageMarker) notes.push(markerNote)

  const lines = unmarked.split('\n')
  const block = lastOptionBlock(lines)
  const before = stripSentences(block ? lines.slice(0, block.start) : lines, block !== null)
  const after = stripSentences(block ? lines.slice(block.end) : [], block !== null)
  if (block && isBlank(before.lines) && isBlank(after.lines)) return untouched(unmarked, hadImageMarker)

  const options = block?.options ?? []
  let rest = before.lines
  const repeated = block && lastOptionBlock(trimBlankLines(rest))
  if (repeated && sameTexts(repeated.options, options) && repeated.start > 0) {
    rest = trimBlankLines(rest).slice(0, repeated.start)
    notes.push('The option lines stood twice in the question; both were removed from it.')
  }
  if (!isBlank(after.lines)) {
    notes.push('There was text after the option lines; it was kept at the end of the question.')
    rest = [...trimBlankLines(rest), ...trimBlankLines(after.lines)]
  }
  const hadConstraint = before.hadConstraint || after.hadConstraint
  const hadLetterInstruction = before.hadLetterInstruction || after.hadLetterInstruction
  if (hadConstraint) notes.push(constraintNote)
  const touched = block !== null || hadConstraint || hadLetterInstruction
  const question = (touched ? trimBlankLines(rest) : rest).join('\n')
  if (question.trim() === '' && !block) return untouched(unmarked, hadImageMarker)
  return {
    question,
    options,
    labels: block?.labels ?? [],
    hadLetterInstruction,
    hadConstraint,
    hadImageMarker,
    notes,
  }
}

const markerNote = 'The marker <image> was removed from the question.'
const constraintNote = 'The sentence about the red bounding box was removed from the question.'

/** Text that would be nothing but instructions is a question all the same. */
const untouched = (question: string, hadImageMarker: boolean): ParsedQuery => ({
  question,
  options: [],
  labels: [],
  hadLetterInstruction: false,
  hadConstraint: false,
  hadImageMarker,
  notes: hadImageMarker ? [markerNote] : [],
})

const withoutMarker = (text: string): string =>
  text
    .replace(/^(?:[ \t]*<image>[ \t]*(?:\r?\n)?)+/, '')
    .replace(/(?:\r?\n[ \t]*<image>[ \t]*)+$/, '')
    .replaceAll(imageMarker, '')

interface OptionBlock {
  readonly start: number
  /** Index of the first line after the block. */
  readonly end: number
  readonly options: readonly string[]
  readonly labels: readonly string[]
}

interface OptionLine {
  readonly letter: string
  readonly label: string
  readonly style: string
  readonly text: string
}

/** `A. x`, `A: x` (a blank must follow), `A) x` or `(A) x`, at the start of a line. */
const optionPattern = /^[ \t]*(?:(?:\(([A-Z])\)|([A-Z])\))[ \t]?|([A-Z])([.:])(?:[ \t]|(?=\r?$)))(.*?)\r?$/s

function optionLine(line: string): OptionLine | null {
  const match = optionPattern.exec(line)
  if (!match) return null
  const [, enclosed, bracketed, plain, mark = '', text = ''] = match
  if (enclosed !== undefined) return { letter: enclosed, label: `(${enclosed})`, style: '()', text }
  if (bracketed !== undefined) return { letter: bracketed, label: `${bracketed})`, style: ')', text }
  return { letter: plain ?? '', label: `${plain}${mark}`, style: mark, text }
}

/** The last run of lines lettered A, B, … in one style, at least two of them, with only blank lines between. */
function lastOptionBlock(lines: readonly string[]): OptionBlock | null {
  for (let start = lines.length - 1; start >= 0; start--) {
    const first = optionLine(lines[start] ?? '')
    if (first?.letter !== 'A') continue
    const found = [first]
    let end = start + 1
    for (let at = end; at < lines.length && found.length < 26; at++) {
      const line = lines[at] ?? ''
      if (line.trim() === '') continue
      const next = optionLine(line)
      if (next?.letter !== letterAt(found.length) || next.style !== first.style) break
      found.push(next)
      end = at + 1
    }
    if (found.length >= 2) {
      return { start, end, options: found.map(({ text }) => text), labels: found.map(({ label }) => label) }
    }
  }
  return null
}

interface Stripped {
  readonly lines: readonly string[]
  readonly hadConstraint: boolean
  readonly hadLetterInstruction: boolean
}

/** Removes instruction sentences; a line that held nothing else goes with them. */
function stripSentences(lines: readonly string[], hasOptions: boolean): Stripped {
  let hadConstraint = false
  let hadLetterInstruction = false
  const kept: string[] = []
  for (const line of lines) {
    if (!/\b(?:box|rectangle|frame|letters?|options?|choices?)\b/i.test(line)) {
      kept.push(line)
      continue
    }
    let changed = false
    const sentences = line.match(/[^.?!]+[.?!]*|[.?!]+/g) ?? []
    const rest = sentences.filter((sentence) => {
      const said = sentence.trim()
      if (isConstraint(said)) hadConstraint = true
      else if (isLetterInstruction(said, hasOptions)) hadLetterInstruction = true
      else return true
      changed = true
      return false
    })
    if (!changed) kept.push(line)
    else if (rest.join('').trim() !== '') kept.push(rest.join('').trimEnd())
    else while (kept.length > 0 && kept.at(-1)?.trim() === '') kept.pop()
  }
  return { lines: kept, hadConstraint, hadLetterInstruction }
}

const isConstraint = (sentence: string): boolean =>
  sentence.length <= longestInstruction &&
  !sentence.endsWith('?') &&
  /^(?:please\s+)?(?:(?:only|just)\s+)?(?:focus|look|concentrate|consider|attend|pay\s+attention|restrict)\b/i.test(
    sentence,
  ) &&
  /\bred\s+(?:bounding\s+)?(?:box|rectangle|frame)\b/i.test(sentence)

/**
 * An instruction to answer by letter. Without options beside it only one that speaks of options or choices counts, so
 * that "Answer with the letter on the door." stays part of an open question.
 */
function isLetterInstruction(sentence: string, hasOptions: boolean): boolean {
  if (sentence.length > longestInstruction || sentence.endsWith('?')) return false
  const asks =
    /^(?:please\s+)?(?:(?:only|just|directly)\s+)?(?:answer|respond|reply|select|choose|pick|give|output)\b/i.test(
      sentence,
    )
  if (!asks) return false
  const speaksOfOptions = /\b(?:options?(?:['’]s)?|choices?)\b/i.test(sentence)
  const speaksOfLetter = /\bletters?\b/i.test(sentence)
  return speaksOfOptions && (speaksOfLetter || hasOptions) ? true : speaksOfLetter && hasOptions
}

const isBlank = (lines: readonly string[]): boolean => lines.every((line) => line.trim() === '')

const sameTexts = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((text, index) => text === b[index])

/** Without blank lines at either end; the remaining lines are untouched but for a final carriage return. */
function trimBlankLines(lines: readonly string[]): readonly string[] {
  let start = 0
  let end = lines.length
  while (start < end && (lines[start] ?? '').trim() === '') start++
  while (end > start && (lines[end - 1] ?? '').trim() === '') end--
  return lines
    .slice(start, end)
    .map((line, at, all) => (at === all.length - 1 ? line.replace(/\r$/, '') : line))
}
