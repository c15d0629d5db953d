import { describe, expect, it } from 'vitest'
import { applyEntries, emptyDataset } from '../../domain/dataset.ts'
import type { Entry } from '../../domain/entry.ts'
import { exampleItem, exampleJudgement, examplePicture, exampleProject } from '../../domain/example.ts'
import { usesOf, warnedBy } from './uses.ts'

const entries: readonly Entry[] = [
  { kind: 'picture', value: examplePicture({ width: 1000, height: 1000 }) },
  { kind: 'item', value: exampleItem({ id: 'a', region: { x1: 0, y1: 0, x2: 400, y2: 400 } }) },
  { kind: 'item', value: exampleItem({ id: 'b', region: { x1: 0, y1: 0, x2: 400, y2: 20 } }) },
  { kind: 'item', value: exampleItem({ id: 'c', category: null, region: null, pictureId: 'gone' }) },
  {
    kind: 'judgement',
    value: exampleJudgement({ itemId: 'a', reasons: ['other', 'too-easy'], revision: { category: 'ocr' } }),
  },
  {
    kind: 'judgement',
    value: exampleJudgement({ itemId: 'a', annotatorId: 'bob', reasons: ['other'], revision: {} }),
  },
  { kind: 'judgement', value: exampleJudgement({ itemId: 'c', revision: { category: null } }) },
]
const dataset = applyEntries(emptyDataset(exampleProject), entries)

describe('counting uses', () => {
  it('counts items once for each category they are in for somebody', () => {
    expect([...usesOf(dataset, 'categories')]).toEqual([
      ['counting', 2],
      ['ocr', 1],
    ])
  })

  it('counts items, not annotators, for each reason', () => {
    expect(usesOf(dataset, 'reasons').get('other')).toBe(1)
    expect(usesOf(dataset, 'reasons').get('too-easy')).toBe(1)
    expect(usesOf(dataset, 'reasons').has('duplicate')).toBe(false)
  })

  it('counts the items that a threshold warns about', () => {
    expect(warnedBy(dataset, exampleProject.thresholds)).toEqual({ areaRatio: 1, minSide: 1, minPicture: 2 })
    expect(warnedBy(dataset, { areaRatio: 0.16, minSide: 20, minPicture: 1000 })).toEqual({
      areaRatio: 0,
      minSide: 0,
      minPicture: 0,
    })
  })
})
