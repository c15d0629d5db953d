import { note, quoted, type Remark } from './remark.ts'

/**
 * The answer without what models are asked to put around it, read as upstream reads it (FORMATS §1.3): what stands between
 * answer tags, the first ones; of that, what the last `\boxed{…}` holds, its braces matched. A text without either is
 * itself, and so is one in which they hold nothing.
 */
export function bareAnswer(text: string, field: string, remarks: Remark[]): string {
  const tagged = firstTagged(text) ?? text
  const bare = (lastBoxed(tagged) ?? tagged).trim()
  if (bare === text.trim() || bare === '') return text
  const sentence = `The answer was written ${quoted(text)}; ${quoted(bare)} was taken out of it.`
  remarks.push(note('answer-unwrapped', sentence, field))
  return bare
}

/** Null where there are no tags, or where they are not closed. */
function firstTagged(text: string): string | null {
  const from = /<answer>/i.exec(text)
  if (!from) return null
  const rest = text.slice(from.index + from[0].length)
  const to = rest.search(/<\/answer>/i)
  return to < 0 ? null : rest.slice(0, to)
}

const boxStart = '\\boxed{'

/** Null where there is none, or where it is not closed. */
function lastBoxed(text: string): string | null {
  const start = text.lastIndexOf(boxStart)
  if (start < 0) return null
  const from = start + boxStart.length
  let depth = 1
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1
    else if (text[at] === '}') depth -= 1
    if (depth === 0) return text.slice(from, at)
  }
  return null
}
