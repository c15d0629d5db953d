/** A colour as red, green, blue in 0 to 255. */
export type Colour = readonly [number, number, number]

export function colour(hex: string): Colour {
  const value = Number.parseInt(hex.slice(1), 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255]
}

export const css = ([red, green, blue]: Colour, alpha = 1): string =>
  `rgba(${Math.round(red)},${Math.round(green)},${Math.round(blue)},${Number(alpha.toFixed(4))})`

export const mix = (a: Colour, b: Colour, share: number): Colour => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
  a[2] + (b[2] - a[2]) * share,
]

const white: Colour = [255, 255, 255]
const black: Colour = [0, 0, 0]
export const lighter = (base: Colour, share: number): Colour => mix(base, white, share)
export const darker = (base: Colour, share: number): Colour => mix(base, black, share)

/** A hex colour as CSS, with alpha. */
export const tint = (hex: string, alpha = 1): string => css(colour(hex), alpha)
export const lit = (hex: string, share: number, alpha = 1): string => css(lighter(colour(hex), share), alpha)
export const dim = (hex: string, share: number, alpha = 1): string => css(darker(colour(hex), share), alpha)
export const between = (a: string, b: string, share: number, alpha = 1): string =>
  css(mix(colour(a), colour(b), share), alpha)
