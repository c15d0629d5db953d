import { describe, expect, it } from 'vitest'
import { fingerprintOf, fingerprintSide } from './fingerprint.ts'

const side = fingerprintSide

/** A grey picture, its pixels from 0 to 255 by place. */
const grey = (at: (x: number, y: number) => number): Uint8ClampedArray =>
  Uint8ClampedArray.from({ length: side * side * 4 }, (_, i) =>
    i % 4 === 3 ? 255 : at(Math.floor(i / 4) % side, Math.floor(i / 4 / side)),
  )

const scene = (x: number, y: number): number =>
  128 + 60 * Math.sin(x / 3.1 + y / 9) + 50 * Math.cos(y / 4.3) + (x > 9 && x < 17 && y > 12 ? 40 : 0)

const bits = (hex: string): string => BigInt(`0x${hex}`).toString(2).padStart(64, '0')

function differing(a: string, b: string): number {
  return Array.from(bits(a)).filter((bit, at) => bit !== bits(b)[at]).length
}

describe('the fingerprint of a picture', () => {
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
