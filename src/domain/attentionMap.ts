import type { Attention } from './prediction.ts'
import type { Saliency } from './preview.ts'

/**
 * Which map is measured. `raw`: attention as it came, which is what the released ZwZ script measures (FORMATS §1.8).
 * `relative`: divided by the attention under a generic instruction, as the paper defines it (004 §12, eq. 11).
 */
export type AttentionKind = 'raw' | 'relative'

export interface MapChoice {
  readonly kind: AttentionKind
  /** Added to the divisor of relative attention; above 0. 004 §12 names 1e-6. */
  readonly epsilon: number
}

export const defaultMapChoice: MapChoice = { kind: 'relative', epsilon: 1e-6 }

export interface MeasuredMap extends Saliency {
  /** `raw` as well where the relative one was wished for and no generic map came along. */
  readonly kind: AttentionKind
}

/** The map that is measured and shown. */
export function measuredMap(attention: Attention, choice: MapChoice): MeasuredMap {
  const { columns, rows, values, generic } = attention
  if (choice.kind === 'raw' || generic === null || generic.length !== values.length)
    return { columns, rows, values, kind: 'raw' }
  const divided = values.map((value, cell) => value / ((generic[cell] ?? 0) + choice.epsilon))
  return { columns, rows, values: divided, kind: 'relative' }
}
