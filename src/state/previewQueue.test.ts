import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextMoves, type Rank, type Running, type Waiting } from './previewQueue.ts'

const wait = (id: number, rank: Rank, turn = 0): Waiting => ({ id, rank, turn })
const run = (id: number, rank: Rank, over: Partial<Running> = {}): Running => ({
  id,
  rank,
  turn: 0,
  since: 0,
  halted: false,
  ...over,
})
const line = (waiting: readonly Waiting[], running: readonly Running[] = [], held = false) => ({
  waiting,
  running,
  held,
})

describe('the queue of requests', () => {
  it('begins with what the annotator waits for, then what comes next, then the background', () => {
    const waiting = [wait(1, 'run'), wait(2, 'ahead'), wait(3, 'sight')]
    expect(nextMoves(line(waiting), 1, 0, null).start).toEqual([3])
    expect(nextMoves(line(waiting), 3, 0, null).start).toEqual([3, 2, 1])
  })

  it('takes the newest wish first, and the views of one wish in their order', () => {
    const waiting = [wait(1, 'sight', 1), wait(2, 'sight', 2), wait(3, 'sight', 2)]
    expect(nextMoves(line(waiting), 3, 0, null).start).toEqual([2, 3, 1])
  })

  it('stops the background for the annotator, but not what is nearly done', () => {
    const waiting = [wait(2, 'sight')]
    const running = [run(1, 'run')]
    expect(nextMoves(line(waiting, running), 1, 100, null).halt).toEqual([1])
    expect(nextMoves(line(waiting, running), 1, 100, 5000).halt).toEqual([1])
    expect(nextMoves(line(waiting, running), 1, 4900, 5000).halt).toEqual([])
    expect(nextMoves(line(waiting, running), 1, 60_000, 5000).halt).toEqual([1])
  })

  it('stops no more than it needs, the background before what comes next', () => {
    const running = [run(1, 'run'), run(2, 'ahead'), run(3, 'run')]
    expect(nextMoves(line([wait(4, 'sight')], running), 3, 0, null).halt).toEqual([3])
    const leaving = [run(1, 'run', { halted: true }), run(2, 'ahead')]
    expect(nextMoves(line([wait(4, 'sight')], leaving), 2, 0, null).halt).toEqual([])
  })

  it('keeps the background still while it is held', () => {
    const waiting = [wait(1, 'run'), wait(2, 'ahead')]
    expect(nextMoves(line(waiting, [], true), 2, 0, null).start).toEqual([])
    expect(nextMoves(line([wait(3, 'sight')], [run(1, 'run')], true), 2, 0, null)).toEqual({
      start: [3],
      halt: [1],
    })
  })

  it('never fills more places than there are, and never stops what the annotator waits for', () => {
    const ranks = fc.constantFrom<Rank>('sight', 'ahead', 'run')
    fc.assert(
      fc.property(
        fc.array(fc.record({ rank: ranks, turn: fc.nat(3) }), { maxLength: 8 }),
        fc.array(fc.record({ rank: ranks, since: fc.nat(1000), halted: fc.boolean() }), { maxLength: 4 }),
        fc.integer({ min: 1, max: 4 }),
        fc.option(fc.nat(2000)),
        fc.boolean(),
        (waits, runs, places, usual, held) => {
          const waiting = waits.map((each, place) => ({ ...each, id: place }))
          const running = runs.map((each, place) => ({ ...each, id: 100 + place, turn: 0 }))
          const moves = nextMoves({ waiting, running, held }, places, 1000, usual)
          expect(moves.start.length).toBeLessThanOrEqual(Math.max(0, places - running.length))
          expect(new Set(moves.start).size).toBe(moves.start.length)
          const halted = running.filter(({ id }) => moves.halt.includes(id))
          expect(halted.every(({ rank, halted: already }) => rank !== 'sight' && !already)).toBe(true)
        },
      ),
    )
  })
})
