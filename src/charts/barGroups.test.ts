import { describe, expect, it } from 'vitest'
import { groupPlaces, spanOf } from './barGroups.ts'

describe('groups of bars', () => {
  it('lie below each other, with room between them and above those with a heading', () => {
    const groups = [{ bars: [1, 2] }, { heading: 'B', bars: [1] }]
    expect(groupPlaces(groups, { bar: 10, between: 4, heading: 20 })).toEqual({
      places: [
        {
          heading: null,
          middle: 12,
          bars: [
            { from: 2, to: 12 },
            { from: 12, to: 22 },
          ],
        },
        { heading: 34, middle: 51, bars: [{ from: 46, to: 56 }] },
      ],
      height: 58,
    })
  })

  it('share an axis that holds 0 and every whisker', () => {
    expect(spanOf([0.2, null, 0.9])).toEqual([0, 0.9])
    expect(spanOf([0.2], 1)).toEqual([0, 1])
    expect(spanOf([-5, 12])).toEqual([-5, 12])
    expect(spanOf([null])).toEqual([0, 1])
  })
})
