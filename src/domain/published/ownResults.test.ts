import { describe, expect, it } from 'vitest'
import { defaultCategories } from '../project.ts'
import { modelResults } from '../scoringResults.ts'
import { isSameSize, matchedDimensions, ownResults } from './ownResults.ts'
import { dimensions, zoomBenchDualViews } from './zoomBenchTables.ts'

describe('one’s own categories', () => {
  it('are found by their names: those that a project begins with are the six dimensions', () => {
    const ids = matchedDimensions(defaultCategories)
    expect(ids).toHaveLength(6)
    expect(ids?.map((id) => defaultCategories.find((category) => category.id === id)?.name)).toEqual([
      'Fine-grained counting',
      'OCR',
      'Colour',
      'Structure',
      'Material',
      'Object identification',
    ])
  })

  it('are not taken for dimensions where one is missing or could be either of two', () => {
    expect(matchedDimensions(defaultCategories.slice(1))).toBeNull()
    expect(matchedDimensions([...defaultCategories, { id: 'x', name: 'Text colour' }])).toBeNull()
    expect(matchedDimensions([])).toBeNull()
  })
})

describe('one’s own results', () => {
  const ids = dimensions.map((_, place) => `c${place}`)
  /** The answers of Qwen3-VL-8B, as its published percentages come out. */
  const right = { global: [61, 59, 92, 58, 24, 26], regional: [98, 85, 155, 115, 39, 41] }
  const answers = (view: 'global' | 'regional') => ({
    model: 'own',
    view,
    right: new Map(
      dimensions.flatMap(({ items }, place) =>
        Array.from(
          { length: items },
          (_, item) => [`${place} ${item}`, item < (right[view][place] ?? 0) ? 1 : 0] as const,
        ),
      ),
    ),
  })
  const [result] = modelResults([answers('global'), answers('regional')], ids, (id) => ids[Number(id[0])])
  if (!result) throw new Error('There is a result.')
  const own = ownResults(result, ids)

  it('stand beside the published ones: the same answers give the same figures', () => {
    const published = zoomBenchDualViews.rows.filter(({ name }) => name === 'Qwen3-VL-8B')
    for (const [place, { line, figures }] of own.rows.entries()) {
      expect(line).toBe(published[place]?.line)
      for (const [column, value] of figures.entries())
        expect(value).toBeCloseTo(published[place]?.figures[column] ?? Number.NaN, 1)
    }
    expect(own.items).toEqual([204, 123, 242, 155, 61, 60, 845])
    expect(isSameSize(own)).toBe(true)
  })

  it('average over what was answered only', () => {
    const some = modelResults(
      [{ ...answers('global'), right: new Map([['1 0', 1]]) }],
      ids,
      (id) => ids[Number(id[0])],
    )
    const [part] = some
    if (!part) throw new Error('There is a result.')
    const found = ownResults(part, ids)
    expect(found.rows[0]?.figures).toEqual([null, 100, null, null, null, null, 100])
    expect(found.rows[2]?.figures.every((value) => value === null)).toBe(true)
    expect(isSameSize(found)).toBe(false)
  })
})
