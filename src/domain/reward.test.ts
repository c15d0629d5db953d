import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Rect } from './geometry.ts'
import { defaultChoices, distanceBetween, groundingOf, type RewardChoices } from './reward.ts'
import { rewardFormulas } from './rewardFormulas.ts'
import { rewardLevels, rewardRows } from './vectors.test-data.ts'

const size = { width: 2246, height: 1582 }
type Corners = readonly [x1: number, y1: number, x2: number, y2: number]
const rect = ([x1, y1, x2, y2]: Corners): Rect => ({ x1, y1, x2, y2 })
const levels = rewardLevels.map(rect)
const six = (value: number): number => Number(value.toFixed(6))

const box = fc
  .tuple(
    fc.integer({ min: 0, max: 2200 }),
    fc.integer({ min: 0, max: 1500 }),
    fc.integer({ min: 1, max: 2246 }),
    fc.integer({ min: 1, max: 1582 }),
  )
  .map(([x1, y1, width, height]): Rect => ({
    x1,
    y1,
    x2: Math.min(size.width, x1 + width),
    y2: Math.min(size.height, y1 + height),
  }))

const choose = (choices: Partial<RewardChoices>): RewardChoices => ({ ...defaultChoices, ...choices })

describe('the grounding of a prediction', () => {
  it.each(rewardRows)(
    '%j: o = %d, IoU %j, R_IoU = %d, d %j, closest level %d',
    (predicted, coverage, ious, iouReward, distances, closest) => {
      const grounding = groundingOf(rect(predicted), levels, size)
      expect(grounding).not.toBeNull()
      if (!grounding) return
      expect(six(grounding.coverage)).toBe(coverage)
      expect(grounding.ious.map(six)).toEqual(ious)
      expect(six(grounding.iouReward)).toBe(iouReward)
      expect(grounding.distances.map(six)).toEqual(distances)
      expect(grounding.closest).toBe(closest)
      expect(grounding.distanceReward).toBe(1 - (grounding.distances[closest] ?? Number.NaN))
    },
  )

  it('says nothing without levels', () => {
    expect(groundingOf(rect([0, 0, 10, 10]), [], size)).toBeNull()
  })

  it('is perfect for b₁ itself', () => {
    expect(groundingOf(rect([1200, 820, 1320, 900]), levels, size)).toMatchObject({
      coverage: 1,
      passes: true,
      iouReward: 1,
      closest: 0,
      distanceReward: 1,
      bboxRatio: 9600 / (2246 * 1582),
    })
  })

  it('does not pass at exactly 0.9, whatever the size of the box, and passes with one pixel more', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 1, max: 1500 }),
        fc.integer({ min: 0, max: 200 }),
        (tenth, height, x1) => {
          const minimal = { x1, y1: 7, x2: x1 + 10 * tenth, y2: 7 + height }
          const nine = { ...minimal, x2: x1 + 9 * tenth }
          expect(groundingOf(nine, [minimal], size)).toMatchObject({ passes: false, iouReward: 0 })
          const more = groundingOf({ ...nine, x2: nine.x2 + 1 }, [minimal], size)
          expect(more?.passes).toBe(true)
          expect(more?.iouReward).toBeGreaterThan(0.9)
        },
      ),
    )
  })

  it('rewards IoU only beyond the gate, and then the best one', () => {
    fc.assert(
      fc.property(box, (predicted) => {
        const grounding = groundingOf(predicted, levels, size)
        const best = Math.max(...(grounding?.ious ?? []))
        expect(grounding?.iouReward).toBe((grounding?.coverage ?? 0) > 0.9 ? best : 0)
      }),
    )
  })

  it('keeps every share between 0 and 1', () => {
    fc.assert(
      fc.property(box, box, (predicted, minimal) => {
        const grounding = groundingOf(predicted, [minimal, rect([0, 0, 2246, 1582])], size)
        expect(grounding).not.toBeNull()
        if (!grounding) return
        const { coverage, ious, iouReward, distances, distanceReward, bboxRatio } = grounding
        for (const share of [coverage, ...ious, iouReward, ...distances, distanceReward, bboxRatio]) {
          expect(share).toBeGreaterThanOrEqual(0)
          expect(share).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  it('takes the level nearest by distance or by IoU, as chosen', () => {
    // Three of its sides lie near those of b₁, but its area is more like that of b₂.
    const predicted = rect([1000, 800, 1330, 920])
    const byDistance = groundingOf(predicted, levels, size)
    const byIou = groundingOf(predicted, levels, size, choose({ closest: 'iou' }))
    expect(byDistance?.closest).toBe(0)
    expect(byIou?.closest).toBe(1)
    expect(byIou?.distanceReward).toBe(1 - (byIou?.distances[1] ?? Number.NaN))
  })

  it('has the gate of the choices', () => {
    const predicted = rect([1212, 820, 1320, 900])
    expect(groundingOf(predicted, levels, size, choose({ gate: 0.8 }))?.iouReward).toBe(0.9)
    expect(groundingOf(predicted, levels, size, choose({ gate: 1 }))?.passes).toBe(false)
  })

  it.each([
    ['one-minus', 0.75],
    ['minus', -0.25],
    ['exponential', Math.exp(-0.25)],
  ] as const)('turns a distance of a quarter into a reward by %s', (form, reward) => {
    const moved = groundingOf(
      rect([25, 25, 35, 35]),
      [rect([0, 0, 10, 10])],
      { width: 100, height: 100 },
      choose({ form }),
    )
    expect(moved?.distances).toEqual([0.25])
    expect(moved?.distanceReward).toBe(reward)
  })
})

describe('the distance between two boxes', () => {
  const a = rect([0, 0, 10, 10])
  const b = rect([30, 40, 50, 50])
  const page = { width: 300, height: 400 }

  it.each<readonly [Partial<RewardChoices>, number]>([
    [{}, (30 / 300 + 40 / 400 + 40 / 300 + 40 / 400) / 4],
    [{ gather: 'sum' }, 30 / 300 + 40 / 400 + 40 / 300 + 40 / 400],
    [{ unit: 'diagonal' }, (30 + 40 + 40 + 40) / 4 / 500],
    [{ unit: 'thousandths' }, (1000 * (30 / 300 + 40 / 400 + 40 / 300 + 40 / 400)) / 4],
    [{ distance: 'centre' }, (35 / 300 + 40 / 400) / 2],
    [{ distance: 'centre', gather: 'sum', unit: 'diagonal' }, (35 + 40) / 500],
  ])('under %j is %d', (choices, distance) => {
    expect(distanceBetween(a, b, page, choose(choices))).toBeCloseTo(distance, 12)
  })

  it('is the same both ways, nothing only for the same box, and grows as a corner is dragged away', () => {
    fc.assert(
      fc.property(box, box, fc.integer({ min: 1, max: 300 }), (one, other, further) => {
        expect(distanceBetween(one, other, size)).toBe(distanceBetween(other, one, size))
        expect(distanceBetween(one, one, size)).toBe(0)
        const near = distanceBetween(one, { ...one, x2: one.x2 + further }, size)
        expect(near).toBeGreaterThan(0)
        expect(distanceBetween(one, { ...one, x2: one.x2 + further + 1 }, size)).toBeGreaterThan(near)
      }),
    )
  })
})

describe('the formulas shown', () => {
  it('name the published gate as the paper’s and another as the project’s', () => {
    expect(rewardFormulas(defaultChoices).iouReward).toEqual({
      formula: 'R_IoU = maxᵢ IoU(bₚ, bᵢ) if o > 0.9, else 0',
      source: 'LFPC §4.2, δ = 0.9',
      published: true,
    })
    expect(rewardFormulas(choose({ gate: 0.8 })).iouReward).toMatchObject({
      formula: 'R_IoU = maxᵢ IoU(bₚ, bᵢ) if o > 0.8, else 0',
      published: false,
    })
  })

  it('follow the choices', () => {
    const formulas = rewardFormulas(
      choose({
        distance: 'centre',
        unit: 'diagonal',
        gather: 'sum',
        closest: 'iou',
        form: 'exponential',
      }),
    )
    expect(formulas.distances.formula).toBe('dᵢ = sum(|Δcx|/√(W² + H²), |Δcy|/√(W² + H²))')
    expect(formulas.closest.formula).toBe('i with the largest IoU')
    expect(formulas.distanceReward.formula).toBe('R_L1 = exp(−d), d of the closest level')
    expect(rewardFormulas(defaultChoices).distances.formula).toBe(
      'dᵢ = mean(|Δx1|/W, |Δy1|/H, |Δx2|/W, |Δy2|/H)',
    )
  })
})
