import type { EvaluatedItem } from './evaluatedItem.ts'
import type { Slices } from './slices.ts'

/** Of a longer text only so much is searched. */
const longest = 20_000
/** Items between two rests. */
const stride = 500

/** What is searched of each item, in lower case: question, options, answer and ids. */
export function* searchTexts(
  itemIds: readonly string[],
  items: ReadonlyMap<string, EvaluatedItem>,
): Slices<readonly string[]> {
  const texts: string[] = []
  for (const [place, id] of itemIds.entries()) {
    if (place % stride === 0) yield
    texts.push(textOf(id, items.get(id)))
  }
  return texts
}

function textOf(id: string, item: EvaluatedItem | undefined): string {
  if (!item) return id.toLowerCase()
  const { question, options, answerText } = item.key ?? item.given
  const parts = [id, item.given.source.id ?? '', question, ...options.slice(0, 26), answerText]
  return parts
    .map((part) => part.slice(0, longest))
    .join('\n')
    .toLowerCase()
}

/** 1 for each text that holds all of the words. */
export function* searchHits(texts: readonly string[], words: readonly string[]): Slices<Uint8Array> {
  const found = new Uint8Array(texts.length)
  for (const [place, text] of texts.entries()) {
    if (place % stride === 0) yield
    if (words.every((word) => text.includes(word))) found[place] = 1
  }
  return found
}
