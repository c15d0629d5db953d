/** What looking closer changes: the two views of one question, side by side (004 §5.1). */
export type Quadrant = 'both-right' | 'zoom-helps' | 'zoom-hurts' | 'neither'

/** The most telling first: where the model fails on the whole picture only, the zooming gap is. */
export const quadrants: readonly Quadrant[] = ['zoom-helps', 'neither', 'zoom-hurts', 'both-right']

export const quadrantNames: Readonly<Record<Quadrant, string>> = {
  'both-right': 'Both right',
  'zoom-helps': 'Zoom helps',
  'zoom-hurts': 'Zoom hurts',
  neither: 'Neither',
}

/** By whether the model is right in each view. */
export const quadrantOf = (global: boolean, regional: boolean): Quadrant =>
  global ? (regional ? 'both-right' : 'zoom-hurts') : regional ? 'zoom-helps' : 'neither'
