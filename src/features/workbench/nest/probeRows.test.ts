import { describe, expect, it } from 'vitest'
import { boxIn, rectOf } from '../../../domain/boxes.test-data.ts'
import { chainsOf } from '../../../domain/chains.ts'
import type { Rect } from '../../../domain/geometry.ts'
import { defaultChoices } from '../../../domain/reward.ts'
import { probeRows } from './probeRows.ts'

const picture = { width: 2246, height: 1582 }
const boxes = [
  boxIn(null, 'b3', rectOf(1000, 640, 1560, 1120)),
  boxIn('b3', 'b2', rectOf(1160, 780, 1400, 960)),
  boxIn('b2', 'b1', rectOf(1200, 820, 1320, 900)),
]
const chain = chainsOf(boxes)[0] ?? null

const told = (probe: Rect, choices = defaultChoices) =>
  Object.fromEntries(
    (probeRows(probe, boxes, chain, picture, choices) ?? []).map((row) => [
      row.of,
      row.value ||
        row.perLevel
          .map(({ level, value, best }) => `b${level} ${value}${best ? '*' : ''}`.trim())
          .join(', '),
    ]),
  )

const remark = (x: number) =>
  probeRows(rectOf(x, 820, 1320, 900), boxes, chain, picture, defaultChoices)?.[0]?.remark

describe('what the probe is told', () => {
  it('agrees with the vectors of FORMATS §2.2', () => {
    expect(told(rectOf(1190, 800, 1330, 910))).toMatchObject({
      coverage: '1.0000',
      ious: 'b1 0.6234*, b2 0.3565, b3 0.0573',
      iouReward: '0.6234',
    })
    expect(told(rectOf(1212, 820, 1320, 900))).toMatchObject({ coverage: '0.9000', iouReward: '0.0000' })
    expect(told(rectOf(1150, 770, 1410, 970)).distances).toMatch(/b2 0\.00539\*/)
    expect(told(rectOf(0, 0, 2246, 1582))).toMatchObject({ iouReward: '0.0757', bboxRatio: '1.0000' })
  })

  it('says why exactly the gate does not pass', () => {
    expect(remark(1212)).toBe('exactly the gate of 0.9, but it has to be above')
    expect(remark(1210)).toBe('above the gate of 0.9')
    expect(remark(1213)).toBe('not above the gate of 0.9')
  })

  it('is nothing without a chain', () => {
    expect(probeRows(rectOf(0, 0, 9, 9), [], null, picture, defaultChoices)).toBeNull()
  })

  it('gives each number its formula and source', () => {
    const rows = probeRows(rectOf(1190, 800, 1330, 910), boxes, chain, picture, defaultChoices) ?? []
    expect(rows.map(({ of }) => of)).toHaveLength(7)
    expect(rows.filter(({ formula }) => formula.formula === '' || formula.source === '')).toEqual([])
  })
})
