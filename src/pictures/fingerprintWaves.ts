/** Side of the square that is looked at, and of the corner of its spectrum that is kept. */
export const wavesSide = 32
const kept = 8

/**
 * 64 bits that say how a square of light looks, in hex: which of its 64 slowest waves are stronger than the middle one
 * (the perceptual hash pHash, by the discrete cosine transform). Another size or another encoding of the same picture
 * changes few of them. `light` has 32 × 32 values.
 */
export function fingerprintOf(light: Float64Array): string {
  const waves = slowWaves(light)
  const middle = waves.slice(1).toSorted()[(waves.length - 2) / 2] ?? 0
  let hex = ''
  for (let at = 0; at < waves.length; at += 4) {
    let nibble = 0
    for (let bit = 0; bit < 4; bit += 1) nibble = nibble * 2 + Number((waves[at + bit] ?? 0) > middle)
    hex += nibble.toString(16)
  }
  return hex
}

/** The slowest 8 × 8 waves of the DCT-II, rounded so that those of a flat picture are no noise. */
function slowWaves(light: Float64Array): Float64Array {
  const side = wavesSide
  const across = new Float64Array(side * kept)
  for (let y = 0; y < side; y += 1) {
    for (let u = 0; u < kept; u += 1) {
      let sum = 0
      for (let x = 0; x < side; x += 1) sum += (light[y * side + x] ?? 0) * (cosines[x * kept + u] ?? 0)
      across[y * kept + u] = sum
    }
  }
  const waves = new Float64Array(kept * kept)
  for (let v = 0; v < kept; v += 1) {
    for (let u = 0; u < kept; u += 1) {
      let sum = 0
      for (let y = 0; y < side; y += 1) sum += (across[y * kept + u] ?? 0) * (cosines[y * kept + v] ?? 0)
      waves[v * kept + u] = Math.round(sum * 1024) / 1024
    }
  }
  return waves
}

const cosines = Float64Array.from({ length: wavesSide * kept }, (_, at) => {
  const [place, wave] = [Math.floor(at / kept), at % kept]
  return Math.cos(((2 * place + 1) * wave * Math.PI) / (2 * wavesSide))
})
