import { describe, expect, it } from 'vitest'
import {
  ancestorsOf,
  boxOf,
  childrenOf,
  depthOf,
  innerOf,
  levelOf,
  nextInReading,
  outermostOf,
  parentOf,
  readingOrder,
  roomOf,
  rootsOf,
  siblingsOf,
  subtreeOf,
} from './boxes.ts'
import { boxIn, deepTree, picture, rectOf, twoChains } from './boxes.test-data.ts'
import type { Box } from './judgement.ts'

const ids = (boxes: readonly Box[]) => boxes.map(({ id }) => id)

describe('the tree of boxes', () => {
  it('knows parents, children, siblings and everything inside or around a box', () => {
    expect(ids(rootsOf(twoChains))).toEqual(['room'])
    expect(ids(childrenOf(twoChains, 'room'))).toEqual(['a2', 'b1'])
    expect(ids(siblingsOf(twoChains, 'b1'))).toEqual(['a2', 'b1'])
    expect(parentOf(twoChains, 'a1')?.id).toBe('a2')
    expect(parentOf(twoChains, 'room')).toBeNull()
    expect(ids(subtreeOf(twoChains, 'a2'))).toEqual(['a2', 'a1'])
    expect(ids(ancestorsOf(twoChains, 'a1'))).toEqual(['a2', 'room'])
    expect(outermostOf(twoChains, 'a1')?.id).toBe('room')
    expect(outermostOf(twoChains, 'room')?.id).toBe('room')
  })

  it('counts levels from the leaf, and the highest child counts', () => {
    expect(['a1', 'b1', 'a2', 'room', 'nobody'].map((id) => levelOf(twoChains, id))).toEqual([1, 1, 2, 3, 0])
    expect(['room', 'a2', 'a1'].map((id) => depthOf(twoChains, id))).toEqual([0, 1, 2])
  })

  it('gives a box the rect of its parent to move in, and the picture to an outermost one', () => {
    expect(roomOf(twoChains, 'a1', picture)).toEqual(rectOf(100, 100, 200, 200))
    expect(roomOf(twoChains, 'room', picture)).toEqual(rectOf(0, 0, 1000, 800))
  })

  it('reads parents before children and siblings in the order of the list, wherever they stand in it', () => {
    expect(ids(readingOrder(twoChains))).toEqual(['room', 'a2', 'a1', 'b1'])
    expect(ids(readingOrder(twoChains.toReversed()))).toEqual(['room', 'b1', 'a2', 'a1'])
  })

  it('goes along in reading order and no further than the ends, from either when nothing is selected', () => {
    expect(nextInReading(twoChains, 'a1', 1)?.id).toBe('b1')
    expect(nextInReading(twoChains, 'b1', 1)).toBeNull()
    expect(nextInReading(twoChains, 'room', -1)).toBeNull()
    expect(nextInReading(twoChains, null, 1)?.id).toBe('room')
    expect(nextInReading(twoChains, null, -1)?.id).toBe('b1')
    expect(nextInReading([], null, 1)).toBeNull()
  })

  it('goes inward along the way one came, else to the first child', () => {
    expect(innerOf(twoChains, 'room')?.id).toBe('a2')
    expect(innerOf(twoChains, 'room', 'b1')?.id).toBe('b1')
    expect(innerOf(twoChains, 'room', 'a1')?.id).toBe('a2')
    expect(innerOf(twoChains, 'a2', 'b1')?.id).toBe('a1')
    expect(innerOf(twoChains, 'a1')).toBeNull()
  })

  it('stands a tree of fifty levels, and one of fifty thousand', () => {
    expect(levelOf(deepTree(50), 'd0')).toBe(50)
    expect(ancestorsOf(deepTree(50), 'd49')).toHaveLength(49)
    expect(levelOf(deepTree(50_000), 'd0')).toBe(50_000)
  })
})

describe('boxes that break the rules', () => {
  const rect = rectOf(0, 0, 10, 10)

  it('are outermost when their parent does not exist, not even as a property of every object', () => {
    const orphan = boxIn('constructor', 'a', rect)
    expect(ids(rootsOf([orphan]))).toEqual(['a'])
    expect(parentOf([orphan], 'a')).toBeNull()
    expect(roomOf([orphan], 'a', picture)).toEqual(rectOf(0, 0, 1000, 800))
  })

  it('are each read once when they go round in a circle', () => {
    const circle = [
      boxIn('b', 'a', rect),
      boxIn('c', 'b', rect),
      boxIn('a', 'c', rect),
      boxIn('s', 's', rect),
    ]
    expect(ids(readingOrder(circle)).toSorted()).toEqual(['a', 'b', 'c', 's'])
    expect(ids(ancestorsOf(circle, 'a'))).toEqual(['b', 'c'])
    expect(subtreeOf(circle, 'b')).toHaveLength(3)
    expect(ancestorsOf(circle, 's')).toEqual([])
  })

  it('answer to an id once: the first box that has it', () => {
    const twins = [boxIn(null, 'a', rect), boxIn(null, 'a', rectOf(1, 1, 5, 5))]
    expect(boxOf(twins, 'a')).toBe(twins[0])
    expect(readingOrder(twins)).toHaveLength(2)
  })
})
