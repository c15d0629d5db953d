import { canAsk, type Preview, type View } from '../../../domain/preview.ts'
import type { Rect } from '../../../domain/geometry.ts'
import { countText } from '../../../ui/quantity.ts'

/**
 * What the annotator has to do before answers of models are shown: decide, or, where the policy always shows them, give
 * the blind answers that the look asks for.
 */
export type Until = 'decided' | 'answered'

export const untilWords: Readonly<Record<Until, string>> = {
  decided: 'until you decide',
  answered: 'until you answer yourself',
}

/** Why nothing is shown, and of how many views there is an answer already. */
export function hiddenWords(until: Until, answered: number): string {
  const when = `shown once you have ${until === 'decided' ? 'decided' : 'answered yourself'}.`
  return answered === 0 ? `Answers are ${when}` : `Answered in ${countText(answered, 'view')}; ${when}`
}

/** What there is to show of one view. */
export type CardState =
  /** Nobody could ask: a sentence says why. */
  | { readonly kind: 'cannot'; readonly sentence: string }
  | { readonly kind: 'blank' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'failed'; readonly sentence: string }
  /** It is there, and must not be seen yet. */
  | { readonly kind: 'hidden'; readonly until: Until }
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
  readonly until: Until
}

/** What happens now goes before what is known. */
export function cardState({ view, region, preview, known, asking, failure, until }: CardFacts): CardState {
  if (!canAsk(view, { region })) return { kind: 'cannot', sentence: 'This item has no region to show.' }
  if (asking) return { kind: 'asking' }
  if (failure !== null) return { kind: 'failed', sentence: failure }
  if (!preview) return known ? { kind: 'hidden', until } : { kind: 'blank' }
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
      return `${name}: answered, hidden ${untilWords[state.until]}.`
    case 'cannot':
    case 'blank':
    case 'asking':
      return ''
  }
}
