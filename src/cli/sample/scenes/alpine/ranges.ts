import type { Canvas } from '@napi-rs/canvas'
import { colour, mix, type Colour } from '../../colour.ts'
import { type Random } from '../../random.ts'
import { noise, painted } from '../../texture.ts'

export interface Range {
  /** Height of the ridge in picture pixels, for a picture column. */
  readonly ridge: (x: number) => number
  readonly width: number
  readonly top: number
  readonly bottom: number
  readonly rock: string
  readonly shadow: string
  readonly snow: string
  /** Picture pixels below the ridge down to which snow lies. */
  readonly snowLine: number
  readonly haze: string
  /** How much haze lies over the ridge and over the foot. */
  readonly hazed: readonly [number, number]
  /** Width of the ribs of rock, in picture pixels. */
  readonly ribs: number
  /** Picture pixels per sample. */
  readonly grain: number
}

/** A broken line of peaks: the sum of sharp and soft waves and of noise. */
export function ridgeLine(
  random: Random,
  base: number,
  rise: number,
  peaks: readonly (readonly [number, number, number])[],
): (x: number) => number {
  const waves = Array.from({ length: 9 }, (_, at) => ({
    length: 1500 / 1.75 ** at,
    phase: random.between(0, 20),
    height: rise * 0.3 * 0.6 ** at,
  }))
  return (x) => {
    const waved = waves.reduce(
      (sum, wave) => sum + Math.abs(((x / wave.length + wave.phase) % 1) - 0.5) * 2 * wave.height,
      0,
    )
    const summit = peaks.reduce((most, [at, height, reach]) => {
      const far = Math.abs(x - at) / reach
      return Math.max(most, height * Math.max(0, 1 - far) ** 1.15)
    }, 0)
    return base - waved - summit * rise
  }
}

/** Shades a mountainside by the slope of its ribs, the light coming from the left, with snow above and haze below. */
export function drawRange(range: Range, random: Random): Canvas {
  const { grain } = range
  const size = {
    width: Math.ceil(range.width / grain),
    height: Math.ceil((range.bottom - range.top) / grain),
  }
  const coarse = noise(random, size, range.ribs / grain, (range.ribs * 2.4) / grain, 5)
  const fine = noise(random, size, (range.ribs * 0.34) / grain, (range.ribs * 0.5) / grain, 4)
  const rock = colour(range.rock)
  const shadow = colour(range.shadow)
  const snow = colour(range.snow)
  const haze = colour(range.haze)
  const snowShade = mix(snow, shadow, 0.52)
  const ridged = (x: number, y: number): number => {
    const bent = Math.min(
      size.width - 1,
      Math.max(0, Math.round(x + (coarse.at(Math.round(x), Math.round(y)) - 0.5) * 40)),
    )
    return 1 - Math.abs(coarse.at(bent, Math.round(y)) * 2 - 1)
  }
  const clear: readonly [Colour, number] = [rock, 0]
  return painted({ ...size, at: () => 0 }, (_, x, y) => {
    const depth = range.top + y * grain - range.ridge(x * grain)
    if (depth < -grain) return clear
    const right = Math.min(size.width - 1, x + 3)
    const left = Math.max(0, x - 3)
    const slope =
      (ridged(right, y) - ridged(left, y)) * 3.4 +
      (fine.at(Math.min(size.width - 1, x + 1), y) - fine.at(Math.max(0, x - 1), y)) * 2.6
    const side = (range.ridge((x + 12) * grain) - range.ridge((x - 12) * grain)) / (24 * grain)
    const light = Math.min(1, Math.max(0, 0.52 + slope - side * 0.42 * Math.max(0, 1 - depth / 700)))
    const bare = fine.at(x, y) * 0.9 + Math.abs(slope) * 0.8
    const cover = Math.min(
      1,
      Math.max(
        0,
        (range.snowLine * (0.45 + coarse.at(x, y) * 1.1) - depth) / (range.snowLine * 0.3) -
          (bare > 0.62 ? 1.4 : 0),
      ),
    )
    const stone = mix(shadow, rock, light)
    const white = mix(snowShade, snow, Math.min(1, light * 1.35))
    const share = Math.min(1, Math.max(0, depth / (range.bottom - range.top)))
    const hazed = range.hazed[0] + (range.hazed[1] - range.hazed[0]) * share ** 0.8
    return [mix(mix(stone, white, cover), haze, hazed), Math.min(1, Math.max(0, (depth + grain) / grain))]
  })
}
