import { expect, it } from 'vitest'
import { savedSize } from './saveHeat.ts'

it('a large picture is saved no larger than its longest side may be, with its shape', () => {
  expect(savedSize({ width: 8000, height: 4000 })).toEqual({ width: 1600, height: 800 })
  expect(savedSize({ width: 1000, height: 4000 })).toEqual({ width: 400, height: 1600 })
})

it('a small picture is enlarged until its legend can be read', () => {
  expect(savedSize({ width: 320, height: 200 })).toEqual({ width: 640, height: 400 })
  expect(savedSize({ width: 900, height: 600 })).toEqual({ width: 900, height: 600 })
})

it('a sliver keeps a pixel', () => {
  expect(savedSize({ width: 20_000, height: 3 })).toEqual({ width: 1600, height: 1 })
})
