import { describe, expect, it } from 'vitest'
import type { Condition } from '../../domain/tableView.ts'
import { conditionsIn, tableAddress } from './tableAddress.ts'

const conditions: readonly Condition[] = [
  { kind: 'measure', field: 'areaRatio', from: null, below: 0.01 },
  { kind: 'names', field: 'status', values: ['100 % sure, isn’t it?', 'a/b&c=d#e', '', '%2C'], not: true },
]
const detailOf = (address: string): string => address.slice(address.lastIndexOf('/') + 1)

describe('the address of the table', () => {
  it('says nothing where there are no conditions', () => {
    expect(tableAddress('p', [])).toBe('/project/p/curate/items')
  })

  it('gives its conditions back, whole, partly or not decoded yet', () => {
    const detail = detailOf(tableAddress('p', conditions))
    expect(detail).not.toContain('/')
    expect(conditionsIn(detail)).toEqual(conditions)
    expect(conditionsIn(decodeURI(detail))).toEqual(conditions)
    expect(conditionsIn(decodeURIComponent(detail))).toEqual(conditions)
  })

  it.each(['%', '%E0%A4%A', 'nonsense', '%5B%7B%7D%5D'])('is not read from %j', (detail) => {
    expect(conditionsIn(detail)).toBeNull()
  })
})
