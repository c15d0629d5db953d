import {
  areaOf,
  areaRatio,
  centreOf,
  holdsPoint,
  type Point,
  type Rect,
  type Size,
} from '../../../../domain/geometry.ts'
import { isFiniteRect } from '../../../../domain/boxLimits.ts'
import type { Ghost } from '../../../../domain/ghosts.ts'
import type { TextBox } from '../../../../domain/preview.ts'
import type { Proposal, Segment } from '../../../../state/previews.ts'

/** The three kinds of help: text that was read, what stands out, and the thing that was pointed out. */
export type Help = 'read' | 'propose' | 'segment'

/** What models suggest on one item. None of it is data until somebody adopts it. */
export interface Suggestions {
  readonly itemId: string
  readonly texts: readonly TextBox[]
  readonly proposals: readonly Proposal[]
  readonly around: Segment | null
  /** By kind of help, the number of the request whose answer is awaited. */
  readonly waiting: Readonly<Partial<Record<Help, number>>>
}

export const noSuggestions = (itemId: string): Suggestions => ({
  itemId,
  texts: [],
  proposals: [],
  around: null,
  waiting: {},
})

export type Answer =
  /** Text of a part of the picture, or of all of it. */
  | { readonly help: 'read'; readonly within: Rect | null; readonly found: readonly TextBox[] | null }
  | { readonly help: 'propose'; readonly found: readonly Proposal[] | null }
  | { readonly help: 'segment'; readonly found: Segment | null }

export type SuggestionEvent = { readonly itemId: string; readonly ticket: number } & (
  | { readonly kind: 'asked'; readonly help: Help }
  | { readonly kind: 'answered'; readonly answer: Answer }
)

/**
 * Asking on another item lets everything of the one before go. An answer counts only for the item and the request that
 * are awaited; a later one of the same kind has taken the place of the earlier.
 */
export function suggestionsAfter(before: Suggestions, event: SuggestionEvent): Suggestions {
  const { itemId, ticket } = event
  if (event.kind === 'asked') {
    const state = before.itemId === itemId ? before : noSuggestions(itemId)
    return {
      ...state,
      // What was pointed out before is no longer meant.
      around: event.help === 'segment' ? null : state.around,
      waiting: { ...state.waiting, [event.help]: ticket },
    }
  }
  const { answer } = event
  if (before.itemId !== itemId || before.waiting[answer.help] !== ticket) return before
  const { [answer.help]: _, ...waiting } = before.waiting
  const state = { ...before, waiting }
  if (answer.found === null) return state
  switch (answer.help) {
    case 'read':
      return { ...state, texts: [...outside(before.texts, answer.within), ...answer.found] }
    case 'propose':
      return { ...state, proposals: answer.found }
    case 'segment':
      return { ...state, around: answer.found }
  }
}

/** What was read elsewhere than in the part that was read again. */
const outside = (texts: readonly TextBox[], within: Rect | null): readonly TextBox[] =>
  within ? texts.filter(({ rect }) => !holdsPoint(within, centreOf(rect))) : []

/** More would hide the picture, and could not be told apart. */
const mostTexts = 80
const mostProposals = 12
/** Longest text that becomes a label. */
const longestLabel = 80

/**
 * The suggestions as ghosts: what was pointed out, then what stands out and covers no more than a share of the picture
 * (τ of 004 §3.1), then text, each the surest first.
 */
export function suggestionGhosts(
  { around, proposals, texts }: Pick<Suggestions, 'around' | 'proposals' | 'texts'>,
  picture: Size,
  largestShare: number,
): readonly Ghost[] {
  const pointed = (around ? [around] : []).map(({ rect }) => ghost('pointed', rect, '', 'Around your click'))
  const small = proposals.filter(({ rect }) => areaRatio(rect, picture) <= largestShare)
  const standing = surest(small, mostProposals).map(({ rect }) => ghost('standing', rect, '', 'Stands out'))
  const read = surest(texts, mostTexts).map(({ rect, text }) =>
    ghost('read', rect, labelOf(text), 'Text read here'),
  )
  return [...pointed, ...standing, ...read].filter(({ rect }) => isFiniteRect(rect))
}

/** The same place keeps its name, however often it is suggested. */
const ghost = (kind: string, rect: Rect, label: string, origin: string): Ghost => ({
  id: `suggested-${kind}-${rect.x1}-${rect.y1}-${rect.x2}-${rect.y2}`,
  rect,
  label,
  origin,
  suggested: true,
})

const surest = <T extends { readonly confidence: number }>(found: readonly T[], most: number): readonly T[] =>
  found.toSorted((a, b) => b.confidence - a.confidence).slice(0, most)

function labelOf(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length > longestLabel ? `${line.slice(0, longestLabel - 1)}…` : line
}

/**
 * The ghost that the key adopts: the smallest suggestion under the pointer, else what was just pointed out, else the
 * first of all.
 */
export function ghostToAdopt(ghosts: readonly Ghost[], pointer: Point | null): Ghost | null {
  const suggested = ghosts.filter(({ suggested }) => suggested)
  const under = pointer ? suggested.filter(({ rect }) => holdsPoint(rect, pointer)) : []
  const smallest = under.toSorted((a, b) => areaOf(a.rect) - areaOf(b.rect))[0]
  const pointed = ghosts.find(isPointedOut)
  return smallest ?? pointed ?? ghosts[0] ?? null
}

export const isPointedOut = ({ id }: Ghost): boolean => id.startsWith('suggested-pointed-')
