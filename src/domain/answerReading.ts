import { indexOfLetter } from './item.ts'
import { wordingOf } from './wording.ts'

/** Longest answer that is read; of a longer one the end counts, where conclusions are. */
const longest = 4000

/**
 * The option that a model's free answer comes down to; null when it names none, or several, or when there are no
 * options. The letter goes before the option's text, because the letter is what models are asked for; what is said
 * last goes before what was said first.
 */
export function optionOf(text: string, options: readonly string[]): number | null {
  if (options.length === 0) return null
  const said = conclusionOf(text)
  const lines = said.split('\n').filter((line) => line !== '')
  return (
    letterAlone(said, options) ??
    letterAlone(lines.at(0) ?? '', options) ??
    letterInFront(lines.at(0) ?? '', options) ??
    afterCue(said, options) ??
    letterAlone(lines.at(-1) ?? '', options) ??
    letterInFront(lines.at(-1) ?? '', options) ??
    onlyLetterInBrackets(said, options) ??
    onlyOptionIn(said, options)
  )
}

/** What is left of an answer without thoughts, tags, and marks of emphasis. */
function conclusionOf(text: string): string {
  const end = text.slice(-longest)
  const thought = end.lastIndexOf('</think>')
  const said = thought === -1 ? end : end.slice(thought + '</think>'.length)
  const tagged = /<answer>([^<]*)(?:<\/answer>|$)/i.exec(said)?.[1] ?? said
  const boxed = /\\boxed\{(?:\\text\{)?([^{}]*)\}/.exec(tagged)?.[1] ?? tagged
  return boxed
    .normalize('NFKC')
    .replaceAll(/[*`#]|<[^<>]{0,40}>/g, '')
    .replaceAll(/\s*\n\s*/g, '\n')
    .trim()
}

const within = (index: number, options: readonly string[]): number | null =>
  index >= 0 && index < options.length ? index : null

/** `B`, `b`, `(B)`, `B.` and nothing else. */
function letterAlone(said: string, options: readonly string[]): number | null {
  const letter = /^["'“([{]{0,2}([A-Za-z])["'”)\]}.:,;!]{0,3}$/.exec(said)?.[1]
  return letter === undefined ? null : within(indexOfLetter(letter.toUpperCase()), options)
}

/** `B. the red one`, `(B) …`, `B: …`, and `B the red one` where that is what option B says. */
function letterInFront(line: string, options: readonly string[]): number | null {
  const marked =
    /^(?:[([]([A-Z])[)\]]|([A-Z])\s?(?:[.):;,]|[-–—](?=\s)))(?!\p{L}\.|\s*(?:or|and|\/)\b)/u.exec(line)
  const letter = marked?.[1] ?? marked?.[2]
  if (letter !== undefined) return within(indexOfLetter(letter), options)
  const bare = /^([A-Z])\s+(.+)$/.exec(line)
  const index = within(indexOfLetter(bare?.[1] ?? null), options)
  return index !== null && wordingOf(bare?.[2] ?? '') === wordingOf(options[index] ?? '') ? index : null
}

/** `The answer is B`, `Answer: red`, `option C`; the last such phrase. */
function afterCue(said: string, options: readonly string[]): number | null {
  const cue =
    /\b(?:answers?|options?|choices?|choose|select|pick)\b(?:\s+(?:is|would\s+be|must\s+be))?\s*[:=]?\s*/giu
  let found: number | null = null
  for (const match of said.matchAll(cue)) {
    const rest = said.slice(match.index + match[0].length).split('\n', 1)[0] ?? ''
    found = letterThere(rest, options) ?? sameText(rest, options) ?? found
  }
  return found
}

/** A letter that is no article and no pronoun: nothing in small letters goes on after it. */
function letterThere(rest: string, options: readonly string[]): number | null {
  const letter = /^(?:(?:option|choice)\s+)?["'“([]?([A-Z])(?![\p{L}\p{N}'’])(?!\s+\p{Ll})/iu.exec(rest)?.[1]
  return letter !== undefined && letter === letter.toUpperCase()
    ? within(indexOfLetter(letter), options)
    : letterInFront(rest, options)
}

function sameText(text: string, options: readonly string[]): number | null {
  const wording = wordingOf(text)
  const index = options.findIndex((option) => wordingOf(option) === wording)
  return wording === '' || index === -1 ? null : index
}

function onlyLetterInBrackets(said: string, options: readonly string[]): number | null {
  const letters = new Set([...said.matchAll(/\(([A-Z])\)/g)].map((match) => match[1] ?? ''))
  const [letter] = letters
  return letters.size === 1 && letter !== undefined ? within(indexOfLetter(letter), options) : null
}

/** The one option whose text is in the answer; a text inside a longer option's text counts for the longer one only. */
function onlyOptionIn(said: string, options: readonly string[]): number | null {
  const exact = sameText(said, options)
  if (exact !== null) return exact
  let left = ` ${wordingOf(said)} `
  const found: number[] = []
  const longestFirst = options
    .map((option, index) => ({ wording: ` ${wordingOf(option)} `, index }))
    .filter(({ wording }) => wording.trim() !== '')
    .toSorted((a, b) => b.wording.length - a.wording.length)
  for (const { wording, index } of longestFirst) {
    if (!left.includes(wording)) continue
    left = left.replaceAll(wording, ' | ')
    found.push(index)
  }
  const [index] = found
  return found.length === 1 && index !== undefined ? index : null
}
