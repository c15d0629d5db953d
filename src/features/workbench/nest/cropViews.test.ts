import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rectOf } from '../../../domain/boxes.test-data.ts'
import { contains } from '../../../domain/geometry.ts'
import { modelFamilies, type ModelFamily } from '../../../domain/modelViews.ts'
import { cropOf, cropView, fitted, scaleText } from './cropViews.ts'

const picture = { width: 2246, height: 1582 }
const box = rectOf(1200, 820, 1320, 900)
const qwen: ModelFamily = { id: 'qwen2.5-vl', name: 'Qwen2.5-VL', way: 'resize', factor: 28, minTokens: 4 }

describe('a box as a model gets it', () => {
  it('has the pixels of the resized picture that it touches', () => {
    expect(cropView(box, picture, qwen, 1024, 'picture')).toMatchObject({
      pixels: { width: 58, height: 38 },
      resized: { width: 1064, height: 728 },
      tokens: 6,
    })
  })

  it('is the whole of its own crop', () => {
    expect(cropView(box, picture, qwen, 1024, 'crop')).toEqual({
      rect: box,
      pixels: { width: 112, height: 84 },
      resized: { width: 112, height: 84 },
      tokens: 12,
    })
  })

  it('is nothing where the model refuses', () => {
    expect(cropView(rectOf(0, 0, 900, 2), picture, qwen, 1024, 'crop')).toBeNull()
    expect(cropView(rectOf(-9, -9, -2, -2), picture, qwen, 1024, 'crop')).toBeNull()
  })

  it('covers the box wherever that lies', () => {
    const side = fc.integer({ min: 1, max: 300 })
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1900 }),
        fc.integer({ min: 0, max: 1200 }),
        side,
        side,
        fc.constantFrom(...modelFamilies),
        (x, y, width, height, family) => {
          const any = rectOf(x, y, x + width, y + height)
          const view = cropView(any, picture, family, 1024, 'picture')
          const { rect } = view ?? { rect: any }
          const wide = rectOf(rect.x1 - 1e-6, rect.y1 - 1e-6, rect.x2 + 1e-6, rect.y2 + 1e-6)
          expect(contains(wide, any)).toBe(true)
        },
      ),
    )
  })
})

describe('the crop', () => {
  it('is whole pixels inside the picture', () => {
    expect(cropOf(rectOf(10.4, 5.5, 20.1, 9), picture)).toEqual(rectOf(10, 5, 21, 9))
    expect(cropOf(rectOf(-5, -5, 5, 5), picture)).toEqual(rectOf(0, 0, 5, 5))
    expect(cropOf(rectOf(-5, -5, -1, -1), picture)).toBeNull()
  })

  it('is shown at the asked scale, or as large as fits', () => {
    const room = { width: 300, height: 200 }
    expect(fitted({ width: 100, height: 50 }, 2, room)).toEqual({
      size: { width: 200, height: 100 },
      scale: 2,
    })
    expect(fitted({ width: 600, height: 50 }, 2, room)).toEqual({
      size: { width: 300, height: 25 },
      scale: 0.5,
    })
    expect([2, 1.84, 1, 0.5, 0.034].map(scaleText)).toEqual(['×2', '×1.8', '×1', '×0.5', '×0.03'])
  })
})
