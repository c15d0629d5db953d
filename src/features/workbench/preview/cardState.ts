import { canAsk, type Preview, type View } from '../../../domain/preview.ts'
import type { Rect } from '../../../domain/geometry.ts'

/** What there is to show of one view. */
export type CardState =
  /** Nobody could ask: a sentence says why. */
  | { readonly kind: 'cannot'; readonly sentence: string }
  | { readonly kind: 'blank' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'failed'; readonly sentence: string }
  /** It is there, and must not be seen yet. */
  | { readonly kind: 'hidden' }
  | { readonly kind: 'refused'; readonly preview: Preview; readonly sentence: string }
  | { readonly kind: 'answered'; readonly preview: Preview }

interface CardFacts {
  readonly view: View
  readonly region: Rect | null
  /** Null while nobody asked, and while it may not be seen. */
  readonly preview: Preview | null
  /** Whether there is an answer, seen or not. */
  readonly known: boolean
  readonly asking: boolean
  readonly failure: string | null
}

/** What happens now goes before what is known. */
export function cardState({ view, region, preview, known, asking, failure }: CardFacts): CardState {
  if (!canAsk(view, { region })) return { kind: 'cannot', sentence: 'This item has no region to show.' }
  if (asking) return { kind: 'asking' }
  if (failure !== null) return { kind: 'failed', sentence: failure }
  if (!preview) return { kind: known ? 'hidden' : 'blank' }
  return preview.refusal === null
    ? { kind: 'answered', preview }
    : { kind: 'refused', preview, sentence: preview.refusal }
}

/** One finished answer as it is spoken; nothing of what it says while it is hidden. */
export function spokenWords(name: string, state: CardState, mark: 'right' | 'wrong' | null): string {
  switch (state.kind) {
    case 'answered':
      return mark === null ? `${name}: answered.` : `${name}: ${mark}.`
    case 'refused':
      return `${name}: no answer.`
    case 'failed':
      return `${name}: failed.`
    case 'hidden':
      return `${name}: answered, hidden until you decide.`
    case 'cannot':
    case 'blank':
    case 'asking':
      return ''
  }
}
