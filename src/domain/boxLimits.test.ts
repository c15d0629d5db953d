import { describe, expect, it } from 'vitest'
import { boxIn, picture, rectOf, twoChains } from './boxes.test-data.ts'
import { moveLimit, placeLimit, resizeLimit } from './boxLimits.ts'

const move = (id: string, dx: number, dy: number, boxes = twoChains) => moveLimit(boxes, id, dx, dy, picture)
const resize = (id: string, ...rect: Parameters<typeof rectOf>) =>
  resizeLimit(twoChains, id, rectOf(...rect), picture)

describe('how far a box moves', () => {
  it('is free inside its room, up to the very edge', () => {
    expect(move('a1', 5, -7)).toEqual({ rect: rectOf(125, 113, 165, 153), blockedBy: null })
    expect(move('a1', 40, 0)).toEqual({ rect: rectOf(160, 120, 200, 160), blockedBy: null })
  })

  it('ends at the edge of the parent, which is named, and slides along it', () => {
    expect(move('a1', 41, 10)).toEqual({ rect: rectOf(160, 130, 200, 170), blockedBy: 'a2' })
    expect(move('a1', -1e300, Infinity)).toEqual({ rect: rectOf(100, 160, 140, 200), blockedBy: 'a2' })
  })

  it('ends at the edge of the picture for an outermost box', () => {
    expect(move('room', -1, 900)).toEqual({ rect: rectOf(0, 400, 500, 800), blockedBy: 'picture' })
  })

  it('is nothing for a box that fills its room, for a lock, for NaN and for no box', () => {
    const full = [boxIn(null, 'all', rectOf(0, 0, 1000, 800))]
    expect(move('all', 3, 3, full)).toEqual({ rect: full[0]?.rect, blockedBy: 'picture' })
    const locked = twoChains.map((box) => (box.id === 'a1' ? { ...box, locked: true } : box))
    expect(move('a2', 1, 0, locked)).toEqual({ rect: rectOf(100, 100, 200, 200), blockedBy: 'a1' })
    expect(move('a2', 0, 0, locked)?.blockedBy).toBeNull()
    expect(move('b1', 1, 0, locked)?.blockedBy).toBeNull()
    expect(move('b1', Number.NaN, 0)).toEqual({ rect: rectOf(300, 100, 340, 140), blockedBy: null })
    expect(move('nobody', 1, 1)).toBeNull()
  })
})

describe('how far a box is resized', () => {
  it('ends at the edge of its room', () => {
    expect(resize('a2', 100, 100, 900, 200)).toEqual({ rect: rectOf(100, 100, 500, 200), blockedBy: 'room' })
    expect(resize('room', 0, -5, 500, 400)).toEqual({ rect: rectOf(0, 0, 500, 400), blockedBy: 'picture' })
  })

  it('ends at the child that stands in the way, which is named', () => {
    expect(resize('a2', 130, 100, 200, 200)).toEqual({ rect: rectOf(120, 100, 200, 200), blockedBy: 'a1' })
    expect(resize('room', 0, 0, 310, 400)).toEqual({ rect: rectOf(0, 0, 340, 400), blockedBy: 'b1' })
    expect(resize('room', 0, 0, 500, 150)).toEqual({ rect: rectOf(0, 0, 500, 200), blockedBy: 'a2' })
  })

  it('may touch its room and its children', () => {
    expect(resize('a2', 120, 120, 500, 400)).toEqual({ rect: rectOf(120, 120, 500, 400), blockedBy: null })
  })

  it('leaves a pixel, on the side of the edge that stayed', () => {
    expect(resize('b1', 300, 100, 280, 140)?.rect).toEqual(rectOf(300, 100, 301, 140))
    expect(resize('b1', 400, 100, 340, 140)?.rect).toEqual(rectOf(339, 100, 340, 140))
    expect(resize('b1', 300, 140, 340, 140)?.rect).toEqual(rectOf(300, 139, 340, 140))
  })

  it('leaves a pixel inside the room even when all of the rect lies beyond it', () => {
    expect(resize('a1', 900, 900, 950, 950)).toEqual({ rect: rectOf(199, 199, 200, 200), blockedBy: 'a2' })
  })

  it('is nothing for a lock, for NaN and for no box', () => {
    const locked = [boxIn(null, 'a', rectOf(0, 0, 10, 10), { locked: true })]
    expect(resizeLimit(locked, 'a', rectOf(0, 0, 20, 10), picture)).toEqual({
      rect: rectOf(0, 0, 10, 10),
      blockedBy: 'a',
    })
    expect(resize('b1', Number.NaN, 0, 1, 1)?.rect).toEqual(rectOf(300, 100, 340, 140))
    expect(resize('nobody', 0, 0, 1, 1)).toBeNull()
  })
})

describe('typed numbers', () => {
  it('move a box when its size stays, and resize it when it does not', () => {
    expect(placeLimit(twoChains, 'a2', rectOf(450, 100, 550, 200), picture)).toEqual({
      rect: rectOf(400, 100, 500, 200),
      blockedBy: 'room',
    })
    expect(placeLimit(twoChains, 'a2', rectOf(130, 100, 200, 200), picture)?.blockedBy).toBe('a1')
    expect(placeLimit(twoChains, 'nobody', rectOf(0, 0, 1, 1), picture)).toBeNull()
  })
})
