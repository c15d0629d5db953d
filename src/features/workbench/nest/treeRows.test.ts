import { describe, expect, it } from 'vitest'
import { boxIn, rectOf, twoChains } from '../../../domain/boxes.test-data.ts'
import { idsBetween, neighbourOf, treeRows, treeStep, type TreeMove } from './treeRows.ts'

const rows = treeRows(twoChains, new Set())
const ids = (closed: readonly string[]) => treeRows(twoChains, new Set(closed)).map(({ box }) => box.id)

describe('the lines of the tree', () => {
  it('put each parent before its children and know their place', () => {
    expect(rows.map((row) => [row.box.id, row.level, row.depth, row.place, row.siblings, row.open])).toEqual([
      ['room', 3, 0, 1, 1, true],
      ['a2', 2, 1, 1, 2, true],
      ['a1', 1, 2, 1, 1, null],
      ['b1', 1, 1, 2, 2, null],
    ])
  })

  it('leave out what lies in closed boxes', () => {
    expect(ids(['a2'])).toEqual(['room', 'a2', 'b1'])
    expect(ids(['room'])).toEqual(['room'])
    expect(ids(['room', 'a2'])).toEqual(['room'])
    expect(treeRows(twoChains, new Set(['a2'])).find(({ box }) => box.id === 'b1')?.place).toBe(2)
  })

  it('show boxes that go round in a circle, each once', () => {
    const circle = [boxIn('y', 'x', rectOf(0, 0, 9, 9)), boxIn('x', 'y', rectOf(0, 0, 9, 9))]
    expect(treeRows(circle, new Set()).map(({ box }) => box.id)).toEqual(['x', 'y'])
    expect(treeRows(circle, new Set(['x', 'y'])).map(({ box }) => box.id)).toEqual(['x'])
  })
})

const go = (id: string | null, move: TreeMove, closed: readonly string[] = []) =>
  treeStep(treeRows(twoChains, new Set(closed)), id, move)
const to = (id: string | null) => ({ to: id, turn: null })

describe('keys in the tree', () => {
  it('go line by line and stay at the ends', () => {
    expect(go('room', 'down')).toEqual(to('a2'))
    expect(go('b1', 'down')).toEqual(to('b1'))
    expect(go('a2', 'up')).toEqual(to('room'))
    expect(go('room', 'up')).toEqual(to('room'))
    expect(go('a1', 'first')).toEqual(to('room'))
    expect(go('room', 'last')).toEqual(to('b1'))
  })

  it('go in to the first child, opening first, and out to the parent, closing first', () => {
    expect(go('a2', 'in', ['a2'])).toEqual({ to: 'a2', turn: 'open' })
    expect(go('a2', 'in')).toEqual(to('a1'))
    expect(go('a1', 'in')).toEqual(to('a1'))
    expect(go('a2', 'out')).toEqual({ to: 'a2', turn: 'close' })
    expect(go('a2', 'out', ['a2'])).toEqual(to('room'))
    expect(go('b1', 'out')).toEqual(to('room'))
    expect(go('room', 'out', ['room'])).toEqual(to('room'))
  })

  it('begin at an end where there is no line yet', () => {
    expect(go(null, 'down')).toEqual(to('room'))
    expect(go('gone', 'up')).toEqual(to('b1'))
    expect(treeStep([], null, 'down')).toEqual(to(null))
  })
})

describe('several lines', () => {
  it('are those from one to the other, the one that was reached last', () => {
    expect(idsBetween(rows, 'a2', 'b1')).toEqual(['a2', 'a1', 'b1'])
    expect(idsBetween(rows, 'b1', 'a2')).toEqual(['b1', 'a1', 'a2'])
    expect(idsBetween(rows, 'gone', 'a2')).toEqual(['a2'])
  })

  it('leave the next one to stand on when they go, else the one before', () => {
    expect(neighbourOf(rows, 'a2', new Set(['a2', 'a1']))).toBe('b1')
    expect(neighbourOf(rows, 'b1', new Set(['b1']))).toBe('a1')
    expect(neighbourOf(rows, 'room', new Set(['room', 'a2', 'a1', 'b1']))).toBeNull()
  })
})
