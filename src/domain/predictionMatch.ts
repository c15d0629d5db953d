import { indexOfLetter, type Item } from './item.ts'

/** What a prediction says about the item that it answers. */
export interface PredictionRef {
  /** Ids in the order in which they are to be believed. */
  readonly ids: readonly string[]
  readonly picture: string | null
  /** As it was asked: option lines and instructions may stand around the question. */
  readonly question: string | null
  /** Place among the items as the evaluator counted them, from 0; believed only beside the right answer. */
  readonly place: number | null
  readonly gold: string | null
}

export type MatchedBy = 'id' | 'picture-question' | 'question' | 'picture' | 'place'

export interface PredictionMatch {
  readonly itemId: string
  readonly by: MatchedBy
}

export type MatchedItem = Pick<Item, 'id' | 'question' | 'options' | 'answerLetter' | 'answerText' | 'source'>

/**
 * Finds the item that a prediction answers: by an id, the item’s own or the one it came with, as long as the question is
 * not another one; else by the question and the end of the picture’s path; else by a question that is asked only once;
 * else, where no question is given, by the name of a picture that only one item has; else by its place and its right
 * answer. What fits several items fits none.
 */
export function predictionMatcher(
  items: readonly MatchedItem[],
): (ref: PredictionRef) => PredictionMatch | null {
  const own = new Map<string, MatchedItem>()
  const given = new Map<string, MatchedItem | null>()
  const asked = new Map<string, MatchedItem[]>()
  const pictured = new Map<string, MatchedItem | null>()
  for (const item of items) {
    own.set(item.id, item)
    const { id } = item.source
    if (id !== null) given.set(id, given.has(id) ? null : item)
    for (const key of new Set([askedKey(item.source.query), askedKey(item.question)])) {
      const others = asked.get(key)
      if (others) others.push(item)
      else asked.set(key, [item])
    }
    for (const name of namesOf(item.source.picturePath, item.source.cropPath)) {
      const other = pictured.get(name)
      pictured.set(name, other === undefined || other === item ? item : null)
    }
  }
  /** Those that ask this, instructions around it aside. */
  const asking = (question: string): readonly MatchedItem[] => {
    for (const part of partsOf(question)) {
      const found = asked.get(askedKey(part))
      if (found) return found
    }
    return []
  }
  return ({ ids, picture, question, place, gold }) => {
    const found = question === null || question.trim() === '' ? null : asking(question)
    for (const id of ids) {
      const item = own.get(id) ?? given.get(id)
      if (item && (found === null || found.length === 0 || found.includes(item)))
        return { itemId: item.id, by: 'id' }
    }
    if (found && picture !== null && picture.trim() !== '') {
      const item = onPicture(found, picture)
      if (item) return { itemId: item.id, by: 'picture-question' }
    } else if (found?.length === 1 && found[0]) return { itemId: found[0].id, by: 'question' }
    if (found === null) {
      const item = namesOf(picture)
        .map((name) => pictured.get(name))
        .find((each) => each !== undefined)
      if (item) return { itemId: item.id, by: 'picture' }
    }
    const item = place === null ? undefined : items[place]
    const isIt = item && gold !== null && isGold(item, gold) && (found === null || found.length === 0)
    return isIt ? { itemId: item.id, by: 'place' } : null
  }
}

const askedKey = (text: string): string =>
  text.replaceAll('<image>', '').replaceAll(/\s+/g, ' ').trim().toLowerCase()

/** Longest question that is looked at line by line, in lines and in characters. */
const mostLines = 40
const longest = 20_000

/** The text, then the same without its last lines, then without its first ones: prompts are put around questions. */
function* partsOf(question: string): Generator<string> {
  yield question
  if (question.length > longest) return
  const lines = question.split('\n')
  if (lines.length > mostLines) return
  for (let end = lines.length - 1; end > 0; end -= 1) yield lines.slice(0, end).join('\n')
  for (let start = 1; start < lines.length; start += 1) yield lines.slice(start).join('\n')
}

/** The one whose picture’s path ends most like this one, at least in its name. */
function onPicture(items: readonly MatchedItem[], picture: string): MatchedItem | null {
  const path = segmentsOf(picture)
  let best: MatchedItem | null = null
  let most = 0
  let isTied = false
  for (const item of items) {
    const { picturePath, cropPath } = item.source
    const same = Math.max(
      commonEnd(segmentsOf(picturePath), path),
      cropPath === null ? 0 : commonEnd(segmentsOf(cropPath), path),
    )
    if (same === 0) continue
    if (same === most) isTied = true
    if (same <= most) continue
    best = item
    most = same
    isTied = false
  }
  return isTied ? null : best
}

const segmentsOf = (path: string): readonly string[] =>
  path
    .normalize('NFC')
    .replaceAll('\\', '/')
    .toLowerCase()
    .split('/')
    .filter((segment) => segment !== '' && segment !== '.')

/** The last names of paths, with and without their endings. */
const namesOf = (...paths: readonly (string | null)[]): readonly string[] => [
  ...new Set(
    paths.flatMap((path) => {
      const name = path === null ? undefined : segmentsOf(path).at(-1)
      return name === undefined ? [] : [name, name.replace(/\.[a-z0-9]{2,5}$/, '')]
    }),
  ),
]

function commonEnd(a: readonly string[], b: readonly string[]): number {
  let count = 0
  while (count < a.length && count < b.length && a.at(-1 - count) === b.at(-1 - count)) count += 1
  return count
}

function isGold({ options, answerLetter, answerText }: MatchedItem, gold: string): boolean {
  const text = options.length > 0 ? (options[indexOfLetter(answerLetter)] ?? '') : answerText
  return [answerLetter, text].some((right) => right !== null && askedKey(right) === askedKey(gold))
}
