import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contains, frameOf, rectBetween, type Rect } from '../../../../domain/geometry.ts'
import { lookedAt, readAt } from './lookedAt.ts'

const picture = { width: 4000, height: 3000 }
const rect = (x1: number, y1: number, x2: number, y2: number): Rect => ({ x1, y1, x2, y2 })
const region = rect(1000, 1000, 1040, 1020)
const shop = rect(2000, 500, 2400, 900)

describe('what a model looks at', () => {
  it('is the surroundings of the region around a click there, so that small things are large enough', () => {
    expect(lookedAt({ point: { x: 1010, y: 1010 } }, null, region, picture)).toEqual(
      rect(892, 882, 1148, 1138),
    )
  })

  it('is the surroundings of the selected box first', () => {
    expect(lookedAt({ point: { x: 2100, y: 600 } }, shop, region, picture)).toEqual(
      rect(1600, 100, 2800, 1300),
    )
    expect(lookedAt({ point: { x: 1010, y: 1010 } }, shop, region, picture)).toEqual(
      rect(892, 882, 1148, 1138),
    )
  })

  it('is the whole picture around a click anywhere else', () => {
    expect(lookedAt({ point: { x: 3500, y: 2500 } }, shop, region, picture)).toBeNull()
  })

  it('is the surroundings of a box that was dragged, slid into the picture', () => {
    expect(lookedAt({ box: rect(0, 0, 300, 100) }, null, region, picture)).toEqual(rect(0, 0, 900, 300))
  })

  it('is the whole picture where the surroundings are hardly less', () => {
    expect(lookedAt({ box: rect(1000, 1000, 3000, 2500) }, null, null, picture)).toBeNull()
    const small = { width: 240, height: 200 }
    expect(lookedAt({ point: { x: 5, y: 5 } }, rect(0, 0, 10, 10), null, small)).toBeNull()
  })

  it('lies in the picture and holds what was pointed out', () => {
    const x = fc.integer({ min: 0, max: 3999 })
    const y = fc.integer({ min: 0, max: 2999 })
    fc.assert(
      fc.property(x, y, x, y, (x1, y1, x2, y2) => {
        const box = rectBetween({ x: x1, y: y1 }, { x: x2 + 1, y: y2 + 1 })
        const part = lookedAt({ box }, null, null, picture) ?? frameOf(picture)
        expect(contains(part, box) && contains(frameOf(picture), part)).toBe(true)
      }),
    )
  })

  it('is, for reading, around the selected box or else the region', () => {
    expect(readAt(shop, region, picture)).toEqual(rect(1600, 100, 2800, 1300))
    expect(readAt(null, region, picture)).toEqual(rect(892, 882, 1148, 1138))
    expect(readAt(null, null, picture)).toBeNull()
  })
})
