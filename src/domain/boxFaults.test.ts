import { describe, expect, it } from 'vitest'
import { boxIn, deepTree, picture, rectOf, twoChains } from './boxes.test-data.ts'
import { faultsOf } from './boxFaults.ts'
import type { Box } from './judgement.ts'

const codes = (...boxes: readonly Box[]) => faultsOf(boxes, picture).map(({ code, boxId }) => [boxId, code])

describe('the rules of boxes', () => {
  it('hold for sound trees, for boxes that fill their parent or the picture, and for a single pixel', () => {
    expect(faultsOf(twoChains, picture)).toEqual([])
    expect(faultsOf(deepTree(50), picture)).toEqual([])
    const whole = rectOf(0, 0, 1000, 800)
    expect(
      codes(boxIn(null, 'a', whole), boxIn('a', 'b', whole), boxIn('b', 'c', rectOf(999, 799, 1000, 800))),
    ).toEqual([])
  })

  it('say which box leaves the picture or its parent, however little', () => {
    expect(codes(boxIn(null, 'a', rectOf(-0.001, 0, 5, 5)))).toEqual([['a', 'box-outside']])
    expect(codes(boxIn(null, 'a', rectOf(0, 0, 10, 10)), boxIn('a', 'b', rectOf(5, 5, 10.001, 8)))).toEqual([
      ['b', 'box-outside'],
    ])
  })

  it('say which box is less than a pixel, turned inside out or no rect at all', () => {
    expect(
      codes(
        boxIn(null, 'thin', rectOf(0, 0, 0.5, 9)),
        boxIn(null, 'turned', rectOf(9, 0, 0, 9)),
        boxIn(null, 'nan', rectOf(Number.NaN, 0, 9, 9)),
      ),
    ).toEqual([
      ['thin', 'box-small'],
      ['turned', 'box-small'],
      ['nan', 'box-small'],
    ])
  })

  it('say which boxes have no parent, go round in a circle or share an id', () => {
    const rect = rectOf(0, 0, 10, 10)
    expect(codes(boxIn('gone', 'a', rect))).toEqual([['a', 'box-orphaned']])
    expect(codes(boxIn('self', 'self', rect))).toEqual([['self', 'box-circular']])
    expect(codes(boxIn('b', 'a', rect), boxIn('a', 'b', rect), boxIn('a', 'below', rect))).toEqual([
      ['a', 'box-circular'],
      ['b', 'box-circular'],
      ['below', 'box-circular'],
    ])
    expect(codes(boxIn(null, 'a', rect), boxIn(null, 'a', rect))).toEqual([['a', 'box-repeated']])
  })

  it('name the box by its label where it has one', () => {
    const [fault] = faultsOf([boxIn(null, 'x7', rectOf(0, 0, 5000, 5), { label: 'sign' })], picture)
    expect(fault?.sentence).toBe('The box “sign” reaches beyond the picture; draw it inside.')
  })
})
