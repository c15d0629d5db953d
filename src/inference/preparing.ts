import type { Size } from '../domain/geometry.ts'
import { layoutOf, type ModelFamily } from '../domain/modelViews.ts'
import type { Budget } from '../domain/preview.ts'
import { maxAspect } from '../domain/smartResize.ts'
import { withinSide } from '../domain/withinSide.ts'
import { InferenceError } from './inference.ts'

export type Fit = (given: Size) => Size

const asGiven: Fit = (given) => given

/**
 * The size at which a model is shown a picture or a part of one under a budget. `cap` is what the model's own processor
 * does with a native picture; without one it is shown as it is. Throws an `InferenceError` `picture` where the model's
 * own code refuses the picture.
 */
export function fitFor(budget: Budget, family: ModelFamily, cap: Fit = asGiven): Fit {
  switch (budget.kind) {
    case 'native':
      return cap
    case 'tokens':
      return (given) => withinTokens(given, family, budget.tokens)
    case 'side':
      return (given) => withinSide(given, budget.side)
  }
}

function withinTokens(given: Size, family: ModelFamily, tokens: number): Size {
  const layout = layoutOf(given, family, tokens)
  if (layout) return layout.resized
  throw new InferenceError(
    'picture',
    `What the model should see is ${given.width} × ${given.height} pixels. It cannot be resized for a model: its sides are more than ${maxAspect} to 1 apart, or it has no area. Use a wider region or another budget.`,
  )
}
