import * as fc from 'fast-check'
import { pairKey, type Policy } from '../domain/project.ts'
import { preferences } from '../domain/selectionPlan.ts'
import { measuredFields, namedFields } from '../domain/tableView.ts'

const id = fc.stringMatching(/^[a-z0-9-]{1,12}$/)
const shortText = fc.string({ unit: 'grapheme', maxLength: 12 })
const time = fc.integer({ min: 0, max: 4_000_000_000_000 })
const whole = fc.nat({ max: 1_000_000 })
const orNull = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null })
const real = (min: number, max: number) =>
  fc.double({ min, max, noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value))

export const anyPolicy: fc.Arbitrary<Policy> = fc.oneof(
  fc.constant({ kind: 'sole' } as const),
  fc.record({
    kind: fc.constantFrom('majority' as const, 'unanimous' as const, 'adjudicated' as const),
    needed: fc.integer({ min: 1, max: 9 }),
  }),
)

/** What a project knows of its team, and of how its items are looked at and chosen. */
export const anyTeamFields = {
  adjudication: fc.record({ adjudicators: fc.uniqueArray(id, { maxLength: 2 }), namesHidden: fc.boolean() }),
  gold: fc.record({
    answers: fc.uniqueArray(
      fc.record({
        itemId: id,
        outcome: fc.constantFrom('accept' as const, 'reject' as const),
        answerLetter: orNull(fc.constantFrom('A', 'B')),
        answerText: shortText,
      }),
      { maxLength: 2, selector: ({ itemId }) => itemId },
    ),
    tellsMisses: fc.boolean(),
  }),
  pack: orNull(
    fc.record({
      id,
      of: fc.record({ id, name: shortText }),
      seat: fc.record({ id, name: shortText }),
      madeAt: time,
    }),
  ),
  packs: fc.array(
    fc.record({
      id,
      seat: fc.record({ id, name: shortText, annotatorId: orNull(id) }),
      madeAt: time,
      itemIds: fc.uniqueArray(id, { maxLength: 3 }),
      returnedAt: orNull(time),
      returnedBy: orNull(id),
    }),
    { maxLength: 2 },
  ),
  views: fc.array(
    fc.record({
      id,
      name: shortText,
      conditions: fc.array(
        fc.oneof(
          fc.record({
            kind: fc.constant('names' as const),
            field: fc.constantFrom(...namedFields),
            values: fc.array(shortText, { maxLength: 2 }),
            not: fc.boolean(),
          }),
          fc.record({
            kind: fc.constant('measure' as const),
            field: fc.constantFrom(...measuredFields),
            from: orNull(real(0, 100)),
            below: orNull(real(0, 100)),
          }),
        ),
        { maxLength: 2 },
      ),
      search: shortText,
      sort: orNull(fc.record({ column: id, descending: fc.boolean() })),
      columns: fc.array(id, { maxLength: 3 }),
    }),
    { maxLength: 2 },
  ),
  selection: orNull(
    fc.record({
      seed: whole,
      categories: fc.array(fc.record({ category: orNull(id), count: whole }), { maxLength: 3 }),
      kinds: orNull(fc.record({ choice: whole, open: whole })),
      prefer: fc.subarray([...preferences]),
      perPicture: orNull(fc.integer({ min: 1, max: 9 })),
      oneOfDuplicates: fc.boolean(),
    }),
  ),
  apart: fc.uniqueArray(
    fc.tuple(id, id).map(([a, b]) => pairKey(a, b)),
    { maxLength: 2 },
  ),
}
