import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { someFacts } from './chartFacts.test-data.ts'
import { examplePicture } from './example.ts'
import { areaRatioCounter, areaRatioEdges, histogramOf, resolutionCounter } from './histogram.ts'
import { countItems } from './itemCounter.ts'

const sized = (width: number, height: number) => someFacts({ picture: examplePicture({ width, height }) })

describe('a histogram', () => {
  it('takes in the lower edge, and the upper one only at the end', () => {
    expect(histogramOf([0, 0.5, 1, 1, 2, 3, 3.1, -1, Number.NaN], [0, 1, 2, 3])).toEqual({
      edges: [0, 1, 2, 3],
      counts: [2, 2, 2],
      counted: 6,
      outside: 3,
      median: 1,
    })
  })

  it('counts every value once', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (values) => {
        const { counts, counted, outside } = histogramOf(values, areaRatioEdges)
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(values.length)
        expect([counted, outside]).toEqual([values.length, 0])
      }),
    )
  })

  it('of area ratios leaves out items without a region or a known picture', () => {
    const facts = [0.003, 0.004, 0.06, 1, null].map((areaRatio) => someFacts({ areaRatio }))
    expect(countItems(areaRatioCounter(), facts)).toMatchObject({
      counts: [0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 1],
      counted: 4,
      median: 0.032,
    })
  })
})

describe('resolutions', () => {
  it('are counted size by size, the most frequent first', () => {
    const facts = [sized(4000, 3000), sized(800, 600), sized(4000, 3000), someFacts({ picture: null })]
    expect(countItems(resolutionCounter(), facts)).toEqual({
      cells: [
        { width: { from: 4000, below: 4001 }, height: { from: 3000, below: 3001 }, items: 2 },
        { width: { from: 800, below: 801 }, height: { from: 600, below: 601 }, items: 1 },
      ],
      together: false,
      unknown: 1,
    })
  })

  it('are put together where there are too many, in cells that hold each size exactly once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 30_000 }), fc.integer({ min: 1, max: 30_000 })), {
          minLength: 3,
        }),
        (sizes) => {
          const { cells, together } = countItems(
            resolutionCounter(1),
            sizes.map(([width, height]) => sized(width, height)),
          )
          fc.pre(together)
          for (const [width, height] of sizes) {
            const holding = cells.filter(
              (cell) =>
                width >= cell.width.from &&
                width < cell.width.below &&
                height >= cell.height.from &&
                height < cell.height.below,
            )
            expect(holding).toHaveLength(1)
          }
          expect(cells.reduce((sum, { items }) => sum + items, 0)).toBe(sizes.length)
        },
      ),
    )
  })
})
