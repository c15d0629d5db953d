import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  chosenBox,
  cropTokens,
  cropUseOf,
  evidenceOf,
  type CropUseChoices,
  type Evidence,
} from './cropUse.ts'
import type { EvaluatedItem } from './evaluatedItem.ts'
import { exampleItem } from './example.ts'
import type { Rect } from './geometry.ts'
import { defaultChoices } from './reward.ts'
import { ruleOfTokens } from './smartResize.ts'
import { rewardLevels, rewardRows } from './vectors.test-data.ts'

type Corners = readonly [number, number, number, number]
const rect = ([x1, y1, x2, y2]: Corners): Rect => ({ x1, y1, x2, y2 })
const size = { width: 2246, height: 1582 }
const evidence: Evidence = { levels: rewardLevels.map(rect), isRegion: false, size }
const qwen25 = ruleOfTokens(28, 4, 16_384)
const choose = (over: Partial<CropUseChoices> = {}): CropUseChoices => ({
  which: 'first',
  reward: defaultChoices,
  rule: qwen25,
  ...over,
})

const six = (value: number | undefined): number => Number(value?.toFixed(6))

/** FORMATS §2.2 in whole numbers: areas shared, divided once. */
function byHand(predicted: Corners): { overlap: number; iou: number; iouReward: number; distance: number } {
  const area = ([x1, y1, x2, y2]: Corners): number => (x2 - x1) * (y2 - y1)
  const shared = (level: Corners): number =>
    Math.max(0, Math.min(predicted[2], level[2]) - Math.max(predicted[0], level[0])) *
    Math.max(0, Math.min(predicted[3], level[3]) - Math.max(predicted[1], level[1]))
  const ious = rewardLevels.map((level) => shared(level) / (area(predicted) + area(level) - shared(level)))
  const minimal = rewardLevels[0]
  const distances = rewardLevels.map(
    (level) =>
      (Math.abs(predicted[0] - level[0]) / 2246 +
        Math.abs(predicted[1] - level[1]) / 1582 +
        Math.abs(predicted[2] - level[2]) / 2246 +
        Math.abs(predicted[3] - level[3]) / 1582) /
      4,
  )
  const iou = Math.max(...ious)
  return {
    overlap: shared(minimal) / area(minimal),
    iou,
    iouReward: 10 * shared(minimal) > 9 * area(minimal) ? iou : 0,
    distance: Math.min(...distances),
  }
}

describe('the use of one crop', () => {
  it.each(rewardRows)('%j follows from the definitions to 1e-9', (predicted, coverage, ious, iouReward) => {
    const use = cropUseOf([rect(predicted)], evidence, choose())
    const expected = byHand(predicted)
    expect(use).not.toBeNull()
    if (!use) return
    expect(use.overlap).toBeCloseTo(expected.overlap, 9)
    expect(use.iou).toBeCloseTo(expected.iou, 9)
    expect(use.iouReward).toBeCloseTo(expected.iouReward, 9)
    expect(use.distanceReward).toBeCloseTo(1 - expected.distance, 9)
    expect(use.passes).toBe(iouReward > 0 ? 1 : 0)
    // The published table has six digits.
    expect(use.overlap).toBeCloseTo(coverage, 6)
    expect(use.iou).toBeCloseTo(Math.max(...ious), 6)
    expect(use.ratio).toBeCloseTo(
      ((predicted[2] - predicted[0]) * (predicted[3] - predicted[1])) / (2246 * 1582),
      12,
    )
  })

  const vectors = resolve(import.meta.dirname, '../../../shared/vectors.json')
  it.skipIf(!existsSync(vectors))('is that of the vectors beside the repository', () => {
    const { lfpc_rewards: rows } = JSON.parse(readFileSync(vectors, 'utf8')) as {
      lfpc_rewards: {
        pred: Corners
        coverage: number
        ious: number[]
        r_iou: number
        mean_corner_l1_norm: number[]
        closest: number
      }[]
    }
    expect(rows.length).toBeGreaterThan(5)
    for (const { pred, coverage, ious, r_iou, mean_corner_l1_norm, closest } of rows) {
      const use = cropUseOf([rect(pred)], evidence, choose())
      expect(six(use?.overlap)).toBe(coverage)
      expect(six(use?.iou)).toBe(Math.max(...ious))
      expect(six(use?.iouReward)).toBe(r_iou)
      expect(six(1 - (use?.distanceReward ?? 0))).toBe(mean_corner_l1_norm[closest])
    }
  })

  it('does not pass at exactly the gate, and passes above one of one’s own', () => {
    const nine = rect([1212, 820, 1320, 900])
    expect(cropUseOf([nine], evidence, choose())).toMatchObject({ overlap: 0.9, passes: 0, iouReward: 0 })
    const reward = { ...defaultChoices, gate: 0.85 }
    expect(cropUseOf([nine], evidence, choose({ reward }))).toMatchObject({ passes: 1, iouReward: 0.9 })
  })

  it('keeps the distance reward where the gate is shut', () => {
    const far = cropUseOf([rect([0, 0, 10, 10])], evidence, choose())
    expect(far?.iouReward).toBe(0)
    expect(far?.distanceReward).toBeCloseTo(1 - 0.549613, 5)
  })

  it('is nothing without boxes or levels', () => {
    expect(cropUseOf([], evidence, choose())).toBeNull()
    expect(cropUseOf([], evidence, choose({ which: 'each' }))).toBeNull()
    expect(cropUseOf([rect([0, 0, 9, 9])], { ...evidence, levels: [] }, choose())).toBeNull()
  })
})

describe('of several boxes', () => {
  const wide = rect([0, 0, 2246, 1582])
  const right = rect([1200, 820, 1320, 900])
  const off = rect([0, 0, 10, 10])
  const iouOf = (which: CropUseChoices['which']): number =>
    cropUseOf([wide, right, off], evidence, choose({ which }))?.iou ?? Number.NaN

  it('counts the first, the last, the best or the mean of all', () => {
    expect(iouOf('first')).toBeCloseTo(0.0756506, 6)
    expect(iouOf('best')).toBe(1)
    expect(iouOf('last')).toBe(0)
    expect(iouOf('each')).toBeCloseTo((0.0756506 + 1 + 0) / 3, 6)
  })

  it('averages passing and rewards, too', () => {
    const use = cropUseOf([wide, right, off], evidence, choose({ which: 'each' }))
    expect(use?.passes).toBeCloseTo(2 / 3, 12)
    expect(use?.iouReward).toBeCloseTo((0.0756506 + 1) / 3, 6)
  })

  it('takes the earlier of two that are equally good, also where none is any good', () => {
    const other = rect([20, 20, 30, 30])
    expect(chosenBox([off, other], evidence.levels, 'best')).toBe(off)
  })

  it('never finds a better one than the best', () => {
    const box = fc
      .tuple(fc.nat(2000), fc.nat(1400), fc.integer({ min: 1, max: 246 }), fc.integer({ min: 1, max: 182 }))
      .map(([x, y, w, h]) => rect([x, y, x + w, y + h]))
    fc.assert(
      fc.property(fc.array(box, { minLength: 1, maxLength: 5 }), (boxes) => {
        const best = cropUseOf(boxes, evidence, choose({ which: 'best' }))?.iou ?? -1
        for (const each of boxes) expect(cropUseOf([each], evidence, choose())?.iou).toBeLessThanOrEqual(best)
      }),
    )
  })
})

describe('the tokens of a crop', () => {
  it.each([
    // FORMATS §3.1.
    [[0, 0, 400, 300], 28, 4, 154],
    [[0, 0, 400, 300], 32, 64, 108],
    [[100, 100, 150, 150], 28, 4, 4],
    [[100, 100, 150, 150], 32, 64, 64],
    // Whole pixels, rounded outward: 98 are 3.5 tokens, which become 4; 97.8 would become 3.
    [[0.1, 0.1, 97.9, 97.9], 28, 4, 16],
  ] as const)('of %j at %d pixels are %d', (box, factor, least, tokens) => {
    expect(cropTokens(rect(box), size, ruleOfTokens(factor, least, 16_384))).toBe(tokens)
  })

  it('are not known of a crop so thin that the models refuse it', () => {
    expect(cropTokens(rect([0, 0, 2246, 1]), size, qwen25)).toBeNull()
    const use = cropUseOf([rect([0, 0, 2246, 1])], evidence, choose())
    expect(use?.tokens).toBeNaN()
    const both = [rect([0, 0, 2246, 1]), rect([0, 0, 400, 300])]
    expect(cropUseOf(both, evidence, choose({ which: 'each' }))?.tokens).toBe(154)
  })
})

describe('what boxes are compared with', () => {
  const region = rect([1, 2, 3, 4])
  const item = (over: Partial<EvaluatedItem> = {}): EvaluatedItem => ({
    given: exampleItem(),
    key: { ...exampleItem(), region },
    size,
    levels: [],
    ...over,
  })

  it('are the levels, and the region where there are none', () => {
    expect(evidenceOf(item())).toEqual({ levels: [region], isRegion: true, size })
    const levels = [rect([5, 5, 9, 9])]
    expect(evidenceOf(item({ levels }))).toEqual({ levels, isRegion: false, size })
  })

  it('is nothing without a size or any place', () => {
    expect(evidenceOf(item({ size: null }))).toBeNull()
    expect(evidenceOf(item({ key: { ...exampleItem(), region: null } }))).toBeNull()
    expect(evidenceOf(item({ key: null }))).toBeNull()
  })
})
