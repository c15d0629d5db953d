import { expect, it } from 'vitest'
import { defaultMapChoice, measuredMap } from './attentionMap.ts'

const attention = { columns: 2, rows: 1, values: [0.2, 0.3], generic: [0.1, 0.6] }

it('the relative map is the map divided by the generic one and ε', () => {
  const map = measuredMap(attention, { kind: 'relative', epsilon: 0.1 })
  expect(map.kind).toBe('relative')
  expect(map.values[0]).toBeCloseTo(1, 12)
  expect(map.values[1]).toBeCloseTo(3 / 7, 12)
})

it('the ε of the paper is where one starts', () => {
  expect(defaultMapChoice).toEqual({ kind: 'relative', epsilon: 1e-6 })
})

it('the raw map stays as it came', () => {
  expect(measuredMap(attention, { kind: 'raw', epsilon: 1 })).toEqual({
    columns: 2,
    rows: 1,
    values: [0.2, 0.3],
    kind: 'raw',
  })
})

it('a map without a generic one is raw, whatever was wished for', () => {
  expect(measuredMap({ ...attention, generic: null }, defaultMapChoice).kind).toBe('raw')
  expect(measuredMap({ ...attention, generic: [1] }, defaultMapChoice).values).toEqual([0.2, 0.3])
})
