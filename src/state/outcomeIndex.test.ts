import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleJudgement } from '../domain/example.ts'
import type { Judgement } from '../domain/judgement.ts'
import { emptyTable, withRows, type Table } from '../domain/table.ts'
import { changedRows } from './outcomeIndex.ts'

const tableOf = (from: Table<Judgement>, changes: readonly (readonly [number, number | null])[]) =>
  withRows(
    from,
    changes.map(([place, rev]) => [
      `i${place}/me`,
      rev === null ? null : exampleJudgement({ itemId: `i${place}`, rev }),
    ]),
  )

describe('the judgements that changed between two tables', () => {
  it('are exactly those that came, went or say something else', () => {
    const change = fc.tuple(fc.nat(30), fc.option(fc.nat(5)))
    fc.assert(
      fc.property(fc.array(change), fc.array(change), (first, second) => {
        const before = tableOf(emptyTable(), first)
        const after = tableOf(before, second)
        const touched = new Set(second.map(([place]) => `i${place}`))
        const changed = changedRows(before, after).map(({ itemId }) => itemId)
        expect(new Set(changed).size).toBe(changed.length)
        for (const itemId of changed) expect(touched.has(itemId)).toBe(true)
        for (const itemId of touched) {
          const [was, is] = [before, after].map(
            (table) => table.shelves.flat().flatMap((bucket) => bucket.get(`${itemId}/me`) ?? [])[0],
          )
          expect(changed.includes(itemId)).toBe(was !== is)
        }
      }),
    )
  })
})
