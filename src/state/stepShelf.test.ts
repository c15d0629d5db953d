import { describe, expect, it } from 'vitest'
import type { Step } from '../domain/entry.ts'
import { createShelf } from './stepShelf.ts'

const step = (id: string, count: number): Step => ({
  id,
  at: 0,
  by: 'ann',
  label: id,
  role: 'do',
  of: null,
  changes: Array.from({ length: count }, () => ({ before: null, after: null })),
})

describe('the shelf of steps', () => {
  it('keeps the newest steps as far as its room goes, and nothing that is too large for it', () => {
    const shelf = createShelf(10)
    const on = () => ['a', 'b', 'c', 'd'].filter((id) => shelf.get(id) !== null)
    shelf.put(step('a', 4))
    shelf.put(step('b', 6))
    expect(on()).toEqual(['a', 'b'])
    shelf.put(step('c', 1))
    expect(on()).toEqual(['b', 'c'])
    shelf.put(step('d', 11))
    expect(on()).toEqual([])
  })
})
