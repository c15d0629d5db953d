import { describe, expect, it } from 'vitest'
import { endNamesFit, fittingNotes, fittingTicks } from './lineLabels.ts'

const room = { width: 600, inner: 160, yDomain: [0, 1] as const }
const ending = (name: string, y: number | null, x = 2) => ({
  name,
  points: [
    { x: 1, y: 0.5 },
    { x, y },
  ],
})

describe('names at the ends of lines', () => {
  it('stand there where they are apart', () => {
    expect(endNamesFit([ending('a', 0.2), ending('b', 0.6)], room)).toBe(true)
  })

  it('do not where two would overlap', () => {
    expect(endNamesFit([ending('a', 0.6), ending('c', 0.2), ending('b', 0.61)], room)).toBe(false)
  })

  it('do not where a line ends before the others, or has no point', () => {
    expect(endNamesFit([ending('a', 0.2, 3), ending('b', 0.6)], room)).toBe(false)
    expect(endNamesFit([ending('a', 0.2), ending('b', null)], room)).toBe(false)
  })

  it('do not where a long name would take the room of the lines', () => {
    expect(endNamesFit([ending('a'.repeat(60), 0.2), ending('b', 0.6)], room)).toBe(false)
  })
})

const text = (tick: number) => `${tick} px`

describe('ticks', () => {
  const ticks = [0, 1, 2, 3, 4]

  it('are all written where there is room', () => {
    expect(fittingTicks(ticks, text, { width: 600, domain: [0, 4] })).toEqual(ticks)
  })

  it('are thinned out evenly where there is not', () => {
    expect(fittingTicks(ticks, text, { width: 90, domain: [0, 4] })).toEqual([0, 2, 4])
    expect(fittingTicks(ticks, text, { width: 4, domain: [0, 4] })).toEqual([0])
  })
})

describe('notes above places', () => {
  const notes = [
    { x: 0.5, text: '1,234' },
    { x: 1.5, text: '5' },
  ]

  it('are all there, or none is', () => {
    expect(fittingNotes(notes, { width: 200, domain: [0, 2] })).toEqual(notes)
    expect(fittingNotes(notes, { width: 20, domain: [0, 2] })).toEqual([])
  })
})
