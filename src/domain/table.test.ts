import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eachChange, emptyTable, get, has, keys, rows, withRows, type Table } from './table.ts'

interface Row {
  readonly value: number
}

const tableOf = (entries: readonly (readonly [string, Row])[]): Table<Row> => withRows(emptyTable(), entries)
const withRow = (table: Table<Row>, key: string, row: Row): Table<Row> => withRows(table, [[key, row]])
const withoutRow = (table: Table<Row>, key: string): Table<Row> => withRows(table, [[key, null]])

const key = fc.oneof(
  fc.constantFrom('a', 'b', 'c', '', '__proto__', 'constructor', 'toString'),
  fc.string({ maxLength: 4 }),
)
const row = fc.record({ value: fc.integer() })
const act = fc.oneof(
  fc.record({ kind: fc.constant('put' as const), key, row }),
  fc.record({ kind: fc.constant('drop' as const), key }),
  fc.record({
    kind: fc.constant('batch' as const),
    batch: fc.array(fc.tuple(key, fc.option(row)), { maxLength: 12 }),
  }),
)

const change = fc.tuple(key, fc.option(row))

function asMap(table: Table<Row>): Map<string, Row | undefined> {
  return new Map([...keys(table)].map((key) => [key, get(table, key)]))
}

describe('a table', () => {
  it('answers like a Map after any sequence of changes', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        const model = new Map<string, Row>()
        let table = emptyTable<Row>()
        for (const step of acts) {
          if (step.kind === 'put') {
            model.set(step.key, step.row)
            table = withRow(table, step.key, step.row)
          } else if (step.kind === 'drop') {
            model.delete(step.key)
            table = withoutRow(table, step.key)
          } else {
            for (const [key, row] of step.batch) {
              if (row) model.set(key, row)
              else model.delete(key)
            }
            table = withRows(table, step.batch)
          }
          expect(table.size).toBe(model.size)
        }
        expect(asMap(table)).toEqual(model)
        expect(new Set(rows(table))).toEqual(new Set(model.values()))
        for (const key of ['a', '__proto__', 'constructor']) expect(has(table, key)).toBe(model.has(key))
      }),
    )
  })

  it('never changes an earlier table', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(key, row)), fc.array(fc.tuple(key, fc.option(row))), (first, then) => {
        const table = tableOf(first)
        const before = asMap(table)
        withRows(table, then)
        for (const [key, row] of then) {
          if (row) withRow(table, key, row)
          else withoutRow(table, key)
        }
        expect(asMap(table)).toEqual(before)
        expect(table.size).toBe(before.size)
      }),
    )
  })

  it('is the same table when nothing changes', () => {
    const one = { value: 1 }
    const table = tableOf([['one', one]])
    expect(withRow(table, 'one', one)).toBe(table)
    expect(withoutRow(table, 'two')).toBe(table)
    expect(
      withRows(table, [
        ['one', one],
        ['two', null],
      ]),
    ).toBe(table)
  })

  it('keeps the identity of rows and buckets that a change does not touch', () => {
    const all = Array.from({ length: 20_000 }, (_, value) => [`item-${value}`, { value }] as const)
    const table = tableOf(all)
    const changed = withRow(table, 'item-7', { value: -1 })
    const before = new Set(table.shelves.flat())
    expect(changed.shelves.flat().filter((bucket) => !before.has(bucket))).toHaveLength(1)
    expect(get(changed, 'item-8')).toBe(get(table, 'item-8'))
  })

  it('tells what is not the same in two tables, each key once, whatever happened between them', () => {
    fc.assert(
      fc.property(fc.array(change), fc.array(change), (earlier, later) => {
        const before = withRows(emptyTable<Row>(), earlier)
        const after = withRows(before, later)
        const told = new Map<string, readonly [Row | undefined, Row | undefined]>()
        eachChange(before, after, (key, was, is) => {
          expect(told.has(key)).toBe(false)
          told.set(key, [was, is])
        })
        for (const key of new Set([...keys(before), ...keys(after)])) {
          const [was, is] = [get(before, key), get(after, key)]
          expect(told.get(key)).toEqual(was === is ? undefined : [was, is])
        }
      }),
    )
  })

  it('spreads like-named keys evenly, so that no bucket grows long', () => {
    const all = Array.from(
      { length: 100_000 },
      (_, value) => [`item-${value}/annotator-1`, { value }] as const,
    )
    const longest = Math.max(
      ...tableOf(all)
        .shelves.flat()
        .map((bucket) => bucket.size),
    )
    expect(longest).toBeLessThan(80)
  })
})
