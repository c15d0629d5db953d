import type { Rect } from './geometry.ts'

interface Lines {
  /** Place of the first value of a pixel. */
  readonly at: (along: number) => number
  readonly length: number
}

/** The middle value of each channel along a line. */
function middleOf(pixels: ArrayLike<number>, line: Lines, channels: number): readonly number[] {
  return Array.from({ length: channels }, (_, channel) => {
    const values = Float64Array.from(
      { length: line.length },
      (_, along) => pixels[line.at(along) + channel] ?? 0,
    )
    return values.toSorted()[line.length >> 1] ?? 0
  })
}

function isUniform(
  pixels: ArrayLike<number>,
  line: Lines,
  colour: readonly number[],
  tolerance: number,
): boolean {
  for (let along = 0; along < line.length; along += 1) {
    const at = line.at(along)
    for (let channel = 0; channel < colour.length; channel += 1) {
      if (Math.abs((pixels[at + channel] ?? 0) - (colour[channel] ?? 0)) > tolerance) return false
    }
  }
  return true
}

/**
 * The rect, in whole pixels of the array, that is left when the uniform border on each side is cut away: lines of
 * pixels that differ from the colour of one of the four outermost lines by at most the tolerance in every channel. The pixels
 * are rows of grey values (one per pixel) or of RGBA (four). A picture that is uniform all over stays whole.
 */
export function trimUniformBorder(
  pixels: ArrayLike<number>,
  width: number,
  height: number,
  tolerance: number,
): Rect {
  const whole = { x1: 0, y1: 0, x2: width, y2: height }
  const channels = pixels.length / (width * height)
  if (width < 1 || height < 1 || (channels !== 1 && channels !== 4)) return whole
  const left = { ...whole }
  const row = (y: number): Lines => ({
    at: (along) => (y * width + left.x1 + along) * channels,
    length: left.x2 - left.x1,
  })
  const column = (x: number): Lines => ({
    at: (along) => ((left.y1 + along) * width + x) * channels,
    length: left.y2 - left.y1,
  })
  const sides = [
    { line: () => row(left.y1), shorten: () => void (left.y1 += 1) },
    { line: () => row(left.y2 - 1), shorten: () => void (left.y2 -= 1) },
    { line: () => column(left.x1), shorten: () => void (left.x1 += 1) },
    { line: () => column(left.x2 - 1), shorten: () => void (left.x2 -= 1) },
  ]
  const colours = sides.map(({ line }) => middleOf(pixels, line(), channels))
  // Cutting one side can lay bare the border of another, so the sides go round until none gives.
  for (let cut = true; cut;) {
    cut = false
    for (const { line, shorten } of sides) {
      while (colours.some((colour) => isUniform(pixels, line(), colour, tolerance))) {
        shorten()
        cut = true
        if (left.x2 <= left.x1 || left.y2 <= left.y1) return whole
      }
    }
  }
  return left
}
