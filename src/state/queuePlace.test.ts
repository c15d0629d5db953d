import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPlaceFinder } from './queuePlace.ts'

describe('the place in the queue', () => {
  it('is the same as counting from the start, whatever was asked for before', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f']
    const queues = fc.array(fc.uniqueArray(fc.constantFrom(...ids)), { minLength: 1 })
    const asked = fc.array(fc.tuple(fc.nat(), fc.constantFrom(...ids, null)))
    fc.assert(
      fc.property(queues, asked, (made, questions) => {
        const find = createPlaceFinder()
        for (const [which, id] of questions) {
          const queue = made[which % made.length] ?? []
          expect(find(queue, id)).toBe(id === null ? -1 : queue.indexOf(id))
        }
      }),
    )
  })
})
