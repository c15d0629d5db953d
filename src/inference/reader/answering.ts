import { areaOf, centreOf, heightOf, type Point, type Rect, type Size } from '../../domain/geometry.ts'
import type { ModelAnswer } from '../../domain/preview.ts'
import type { Page, ReadText } from './reading.ts'
import { folded, similarityTo } from './similarity.ts'

/** What reading comes to. */
export interface TextAnswer {
  readonly answer: ModelAnswer
  /**
   * For multiple choice the similarity of the text to the option, times how sure the reader is of the text; else the
   * latter alone. No probability: options do not compete in it.
   */
  readonly confidence: number | null
}

/** An option less like everything read than this is not taken; one wrong digit of two is no match. */
const leastSimilarity = 0.55
/** What a match is worth that does not begin and end with a piece of text, but with a word or inside of one. */
const atWords = 0.98
const insideWord = 0.95
/** What a match is worth more when a word of the question stands in the same piece of text, or on the same line. */
const besideWord = 0.04
const onLineOfWord = 0.02
/** What an option is worth that the question names itself: it is rarely what is asked for. */
const inQuestion = 0.9
/** Letters of a word of the question that is looked for. */
const leastWord = 3
/** Tokens of the page that are looked through; more than that is no photograph. */
const mostTokens = 3000
/** Folded characters of an option that are compared. */
const longestOption = 120

interface Token {
  readonly folded: string
  readonly piece: ReadText
  /** Added to the worth of a match that it is part of. */
  readonly bonus: number
  /** Whether a piece of text, or at least a word, begins or ends with it. */
  readonly begins: 'piece' | 'word' | 'inside'
  readonly ends: 'piece' | 'word' | 'inside'
}

/** Runs of letters and runs of digits, with what stands before and after each. */
function tokensOf(page: Page, question: string): readonly Token[] {
  const asked = new Set(wordsOf(question).filter((word) => word.length >= leastWord))
  const names = (piece: ReadText): boolean => wordsOf(piece.text).some((word) => asked.has(word))
  const tokens: Token[] = []
  for (const { line, piece } of page.lines.flatMap((line) => line.map((piece) => ({ line, piece })))) {
    const bonus = names(piece) ? besideWord : line.some(names) ? onLineOfWord : 0
    const text = piece.text.normalize('NFKC')
    const runs = [...text.matchAll(runPattern)]
    for (const [index, run] of runs.entries()) {
      const end = run.index + run[0].length
      tokens.push({
        folded: folded(run[0]),
        piece,
        bonus,
        begins: index === 0 ? 'piece' : isWord(text[run.index - 1]) ? 'inside' : 'word',
        ends: index === runs.length - 1 ? 'piece' : isWord(text[end]) ? 'inside' : 'word',
      })
    }
  }
  return tokens.slice(0, mostTokens)
}

/** Letters together, or digits together as in 11.99 and 7:50. */
const runPattern = /[\p{L}\p{M}]+|\p{N}+(?:[.,:]\p{N}+)*/gu
const wordsOf = (text: string): string[] =>
  [...text.normalize('NFKC').matchAll(runPattern)].map(([run]) => folded(run))

const isWord = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character)

interface Match {
  readonly similarity: number
  /** By which matches are compared: similarity less a little for being cut out of something longer. */
  readonly worth: number
  readonly confidence: number
  readonly pieces: readonly ReadText[]
}

/** The neighbouring tokens in reading order that are most like a text. */
function bestMatch(option: string, tokens: readonly Token[]): Match | null {
  const wanted = folded(option).slice(0, longestOption)
  if (wanted === '') return null
  let best: Match | null = null
  for (const [index, first] of tokens.entries()) {
    const grow = similarityTo(wanted)
    let length = 0
    for (let end = index; end < tokens.length && length < wanted.length; end++) {
      const last = tokens[end] ?? first
      length += last.folded.length
      const similarity = grow(last.folded)
      const worth = similarity * edgeWorth(first, last) + Math.max(first.bonus, last.bonus)
      if (similarity < leastSimilarity || worth < (best?.worth ?? 0)) continue
      const pieces = [...new Set(tokens.slice(index, end + 1).map(({ piece }) => piece))]
      const confidence = Math.min(...pieces.map((piece) => piece.confidence))
      if (!best || worth > best.worth || confidence > best.confidence)
        best = { similarity, worth, confidence, pieces }
    }
  }
  return best
}

function edgeWorth(first: Token, last: Token): number {
  const edges = [first.begins, last.ends]
  return edges.includes('inside') ? insideWord : edges.includes('word') ? atWords : 1
}

/**
 * The option that is most like something read. What was read alone, where nothing is like any option: the model looked
 * and did not find the answer, which is a wrong answer and no refusal.
 */
export function chooseOption(page: Page, question: string, options: readonly string[]): TextAnswer | null {
  const tokens = tokensOf(page, question)
  const asked = ` ${wordsOf(question).join(' ')} `
  const worthOf = (option: string, match: Match): number =>
    match.worth * (asked.includes(` ${wordsOf(option).join(' ')} `) ? inQuestion : 1)
  if (tokens.length === 0) return null
  const matches = options
    .map((option, index) => ({ option, index, match: bestMatch(option, tokens) }))
    .flatMap(({ option, index, match }) => (match ? [{ index, match, worth: worthOf(option, match) }] : []))
    .toSorted((a, b) => b.worth - a.worth || b.match.confidence - a.match.confidence)
  const [found] = matches
  if (!found) return { answer: { text: textOf(page), option: null }, confidence: null }
  const { index, match } = found
  return {
    answer: { text: match.pieces.map((piece) => piece.text).join(' '), option: index },
    confidence: match.similarity * match.confidence,
  }
}

/** Lines whose heights are this near to each other, and which are no further apart than they are tall, go together. */
const sameSize = 0.6

/**
 * The text most likely meant by an open question: the line with the largest piece of text, measured by height and by
 * nearness to the middle (up to half is lost towards the corners), and the lines above and below that continue it.
 */
export function likeliestText(page: Page, size: Size): TextAnswer | null {
  const middle = { x: size.width / 2, y: size.height / 2 }
  const worths = page.lines.map((line) => Math.max(...line.map((piece) => meant(piece, middle))))
  const chosen = worths.indexOf(Math.max(...worths))
  const line = page.lines[chosen]
  if (!line) return null
  let from = chosen
  let to = chosen
  while (continues(page.lines[from - 1], page.lines[from])) from--
  while (continues(page.lines[to], page.lines[to + 1])) to++
  const pieces = page.lines.slice(from, to + 1).flat()
  const area = pieces.reduce((sum, { rect }) => sum + areaOf(rect), 0)
  return {
    answer: { text: pieces.map((piece) => piece.text).join(' '), option: null },
    confidence: pieces.reduce((sum, { confidence, rect }) => sum + (confidence * areaOf(rect)) / area, 0),
  }
}

/** Whether two lines are parts of one text. */
function continues(upper: readonly ReadText[] | undefined, lower: readonly ReadText[] | undefined): boolean {
  if (!upper || !lower) return false
  const [a, b] = [aroundAll(upper), aroundAll(lower)]
  const [small, tall] = [tallest(upper), tallest(lower)].toSorted((x, y) => x - y)
  if (small === undefined || tall === undefined || small < sameSize * tall) return false
  return b.y1 - a.y2 <= small && a.x1 < b.x2 && b.x1 < a.x2
}

const tallest = (line: readonly ReadText[]): number => Math.max(...line.map(({ rect }) => heightOf(rect)))

const aroundAll = (line: readonly ReadText[]): Rect => ({
  x1: Math.min(...line.map(({ rect }) => rect.x1)),
  y1: Math.min(...line.map(({ rect }) => rect.y1)),
  x2: Math.max(...line.map(({ rect }) => rect.x2)),
  y2: Math.max(...line.map(({ rect }) => rect.y2)),
})

function meant({ rect, confidence }: ReadText, middle: Point): number {
  const centre = centreOf(rect)
  const away = Math.hypot((centre.x - middle.x) / middle.x, (centre.y - middle.y) / middle.y) / Math.SQRT2
  return heightOf(rect) * confidence * (1 - 0.5 * Math.min(1, away))
}

/** Longest answer that is made of everything read. */
const longestText = 400

function textOf(page: Page): string {
  const all = page.lines.map((line) => line.map((piece) => piece.text).join(' ')).join(' / ')
  return all.length <= longestText ? all : `${all.slice(0, longestText)}…`
}
