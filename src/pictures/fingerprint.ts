/** Side of the picture that is looked at, and of the corner of its spectrum that is kept. */
export const fingerprintSide = 32
const kept = 8

/**
 * 64 bits that say how a picture looks, in hex: which of its 64 slowest waves are stronger than the middle one (the
 * perceptual hash pHash, by the discrete cosine transform). Another size or another encoding of the same picture
 * changes few of them. `rgba` is the whole picture at 32 × 32 pixels.
 */
export function fingerprintOf(rgba: Uint8ClampedArray): string {
  const waves = slowWaves(luminance(rgba))
  const middle = waves.slice(1).toSorted((a, b) => a - b)[Math.floor((waves.length - 1) / 2)] ?? 0
  let hex = ''
  for (let at = 0; at < waves.length; at += 4) {
    const nibble = waves.slice(at, at + 4).reduce((bits, wave) => bits * 2 + Number(wave > middle), 0)
    hex += nibble.toString(16)
  }
  return hex
}

/** ITU-R BT.601, as everywhere in JPEG. */
const luminance = (rgba: Uint8ClampedArray): Float64Array =>
  Float64Array.from(
    { length: fingerprintSide * fingerprintSide },
    (_, at) =>
      0.299 * (rgba[at * 4] ?? 0) + 0.587 * (rgba[at * 4 + 1] ?? 0) + 0.114 * (rgba[at * 4 + 2] ?? 0),
  )

/** The slowest 8 × 8 waves of the DCT-II, rounded so that those of a flat picture are no noise. */
function slowWaves(grey: Float64Array): readonly number[] {
  const side = fingerprintSide
  const across = new Float64Array(side * kept)
  for (let y = 0; y < side; y += 1) {
    for (let u = 0; u < kept; u += 1) {
      let sum = 0
      for (let x = 0; x < side; x += 1) sum += (grey[y * side + x] ?? 0) * cosine(x, u)
      across[y * kept + u] = sum
    }
  }
  return Array.from({ length: kept * kept }, (_, at) => {
    const [v, u] = [Math.floor(at / kept), at % kept]
    let sum = 0
    for (let y = 0; y < side; y += 1) sum += (across[y * kept + u] ?? 0) * cosine(y, v)
    return Math.round(sum * 1024) / 1024
  })
}

const cosine = (at: number, wave: number): number =>
  Math.cos(((2 * at + 1) * wave * Math.PI) / (2 * fingerprintSide))
