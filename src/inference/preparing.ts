import type { Size } from '../domain/geometry.ts'
import { layoutOf, type ModelFamily } from '../domain/modelViews.ts'
import type { Budget } from '../domain/preview.ts'
import { maxAspect } from '../domain/smartResize.ts'
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

/** Pillow's `thumbnail`: longest side at most `side`, never enlarged, each side at least one pixel. */
export function withinSide(given: Size, side: number): Size {
  const { width, height } = given
  if (side >= Math.max(width, height)) return given
  const most = Math.max(1, Math.floor(side))
  const aspect = width / height
  return aspect <= 1
    ? { width: nearer(most * aspect, (whole) => Math.abs(aspect - whole / most)), height: most }
    : {
        width: most,
        height: nearer(most / aspect, (whole) => (whole === 0 ? 0 : Math.abs(aspect - most / whole))),
      }
}

/** The whole number next to `exact` of the lesser error, the lower one where they are equal; at least 1. */
function nearer(exact: number, errorOf: (whole: number) => number): number {
  const below = Math.floor(exact)
  const above = Math.ceil(exact)
  return Math.max(1, errorOf(above) < errorOf(below) ? above : below)
}
