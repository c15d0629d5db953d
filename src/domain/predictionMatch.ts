import { indexOfLetter, letterAt, type Item } from './item.ts'

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
 * answer, if the question is like the item’s or no other item has this answer. What fits several items fits none.
 *
 * An id that is but a number may be that of any list: it is believed only where nothing speaks against it, neither the
 * question nor the picture. Where the same options were asked in another order, letters would mean other options: such a
 * prediction fits none. `accepted` has what was accepted, by item, in place of what was given.
 */
export function predictionMatcher(
  items: readonly MatchedItem[],
  accepted: ReadonlyMap<string, Pick<MatchedItem, 'question' | 'options'>> = new Map(),
): (ref: PredictionRef) => PredictionMatch | null {
  const own = new Map<string, MatchedItem>()
  const given = new Map<string, MatchedItem | null>()
  const asked = new Map<string, MatchedItem[]>()
  const pictured = new Map<string, MatchedItem | null>()
  const wordingsOf = ({ id, question, source }: MatchedItem): readonly string[] => [
    source.query,
    question,
    accepted.get(id)?.question ?? question,
  ]
  for (const item of items) {
    own.set(item.id, item)
    const { id } = item.source
    if (id !== null) given.set(id, given.has(id) ? null : item)
    for (const key of new Set(wordingsOf(item).map(askedKey))) {
      const others = asked.get(key)
      if (others) others.push(item)
      else asked.set(key, [item])
    }
    for (const name of namesOf(item.source.picturePath, item.source.cropPath)) {
      const other = pictured.get(name)
      pictured.set(name, other === undefined || other === item ? item : null)
    }
  }
  /** How many items have this right answer. */
  let golds: ReadonlyMap<string, number> | null = null
  const isOnlyGold = (gold: string): boolean => (golds ??= goldCounts(items)).get(askedKey(gold)) === 1
  /** Those that ask this, instructions around it aside. */
  const asking = (question: string): readonly MatchedItem[] => {
    for (const part of partsOf(question)) {
      const found = asked.get(askedKey(part))
      if (found) return found
    }
    return []
  }
  const matchOf = ({ ids, picture, question, place, gold }: PredictionRef): PredictionMatch | null => {
    const found = question === null || question.trim() === '' ? null : asking(question)
    const isLike = (item: MatchedItem): boolean =>
      question !== null && wordingsOf(item).some((wording) => isLikeQuestion(wording, question))
    let isOther = false
    for (const id of ids) {
      const item = own.get(id) ?? given.get(id)
      if (!item || (found !== null && found.length > 0 && !found.includes(item))) continue
      const isNumber = !own.has(id) && /^\d+(?:\.0)?$/.test(id)
      const against = isNumber && found?.length === 0 && !isLike(item)
      if (isNumber && found && picture !== null && isElsewhere(item, found, picture)) isOther = true
      else if (!against) return { itemId: item.id, by: 'id' }
    }
    if (isOther) return null
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
    if (!item || gold === null || !isGold(item, gold)) return null
    const isIt = found === null ? isOnlyGold(gold) : found.length === 0 && isLike(item)
    return isIt ? { itemId: item.id, by: 'place' } : null
  }
  return (ref) => {
    const match = matchOf(ref)
    if (!match || ref.question === null) return match
    const options = (accepted.get(match.itemId) ?? own.get(match.itemId))?.options ?? []
    return isReordered(options, ref.question) ? null : match
  }
}

/** Whether a question has these very options, but at other letters. */
function isReordered(options: readonly string[], question: string): boolean {
  if (options.length < 2 || question.length > longest) return false
  const asked = new Map<string, string>()
  for (const [, letter = '', text = ''] of question.matchAll(/^[ \t([]*([A-Z])[.):\]][ \t]*(\S.*)$/gm))
    asked.set(letter, askedKey(text))
  const here = options.map(askedKey)
  const there = here.map((_, place) => asked.get(letterAt(place)) ?? '')
  if (there.every((text, place) => text === here[place])) return false
  return here.toSorted().join('\n') === there.toSorted().join('\n')
}

const askedKey = (text: string): string =>
  text.replaceAll('<image>', '').replaceAll(/\s+/g, ' ').trim().toLowerCase()

/** Share of words that two wordings of one question have in common at least. */
const enoughShared = 0.5

/** Whether one may be the other, reworded, cut off, or with something put around it. */
function isLikeQuestion(wording: string, question: string): boolean {
  const [own, other] = [askedKey(wording), askedKey(question.slice(0, longest))]
  if (own === '') return false
  if (other.includes(own) || own.startsWith(other)) return true
  const [words, others] = [wordsIn(own), wordsIn(other)]
  const shared = [...words].filter((word) => others.has(word)).length
  const all = words.size + others.size - shared
  return all > 0 && shared / all >= enoughShared
}

const wordsIn = (text: string): ReadonlySet<string> => new Set(text.match(/[\p{L}\p{N}]+/gu))

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

/** Whether the same was asked on another picture that fits better. */
function isElsewhere(item: MatchedItem, items: readonly MatchedItem[], picture: string): boolean {
  if (items.length < 2) return false
  const path = segmentsOf(picture)
  const { picturePath, cropPath } = item.source
  const own = [picturePath, ...(cropPath === null ? [] : [cropPath])].map(segmentsOf)
  if (own.some((segments) => commonEnd(segments, path) === Math.min(segments.length, path.length)))
    return false
  const best = onPicture(items, picture)
  return best !== null && best !== item
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

const isGold = (item: MatchedItem, gold: string): boolean => goldsOf(item).has(askedKey(gold))

/** The letter and the text of the right answer. */
function goldsOf({ options, answerLetter, answerText }: MatchedItem): ReadonlySet<string> {
  const text = options.length > 0 ? (options[indexOfLetter(answerLetter)] ?? '') : answerText
  return new Set([answerLetter, text].flatMap((right) => (right === null ? [] : askedKey(right))))
}

function goldCounts(items: readonly MatchedItem[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const item of items) for (const gold of goldsOf(item)) counts.set(gold, (counts.get(gold) ?? 0) + 1)
  return counts
}
