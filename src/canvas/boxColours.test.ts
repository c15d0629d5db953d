import { describe, expect, it } from 'vitest'
import { ink, lookOf } from './boxColours.ts'

const levels = [1, 2, 3, 4, 5, 6]

/** Relative luminance of a colour such as `#ffb224` (WCAG 2.2). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
const contrast = (a: string, b: string): number => {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

describe('the look of a level', () => {
  it('differs from every other in its dash, not only in its colour', () => {
    expect(new Set(levels.map((level) => lookOf(level).dash.join(' '))).size).toBe(levels.length)
    expect(new Set(levels.map((level) => lookOf(level).colour)).size).toBe(levels.length)
  })

  it('starts anew after the last one, and takes anything below b1 for b1', () => {
    expect(lookOf(7)).toBe(lookOf(1))
    expect(lookOf(0)).toBe(lookOf(1))
  })

  it('carries text that can be read', () => {
    for (const level of levels) expect(contrast(lookOf(level).colour, ink.text)).toBeGreaterThanOrEqual(7)
    expect(contrast(ink.ghostTag.back, ink.ghostTag.text)).toBeGreaterThanOrEqual(7)
  })
})
