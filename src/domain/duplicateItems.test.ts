import { describe, expect, it } from 'vitest'
import { duplicateItems, duplicatePairs, type Comparable } from './duplicateItems.ts'
import { exampleItem, examplePicture } from './example.ts'
import type { Item } from './item.ts'
import { pairKey } from './project.ts'

const known = (over: Partial<Item>, size = { width: 4000, height: 3000 }): Comparable => {
  const item = exampleItem(over)
  return { item, content: item, picture: examplePicture({ id: item.pictureId, ...size }) }
}
const itself = (pictureId: string): string => pictureId
const alike = (): string => 'all'
const sorted = (list: readonly Comparable[]): readonly string[] =>
  [...duplicateItems(list, itself, [])].map((entry) => entry.join(' ')).toSorted()
const first = known({ id: 'a' })
const reworded = { id: 'b', question: 'how many bolts hold the hinges' }
const elsewhere = { x1: 2000, y1: 1800, x2: 2100, y2: 1900 }

describe('duplicates', () => {
  it('are items that ask nearly the same of the same place of a picture', () => {
    const groups = duplicateItems(
      [first, known(reworded), known({ id: 'c', question: 'What is red?' })],
      itself,
      [],
    )
    expect([...groups]).toEqual([
      ['a', 'a'],
      ['b', 'a'],
    ])
  })

  it('are not those about another place of it', () => {
    expect(duplicateItems([first, known({ ...reworded, region: elsewhere })], itself, []).size).toBe(0)
  })

  it('are those that say nothing of the place', () => {
    expect(duplicateItems([first, known({ ...reworded, region: null })], itself, []).size).toBe(2)
  })

  it('are not on pictures that look different', () => {
    expect(duplicateItems([first, known({ ...reworded, pictureId: 'picture-2' })], itself, []).size).toBe(0)
  })

  it('are found on a smaller copy of the picture, where the place is about the same', () => {
    const small = { width: 400, height: 300 }
    const there = known({ ...reworded, pictureId: 'copy', region: { x1: 10, y1: 20, x2: 22, y2: 28 } }, small)
    const far = known({ id: 'far', pictureId: 'copy', region: { x1: 300, y1: 200, x2: 322, y2: 228 } }, small)
    expect([...duplicateItems([first, there, far], alike, []).keys()]).toEqual(['a', 'b'])
  })

  it('are not those of which people said that they differ', () => {
    expect(duplicateItems([first, known(reworded)], itself, [pairKey('b', 'a')]).size).toBe(0)
  })

  it('are not items without a word', () => {
    const empty = { question: '?!' }
    expect(
      duplicateItems([known({ id: 'a', ...empty }), known({ id: 'b', ...empty })], itself, []).size,
    ).toBe(0)
  })

  it('are one group over one that is between them', () => {
    const wide = { x1: 0, y1: 0, x2: 4000, y2: 3000 }
    const groups = duplicateItems(
      [first, known({ id: 'b', region: wide }), known({ id: 'c', region: elsewhere })],
      itself,
      [],
    )
    expect(new Set(groups.values())).toEqual(new Set(['a']))
  })

  it('are the same in whatever order the items come', () => {
    const items = [first, known(reworded), known({ id: 'c' }), known({ id: 'd', pictureId: 'other' })]
    expect(sorted(items.toReversed())).toEqual(sorted(items))
  })

  it('are looked for in slices, picture by picture', () => {
    const items = Array.from({ length: 40 }, (_, at) => known({ id: `i${at}`, pictureId: `p${at % 10}` }))
    let slices = 0
    const pairs = duplicatePairs(items, itself, [])
    let next = pairs.next()
    for (; !next.done; next = pairs.next()) slices += 1
    expect(slices).toBe(11)
    expect(next.value).toHaveLength(60)
  })

  it('are looked for in slices on one picture with very many items, too', () => {
    const items = Array.from({ length: 400 }, (_, at) => known({ id: `i${at}` }))
    const pairs = duplicatePairs(items, itself, [])
    let slices = 0
    while (pairs.next().done !== true) slices += 1
    expect(slices).toBeGreaterThan(20)
  })

  it('do not take longer than they may on one picture with very many items', () => {
    const items = Array.from({ length: 3000 }, (_, at) => known({ id: `i${at}` }))
    const pairs = duplicatePairs(items, itself, [])
    let next = pairs.next()
    while (!next.done) next = pairs.next()
    expect(next.value.length).toBeLessThan(3000 * 101)
    expect(new Set(duplicateItems(items, itself, []).values()).size).toBe(1)
  })
})
