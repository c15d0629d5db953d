import { describe, expect, it } from 'vitest'
import {
  emptyPlan,
  inListOrder,
  listedCategories,
  raised,
  samePlan,
  tidy,
  withCount,
  withKinds,
  withPreference,
} from './planEdits.ts'

const categories = [
  { id: 'color', name: 'Colour' },
  { id: 'ocr', name: 'OCR' },
]
const plan = withCount(emptyPlan(categories), 'color', 8)
const pool = [
  { category: 'color', choice: 3, open: 1 },
  { category: null, choice: 0, open: 0 },
  { category: 'odd', choice: 0, open: 0 },
]

describe('a plan in the making', () => {
  it('is the same as the kept one where it only names what nothing is asked of', () => {
    expect(tidy(plan).categories).toEqual([{ category: 'color', count: 8 }])
    expect(samePlan(plan, tidy(plan))).toBe(true)
    expect(samePlan(plan, withCount(plan, null, 1))).toBe(false)
    expect(samePlan(plan, null)).toBe(false)
  })

  it('lists the project’s categories, then what else there is, none at the end', () => {
    expect(listedCategories(categories, withCount(plan, 'gone', 1), pool)).toEqual([
      'color',
      'ocr',
      'gone',
      'odd',
      null,
    ])
  })

  it('fixes the kinds as they are in what is available', () => {
    expect(withKinds(plan, true, pool).kinds).toEqual({ choice: 6, open: 2 })
    expect(withKinds(plan, true, []).kinds).toEqual({ choice: 8, open: 0 })
    expect(withKinds(withKinds(plan, true, pool), false, pool).kinds).toBeNull()
  })

  it('puts preferences in order', () => {
    expect(raised(plan, 'small').prefer).toEqual(['agreed', 'small', 'hard'])
    expect(raised(plan, 'agreed')).toBe(plan)
    const without = withPreference(plan, 'agreed', false)
    expect(inListOrder(without)).toEqual(['hard', 'small', 'agreed'])
    expect(withPreference(without, 'agreed', true).prefer).toEqual(['hard', 'small', 'agreed'])
  })
})
