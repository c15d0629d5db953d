import { areaOf, contains, heightOf, outward, widthOf, type Rect, type Size } from '../../domain/geometry.ts'
import type { Pen } from './pen.ts'

/** What a newcomer should find wrong with a question, as a reason code of a new project. */
export type Flaw =
  | 'several-instances'
  | 'views-disagree'
  | 'wrong-answer'
  | 'not-answerable'
  | 'outside-knowledge'
  | 'unreadable'
  | 'options-faulty'
  | 'too-easy'
  | 'region-misses'
  | 'duplicate'

export type Dimension = 'counting' | 'ocr' | 'color' | 'structure' | 'material' | 'identification'

/** One question of the sample, with the truth about it, as read from the plan of its scene. */
export interface Question {
  readonly question: string
  readonly category: Dimension
  /** Name of the thing that the region was found by. */
  readonly object: string
  /** The answer as given to the annotator: right for a good question. */
  readonly given: string
  /** The options in letter order; empty for an open question. */
  readonly options: readonly string[]
  readonly correct: string
  /** b1 ⊂ b2 ⊂ b3: the least that answers the question first. */
  readonly chain: readonly Rect[]
  /** The evidence region as given. */
  readonly region: Rect
  /** How many of the eight teachers gave the answer, and what the others said. */
  readonly agreed: { readonly count: number; readonly others: readonly string[] }
  /** How often of four tries the small model was right. */
  readonly easy: 0 | 1
  readonly flaw: Flaw | null
  readonly explanation: string
  /** Why the second teacher let the question pass. */
  readonly validated: string
  /** A question about the same thing that the second teacher refused, and why. */
  readonly refused: { readonly question: string; readonly why: string }
}

export interface Scene {
  /** Also the name of the picture file. */
  readonly id: string
  readonly title: string
  readonly size: Size
  /** JPEG quality, 0 to 100. */
  readonly quality: number
  readonly questions: readonly Question[]
  /** Things that are there too often for a single region, with how often. */
  readonly crowds: readonly (readonly [string, number])[]
  readonly draw: (pen: Pen) => void
}

/** The smallest rect around them all. */
export function around(...rects: readonly Rect[]): Rect {
  return {
    x1: Math.min(...rects.map((rect) => rect.x1)),
    y1: Math.min(...rects.map((rect) => rect.y1)),
    x2: Math.max(...rects.map((rect) => rect.x2)),
    y2: Math.max(...rects.map((rect) => rect.y2)),
  }
}

export const padded = (rect: Rect, x: number, y = x): Rect => ({
  x1: rect.x1 - x,
  y1: rect.y1 - y,
  x2: rect.x2 + x,
  y2: rect.y2 + y,
})

/** At least this wide and high, about the same centre. */
export function atLeast(rect: Rect, side: number): Rect {
  return padded(rect, Math.max(0, (side - widthOf(rect)) / 2), Math.max(0, (side - heightOf(rect)) / 2))
}

/**
 * Whole-pixel boxes, each lying strictly inside the next; what is named first is the least. A later rect is widened
 * where it would touch the one before.
 */
export function nested(size: Size, rects: readonly Rect[]): readonly Rect[] {
  const levels: Rect[] = []
  for (const rect of rects) {
    const inner = levels.at(-1)
    const roomy = atLeast(rect, 30)
    const whole = outward(inner ? around(roomy, padded(inner, 6)) : roomy, size)
    if (inner && (!contains(whole, inner) || areaOf(whole) <= areaOf(inner))) {
      throw new Error('A box of a chain does not hold the one before it.')
    }
    levels.push(whole)
  }
  return levels
}

type Told = 'question' | 'category' | 'object' | 'correct' | 'explanation' | 'refused'

/** A question with what can be left unsaid filled in: it is good, open, and its region is the middle box of its chain. */
export function asked(
  size: Size,
  told: Pick<Question, Told> & { readonly boxes: readonly Rect[] } & Partial<Omit<Question, Told | 'chain'>>,
): Question {
  const chain = nested(size, told.boxes)
  return {
    given: told.correct,
    options: [],
    region: chain[1] ?? chain[0] ?? { x1: 0, y1: 0, x2: 0, y2: 0 },
    agreed: { count: 8, others: [] },
    easy: 0,
    flaw: null,
    validated:
      'All four criteria are met: the crop shows the target and the full image gives the same single answer.',
    ...told,
    chain,
  }
}
