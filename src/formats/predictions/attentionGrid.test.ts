import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '../../domain/json.ts'
import { attentionIn } from './attentionGrid.ts'

const read = (attention: Json, over: Readonly<Record<string, Json>> = {}) =>
  attentionIn({ attention, ...over })
const codes = (attention: Json, over: Readonly<Record<string, Json>> = {}): readonly string[] =>
  read(attention, over).remarks.map(({ code }) => code)

const grid = { rows: 2, columns: 3, values: [1, 2, 3, 4, 5, 6], generic: null }

describe('an attention map in a record', () => {
  it.each<[string, Json]>([
    ['rows, columns and values', { rows: 2, columns: 3, values: [1, 2, 3, 4, 5, 6] }],
    [
      'rows and columns around nested values',
      {
        rows: 2,
        columns: 3,
        values: [
          [1, 2, 3],
          [4, 5, 6],
        ],
      },
    ],
    [
      'rows of numbers',
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ],
    [
      'heads, of which it is the mean',
      [
        [
          [0, 1, 2],
          [3, 4, 5],
        ],
        [
          [2, 3, 4],
          [5, 6, 7],
        ],
      ],
    ],
  ])('may be %s', (_what, attention) => {
    expect(read(attention)).toEqual({ attention: grid, remarks: [] })
  })

  it('comes with the map under a generic instruction, inside it or beside it', () => {
    const generic = [6, 5, 4, 3, 2, 1]
    const wanted = { attention: { ...grid, generic }, remarks: [] }
    const rows = [
      [1, 2, 3],
      [4, 5, 6],
    ]
    expect(
      read(rows, {
        generic_attention: [
          [6, 5, 4],
          [3, 2, 1],
        ],
      }),
    ).toEqual(wanted)
    expect(read(rows, { generic_attention: generic })).toEqual(wanted)
    expect(read({ rows: 2, columns: 3, values: grid.values, generic })).toEqual(wanted)
  })

  it('stays without a generic one that does not fit it', () => {
    const { attention, remarks } = read(
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      { generic_attention: [[1, 2]] },
    )
    expect(attention).toEqual(grid)
    expect(remarks.map(({ sentence }) => sentence)).toEqual([
      'The map under the generic instruction has 1 × 2 cells, the other 2 × 3: only the other was taken.',
    ])
  })

  it('is left out with a sentence where it is none', () => {
    expect(codes('maps/1.npy')).toEqual(['attention-unreadable'])
    expect(codes([1, 2, 3])).toEqual(['attention-unreadable'])
    expect(codes([[1, 2], [3]])).toEqual(['attention-unreadable'])
    expect(codes([[], []])).toEqual(['attention-unreadable'])
    expect(codes({ rows: 2, columns: 2, values: [1] })).toEqual(['attention-unreadable'])
    expect(codes([[1, -2]])).toEqual(['attention-values'])
    expect(codes([[[-1]], [[5]]])).toEqual(['attention-values'])
    expect(codes({ rows: 3000, columns: 3000, values: [] })).toEqual(['attention-too-large'])
    expect(read([[1, Number.NaN]]).remarks[0]?.sentence).toBe(
      'Row 1, column 2 of this attention map is not a number, or without end: the map was left out.',
    )
  })

  it('is not there where nothing is', () => {
    expect(attentionIn({ id: 1 })).toEqual({ attention: null, remarks: [] })
    expect(read(null)).toEqual({ attention: null, remarks: [] })
  })

  it('has as many values as cells and none below 0, or is not taken', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (own, other) => {
        const { attention } = attentionIn({ attention: own, generic_attention: other } as never)
        if (attention === null) return
        for (const values of [attention.values, attention.generic ?? attention.values]) {
          expect(values).toHaveLength(attention.rows * attention.columns)
          expect(values.every((value) => value >= 0)).toBe(true)
        }
      }),
    )
  })
})
