import { expect, it } from 'vitest'
import { filterOf, isPlain, plainTone, toned, toneRange } from './tone.ts'

it('is no filter at all for the picture as it is', () => {
  expect(filterOf(plainTone)).toBe('none')
  expect(filterOf({ brightness: 1.2, contrast: 0.9 })).toBe('brightness(1.2) contrast(0.9)')
})

it('comes back to the plain picture by as many steps', () => {
  const there = toned(toned(toned(plainTone, { brightness: 1 }), { brightness: 1 }), { brightness: 1 })
  expect(there).toEqual({ brightness: 1.3, contrast: 1 })
  expect(isPlain(toned(there, { brightness: -3 }))).toBe(true)
})

it('stops at the ends of its range', () => {
  expect(toned(plainTone, { contrast: 99 }).contrast).toBe(toneRange.most)
  expect(toned(plainTone, { brightness: -99 }).brightness).toBe(toneRange.least)
})
