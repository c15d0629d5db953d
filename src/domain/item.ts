import type { Rect } from './geometry.ts'
import type { Json } from './json.ts'

/** What is asked and answered: given by an item, and revised, field by field, by a judgement. */
export interface Content {
  /** The question alone: no option lines, no letter instruction, no red-box sentence. */
  readonly question: string
  /** Option texts in letter order; empty for an open question. */
  readonly options: readonly string[]
  /** Letter of the right option, `A` to `Z`; null for an open question. */
  readonly answerLetter: string | null
  /** The answer as text; for multiple choice, the text that was given for the right option. */
  readonly answerText: string
  readonly category: string | null
  /** The evidence region, in upright original pixels. */
  readonly region: Rect | null
}

/** One question on one picture, as given. Never edited after import. */
export interface Item extends Content {
  readonly id: string
  readonly pictureId: string
  /** Place in the order of import, for a stable queue. */
  readonly order: number
  readonly source: Source
}

/** A box that came with an item: one level of a chain. */
export interface SourceBox {
  /** In upright original pixels. */
  readonly rect: Rect
  readonly label: string
}

/** Where an item came from, as far as people look at it. The whole upstream record is kept apart, as a `Provenance`. */
export interface Source {
  /** Id of the format that read it, e.g. `r2i-answers`. */
  readonly format: string
  readonly file: string
  /** 1-based line, or null where a line says nothing. */
  readonly line: number | null
  /** The upstream id, as text. */
  readonly id: string | null
  /** The upstream status, e.g. `valid vqa`. */
  readonly status: string | null
  /** The full question text as given, options and instructions included. */
  readonly query: string
  readonly picturePath: string
  readonly cropPath: string | null
  readonly object: string | null
  /** Detector score of the region. */
  readonly score: number | null
  /** `count` of `of` teacher answers agreed (004 §3.1; `of` is the number of answers that came back). */
  readonly consensus: { readonly count: number; readonly of: number; readonly share: number } | null
  readonly smallModel: {
    readonly answers: readonly string[]
    readonly correct: number
    readonly error: string | null
  } | null
  /** Why upstream validated or refused the question. */
  readonly validationReason: string | null
  /** Chains that were drawn elsewhere, each with b1 first, as they came: nobody promises that they are nested. */
  readonly boxes: readonly (readonly SourceBox[])[]
  /** What was noticed or repaired at import, each a sentence. */
  readonly notes: readonly string[]
}

/** The upstream record of an item, whole and unread; loaded only when looked at. */
export interface Provenance {
  readonly itemId: string
  readonly record: Json
}

export const isMultipleChoice = (content: Pick<Content, 'options'>): boolean => content.options.length > 0

export const letterAt = (index: number): string => String.fromCharCode(65 + index)

/** Index of an option letter; -1 for null or anything that is not one capital letter. */
export const indexOfLetter = (letter: string | null): number =>
  letter !== null && /^[A-Z]$/.test(letter) ? letter.charCodeAt(0) - 65 : -1
