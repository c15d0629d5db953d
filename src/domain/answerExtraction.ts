/** An answer that was found in all that a model said. */
export interface ExtractedAnswer {
  readonly answer: string
  readonly found: FoundBy
}

/**
 * Where an answer was found: between answer tags, in the last `\boxed{}`, after the word “Answer”, on the last lines, or
 * in all that was said.
 */
export type FoundBy = 'tag' | 'boxed' | 'answer-word' | 'last-lines' | 'whole'

const [opened, closed] = ['<answer>', '</answer>']

/**
 * As the released judge finds it (FORMATS §1.3, step 1), quirks included: from the first opening tag to the first closing
 * one, where an answer whose tag is not closed loses its last character; else from the word `Answer:` on, the word itself
 * kept; else the last three lines.
 */
export function upstreamAnswer(text: string): ExtractedAnswer {
  const tag = text.indexOf(opened)
  if (tag >= 0) {
    const tagged = text.slice(tag, endOf(text, text.indexOf(closed)))
    return { answer: tagged.replaceAll(opened, '').replaceAll(closed, ''), found: 'tag' }
  }
  const word = text.indexOf('Answer:')
  if (word >= 0) return { answer: text.slice(word), found: 'answer-word' }
  const lines = text.split('\n')
  return lines.length === 1
    ? { answer: text, found: 'whole' }
    : { answer: lines.slice(-3).join('\n'), found: 'last-lines' }
}

/** A place that was not found counts from the end, as slices of Python do. */
const endOf = (text: string, place: number): number => (place < 0 ? Math.max(0, text.length - 1) : place)

/** Of a longer text only so much of its end is looked at: conclusions stand there. */
const longest = 20_000

/**
 * The answer without the quirks: thoughts are left out; what stands in the last answer tags, closed or not; of that, or of
 * all, what the last `\boxed{}` holds; else what follows the last “Answer:” or “the answer is”, without these words. Of
 * several lines without any of that the last one counts, but for multiple choice all of them, because the letter may be
 * on the first.
 */
export function strictAnswer(text: string, isChoice: boolean): ExtractedAnswer {
  const end = text.length > longest ? text.slice(-longest) : text
  const thought = end.lastIndexOf('</think>')
  const said = thought < 0 ? end : end.slice(thought + '</think>'.length)
  const tagged = lastTagged(said)
  const boxed = lastBoxed(tagged ?? said)
  if (boxed !== null) return { answer: boxed, found: 'boxed' }
  if (tagged !== null) return { answer: withoutWord(tagged) ?? tagged.trim(), found: 'tag' }
  const worded = withoutWord(said)
  if (worded !== null) return { answer: worded, found: 'answer-word' }
  const lines = said.split('\n').filter((line) => line.trim() !== '')
  if (isChoice || lines.length < 2) return { answer: said.trim(), found: 'whole' }
  return { answer: plainLine(lines.at(-1) ?? ''), found: 'last-lines' }
}

/** Null where there are no tags. */
function lastTagged(text: string): string | null {
  const lower = text.toLowerCase()
  const from = lower.lastIndexOf(opened)
  if (from < 0) return null
  const to = lower.indexOf(closed, from)
  return text.slice(from + opened.length, to < 0 ? text.length : to)
}

const boxStart = '\\boxed{'

/** Its braces matched; null where there is none, or where it is not closed. */
function lastBoxed(text: string): string | null {
  const start = text.lastIndexOf(boxStart)
  if (start < 0) return null
  const from = start + boxStart.length
  let depth = 1
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1
    else if (text[at] === '}') depth -= 1
    if (depth === 0) return text.slice(from, at).trim()
  }
  return null
}

/** What follows the last “Answer:” or “answer is”, to the end of its line; null where nothing does. */
function withoutWord(text: string): string | null {
  let found: string | null = null
  for (const word of text.matchAll(/\banswers?\b[*_ ]{0,4}(?::|\bis\b:?)[*_]{0,3}/giu)) {
    const rest = text.slice(word.index + word[0].length).trimStart()
    const line = plainLine(rest.split('\n', 1)[0] ?? '')
    if (line !== '') found = line
  }
  return found
}

/** A line without marks of emphasis around it. */
const plainLine = (line: string): string =>
  line
    .trim()
    .replace(/^[*_`]{1,3}(?=\S)/, '')
    .replace(/(?<=\S)[*_`]{1,3}$/, '')
    .trim()
