import type { Size } from '../../../domain/geometry.ts'
import type { Budget, Preview, View } from '../../../domain/preview.ts'
import { withinSide } from '../../../domain/withinSide.ts'
import { backendNames } from '../../../state/modelWords.ts'
import { countText, numberText } from '../../../ui/quantity.ts'

/** What each view shows to the model. */
export const viewTerms: Readonly<Record<View, string>> = {
  global: 'The whole picture, resized to the budget.',
  regional: 'The region, cut from the original pixels.',
  blind: 'The question alone, without any picture.',
}

/** What a budget comes to for a picture, as far as that is known before a model is asked. */
export function budgetTerms(budget: Budget, picture: Size | null): string {
  switch (budget.kind) {
    case 'native':
      return 'As the model’s own processor resizes it'
    case 'tokens':
      return 'At most that many visual tokens'
    case 'side':
      return picture ? `${sizeWords(withinSide(picture, budget.side))} px` : 'Longest side'
  }
}

/** `1,024 × 576`; unambiguous, because no number here holds a blank. */
export const sizeWords = ({ width, height }: Size): string => `${numberText(width)} × ${numberText(height)}`

/** `0.4 s`, `12 s`, `2 min 5 s`: as exact as such a time deserves. */
export function timeWords(ms: number): string {
  if (!Number.isFinite(ms) || ms < 0) return ''
  if (ms < 995) return `${Math.max(1, Math.round(ms))} ms`
  if (ms < 9950) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

/** `62 %`; below one per cent `< 1 %`, so that a little is told from nothing. */
export function shareWords(share: number): string {
  if (share > 0 && share < 0.01) return '< 1 %'
  return `${Math.round(share * 100)} %`
}

/** What an answer cost, and what gave it: `112 tokens · 340 ms · WebGPU`. */
export const costWords = ({ tokensIn, ms, backend }: Pick<Preview, 'tokensIn' | 'ms' | 'backend'>): string =>
  [tokensIn === null ? '' : countText(tokensIn, 'token'), timeWords(ms), backendNames[backend]]
    .filter((fact) => fact !== '')
    .join(' · ')
