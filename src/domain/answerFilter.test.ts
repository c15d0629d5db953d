import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  allAnswers,
  answerSorts,
  besideIndex,
  filteredItems,
  sortedPlaces,
  type AnswerFilter,
} from './answerFilter.ts'
import {
  answerSigns,
  disagreementOf,
  itemMarks,
  modelOutcomes,
  outcomeMasks,
  rightShares,
  signMasks,
  type ModelOutcome,
  type ScoredItems,
  type SettledItems,
} from './answerFilterFacts.ts'
import type { View } from './preview.ts'
import type { ScoreColumn } from './scoreColumns.ts'
import { finished } from './slices.ts'

const column = (
  label: string,
  view: View,
  right: readonly number[],
  crop: ScoreColumn['crop'] = null,
): ScoreColumn => ({
  label,
  model: label,
  budget: null,
  view,
  crop,
  runIds: [],
  right: Float64Array.from(right),
  rules: {},
  runs: [],
})

const nobody: SettledItems = { judge: new Set(), person: new Set() }

const gone = Number.NaN

/** Two models: helped, hurt, right, wrong, and one that is not answered everywhere. */
const scored: ScoredItems = {
  itemIds: ['helps', 'hurts', 'right', 'wrong', 'half'],
  categories: ['ocr', 'ocr', 'color', null, 'color'],
  columns: [
    column('alpha', 'global', [0, 1, 1, 0, 1]),
    column('alpha', 'regional', [1, 0, 1, 0, gone]),
    column('beta', 'global', [0, 1, 1, 0, 0]),
    column('beta', 'regional', [1, 1, 1, 0, gone]),
    column('beta', 'blind', [1, 1, 0, 0, 0]),
    column('beta', 'regional', [0, 0, 0, 0, 1], 'noise'),
  ],
  marks: Uint8Array.of(itemMarks.unsettled, 0, itemMarks.profilesDiffer, 0, 3),
}

function listed(
  filter: Partial<AnswerFilter>,
  of = scored,
  settled = nobody,
  found: Uint8Array | null = null,
) {
  const full = { ...allAnswers, ...filter }
  const facts = {
    outcomes: finished(outcomeMasks(of, full.label)),
    signs: finished(signMasks(of, settled)),
    categories: of.categories,
    found,
  }
  const result = filteredItems(facts, full)
  return { ids: [...result.places].map((place) => of.itemIds[place]), result }
}

const share = fc.oneof(fc.constantFrom(0, 1, gone), fc.double({ min: 0, max: 1, noNaN: true }))
const anyScored = fc.integer({ min: 0, max: 12 }).chain((count) => {
  const row = fc.array(share, { minLength: count, maxLength: count })
  return fc
    .record({
      rows: fc.array(row, { minLength: 6, maxLength: 6 }),
      categories: fc.array(fc.constantFrom('a', 'b', null), { minLength: count, maxLength: count }),
    })
    .map(({ rows, categories }): ScoredItems => {
      const views: readonly View[] = ['global', 'regional', 'blind']
      return {
        itemIds: categories.map((_, place) => `item ${place}`),
        categories,
        marks: Uint8Array.from(categories, (_, place) => place % 4),
        columns: rows.map((right, at) => column(at < 3 ? 'alpha' : 'beta', views[at % 3] ?? 'global', right)),
      }
    })
})

describe('items by how a model did', () => {
  it('are found by what it did in a view', () => {
    expect(listed({ label: 'alpha', outcome: 'right-global' }).ids).toEqual(['hurts', 'right', 'half'])
    expect(listed({ label: 'alpha', outcome: 'wrong-regional' }).ids).toEqual(['hurts', 'wrong'])
    expect(listed({ label: 'beta', outcome: 'right-blind' }).ids).toEqual(['helps', 'hurts'])
  })

  it('are found by their quadrant, and by whether the views differ', () => {
    expect(listed({ label: 'alpha', outcome: 'zoom-helps' }).ids).toEqual(['helps'])
    expect(listed({ label: 'alpha', outcome: 'zoom-hurts' }).ids).toEqual(['hurts'])
    expect(listed({ label: 'beta', outcome: 'both-right' }).ids).toEqual(['hurts', 'right'])
    expect(listed({ label: 'beta', outcome: 'neither' }).ids).toEqual(['wrong'])
    expect(listed({ label: 'alpha', outcome: 'views-differ' }).ids).toEqual(['helps', 'hurts'])
  })

  it('are found for any model where none is named', () => {
    expect(listed({ outcome: 'zoom-hurts' }).ids).toEqual(['hurts'])
    expect(listed({ outcome: 'right-global' }).ids).toEqual(['hurts', 'right', 'half'])
  })

  it('are not told apart by the crop test', () => {
    expect(listed({ label: 'beta', outcome: 'right-regional' }).ids).toEqual(['helps', 'hurts', 'right'])
  })

  it('fall into exactly one quadrant where both views were answered, and into none elsewhere', () => {
    const four: readonly ModelOutcome[] = ['zoom-helps', 'zoom-hurts', 'both-right', 'neither']
    fc.assert(
      fc.property(anyScored, fc.constantFrom('alpha', 'beta'), (of, label) => {
        const both = of.itemIds.filter((_, place) =>
          of.columns.every(
            ({ label: own, view, right }) =>
              own !== label || view === 'blind' || !Number.isNaN(right[place] ?? gone),
          ),
        )
        const found = four.flatMap((outcome) => listed({ label, outcome }, of).ids)
        expect(found.toSorted()).toEqual(both.toSorted())
      }),
    )
  })

  it('are right or wrong in a view, never both, wherever it was answered', () => {
    fc.assert(
      fc.property(anyScored, (of) => {
        const right = listed({ label: 'alpha', outcome: 'right-global' }, of).ids
        const wrong = listed({ label: 'alpha', outcome: 'wrong-global' }, of).ids
        const answered = of.itemIds.filter((_, place) => !Number.isNaN(of.columns[0]?.right[place] ?? gone))
        expect([...right, ...wrong].toSorted()).toEqual(answered.toSorted())
      }),
    )
  })
})

describe('items by what the answers tell of them', () => {
  it('are found where models differ in a view', () => {
    expect(listed({ sign: 'models-differ-global' }).ids).toEqual(['half'])
    expect(listed({ sign: 'models-differ-regional' }).ids).toEqual(['hurts'])
  })

  it('are found where everybody is wrong, or right, whatever was guessed blind', () => {
    expect(listed({ sign: 'all-wrong' }).ids).toEqual(['wrong'])
    expect(listed({ sign: 'all-wrong-global' }).ids).toEqual(['helps', 'wrong'])
    expect(listed({ sign: 'all-wrong-regional' }).ids).toEqual(['wrong'])
    expect(listed({ sign: 'all-right' }).ids).toEqual(['right'])
  })

  it('are found where a model has no answer', () => {
    expect(listed({ sign: 'unanswered' }).ids).toEqual(['half'])
  })

  it('are found by what is known of them besides the scores', () => {
    const settled = { judge: new Set(['hurts', 'elsewhere']), person: new Set(['hurts', 'wrong']) }
    expect(listed({ sign: 'profiles-differ' }).ids).toEqual(['right', 'half'])
    expect(listed({ sign: 'unsettled' }).ids).toEqual(['helps', 'half'])
    expect(listed({ sign: 'judge' }, scored, settled).ids).toEqual(['hurts'])
    expect(listed({ sign: 'person' }, scored, settled).ids).toEqual(['hurts', 'wrong'])
  })
})

describe('counts beside the options', () => {
  it('say how many items choosing the option would leave', () => {
    const option = {
      label: fc.constantFrom(null, 'alpha', 'beta'),
      outcome: fc.constantFrom(null, ...modelOutcomes),
      sign: fc.constantFrom(null, ...answerSigns),
      category: fc.constantFrom(null, { id: 'a' }, { id: null }),
    }
    fc.assert(
      fc.property(anyScored, fc.record(option), (of, filter) => {
        const { result } = listed(filter, of)
        for (const outcome of modelOutcomes)
          expect(result.outcomes.get(outcome)).toBe(listed({ ...filter, outcome }, of).ids.length)
        for (const sign of answerSigns)
          expect(result.signs.get(sign)).toBe(listed({ ...filter, sign }, of).ids.length)
        for (const id of ['a', 'b', null])
          expect(result.categories.get(id) ?? 0).toBe(listed({ ...filter, category: { id } }, of).ids.length)
        expect(result.anyOutcome).toBe(listed({ ...filter, outcome: null }, of).ids.length)
        expect(result.anySign).toBe(listed({ ...filter, sign: null }, of).ids.length)
        expect(result.anyCategory).toBe(listed({ ...filter, category: null }, of).ids.length)
      }),
    )
  })

  it('count only what the search finds', () => {
    const { ids, result } = listed({}, scored, nobody, Uint8Array.of(1, 0, 0, 1, 0))
    expect(ids).toEqual(['helps', 'wrong'])
    expect(result.signs.get('all-wrong')).toBe(1)
    expect(result.categories).toEqual(
      new Map([
        ['ocr', 1],
        [null, 1],
      ]),
    )
  })
})

describe('the order of items', () => {
  const shares = finished(rightShares(scored))
  const order = (sort: AnswerFilter['sort']) =>
    [...sortedPlaces(Uint32Array.of(0, 1, 2, 3, 4), shares, sort)].map((place) => scored.itemIds[place])

  it('is by the share of right answers over models and views, blind guesses and the crop test left out', () => {
    expect([...shares]).toEqual([0.5, 0.75, 1, 0, 0.5])
    expect(order('fewest-right')).toEqual(['wrong', 'helps', 'half', 'hurts', 'right'])
    expect(order('most-right')).toEqual(['right', 'hurts', 'helps', 'half', 'wrong'])
    expect(order('disagreement')).toEqual(['helps', 'half', 'hurts', 'right', 'wrong'])
    expect(order('order')).toEqual(scored.itemIds)
  })

  it('loses no item, and puts those without an answer last', () => {
    fc.assert(
      fc.property(anyScored, fc.constantFrom(...answerSorts), (of, sort) => {
        const all = Uint32Array.from(of.itemIds.keys())
        const known = finished(rightShares(of))
        const sorted = [...sortedPlaces(all, known, sort)]
        expect(sorted.toSorted((a, b) => a - b)).toEqual([...all])
        if (sort === 'order') return
        const unknown = sorted.map((place) => Number.isNaN(known[place] ?? gone))
        expect(unknown).toEqual(unknown.toSorted((a, b) => Number(a) - Number(b)))
      }),
    )
  })

  it('puts most disagreement where half of the answers are right', () => {
    expect([0, 0.25, 0.5, 0.75, 1].map(disagreementOf)).toEqual([0, 0.75, 1, 0.75, 0])
  })
})

describe('going along the list', () => {
  it('goes to the neighbours and stops at the ends', () => {
    expect(besideIndex(3, 1, 1, 1)).toBe(2)
    expect(besideIndex(3, 1, 1, -1)).toBe(0)
    expect(besideIndex(3, 2, 2, 1)).toBeNull()
    expect(besideIndex(3, 0, 0, -1)).toBeNull()
  })

  it('goes on from where an item stood that has left the list', () => {
    expect(besideIndex(3, -1, 1, 1)).toBe(1)
    expect(besideIndex(3, -1, 1, -1)).toBe(0)
    expect(besideIndex(3, -1, 3, 1)).toBeNull()
    expect(besideIndex(3, -1, 3, -1)).toBe(2)
    expect(besideIndex(0, -1, 0, 1)).toBeNull()
  })

  it('begins at either end where the item was never in the list', () => {
    expect(besideIndex(3, -1, -1, 1)).toBe(0)
    expect(besideIndex(3, -1, -1, -1)).toBe(2)
  })
})
