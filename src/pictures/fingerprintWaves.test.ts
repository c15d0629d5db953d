import { describe, expect, it } from 'vitest'
import { fingerprintOf, wavesSide } from './fingerprintWaves.ts'

/** A square of light, from 0 to 255 by place. */
const grey = (at: (x: number, y: number) => number): Float64Array =>
  Float64Array.from({ length: wavesSide * wavesSide }, (_, i) => at(i % wavesSide, Math.floor(i / wavesSide)))

const scene = (x: number, y: number): number =>
  128 + 60 * Math.sin(x / 3.1 + y / 9) + 50 * Math.cos(y / 4.3) + (x > 9 && x < 17 && y > 12 ? 40 : 0)

const bits = (hex: string): string => BigInt(`0x${hex}`).toString(2).padStart(64, '0')

function differing(a: string, b: string): number {
  return Array.from(bits(a)).filter((bit, at) => bit !== bits(b)[at]).length
}

describe('the fingerprint of a square of light', () => {
  it('is 64 bits in hex', () => {
    expect(fingerprintOf(grey(scene))).toMatch(/^[0-9a-f]{16}$/)
  })

  it('hardly changes with the noise of another encoding, or with brightness', () => {
    const given = fingerprintOf(grey(scene))
    const noisy = grey((x, y) => scene(x, y) + (((x * 7919 + y * 104729) % 7) - 3))
    expect(differing(given, fingerprintOf(noisy))).toBeLessThanOrEqual(3)
    expect(differing(given, fingerprintOf(grey((x, y) => scene(x, y) * 0.9 + 10)))).toBeLessThanOrEqual(2)
  })

  it('differs much for another picture', () => {
    const other = grey((x, y) => 128 + 90 * Math.cos(x / 2.2) * Math.sin(y / 5.7))
    expect(differing(fingerprintOf(grey(scene)), fingerprintOf(other))).toBeGreaterThan(15)
  })

  it('is the same for flat pictures of any shade but their brightness', () => {
    expect(fingerprintOf(grey(() => 17))).toBe(fingerprintOf(grey(() => 200)))
  })
})
