/** How light and how rich in contrast a picture is shown, for looking only: pixels, crops and exports stay as they are. */
export interface Tone {
  /** 1 is the picture as it is. */
  readonly brightness: number
  readonly contrast: number
}

export const plainTone: Tone = { brightness: 1, contrast: 1 }
/** Least and most of either. */
export const toneRange = { least: 0.4, most: 3, step: 0.1 } as const

export const isPlain = (tone: Tone): boolean => tone.brightness === 1 && tone.contrast === 1

/** The tone after steps in either direction, within the range and free of rounding dust. */
export function toned(tone: Tone, by: { readonly brightness?: number; readonly contrast?: number }): Tone {
  return { brightness: moved(tone.brightness, by.brightness), contrast: moved(tone.contrast, by.contrast) }
}

function moved(value: number, steps = 0): number {
  const next = Math.round((value + steps * toneRange.step) * 100) / 100
  return Math.min(toneRange.most, Math.max(toneRange.least, next))
}

/** The CSS filter for it; `none` costs nothing. */
export const filterOf = (tone: Tone): string =>
  isPlain(tone) ? 'none' : `brightness(${tone.brightness}) contrast(${tone.contrast})`
