import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { duplicateBox, pasteBoxes } from './boxCopies.ts'
import { boxIn, judgementWith, rectOf } from './boxes.test-data.ts'
import {
  deleteBox,
  deleteSubtree,
  drawBox,
  labelBox,
  lockBox,
  moveBox,
  nestBox,
  reorderBox,
  resizeBox,
  setRect,
  spendOnBox,
  unnestBox,
} from './boxEdits.ts'
import { faultsOf } from './boxFaults.ts'
import { moveLimit, resizeLimit } from './boxLimits.ts'
import { readingOrder, subtreeOf } from './boxes.ts'
import { chainsOf } from './chains.ts'
import { applyChanges, emptyDataset, judgementOf } from './dataset.ts'
import { invert, type Change } from './entry.ts'
import { exampleJudgement, exampleProject } from './example.ts'
import { sameRect, type Rect } from './geometry.ts'
import { growOutward, growths } from './growing.ts'
import type { Judgement } from './judgement.ts'
import { nestProblemsOf } from './nestProblems.ts'
import { nudge, stretch } from './nudging.ts'
import { Refusal } from './refusal.ts'

const picture = { width: 160, height: 90 }

/** Coordinates that meet often (tens, with some fractions), fall between pixels, or lie beyond the picture. */
const coordinate = fc.oneof(
  fc.integer({ min: 0, max: 16 }).map((tens) => tens * 10),
  fc
    .tuple(fc.integer({ min: 0, max: 16 }), fc.constantFrom(0.1, 0.7, 1 / 3))
    .map(([tens, part]) => tens * 10 + part),
  fc.double({ min: -20, max: 180, noNaN: true }),
  fc.constantFrom(Number.NaN, Infinity, 1e300, 0.1, 159.3),
)
const rect: fc.Arbitrary<Rect> = fc.record({
  x1: coordinate,
  y1: coordinate,
  x2: coordinate,
  y2: coordinate,
})
const step = fc.oneof(
  fc.integer({ min: -200, max: 200 }),
  fc.double({ min: -9, max: 9, noNaN: true }),
  coordinate,
)

/** An edit, given what there is and a supply of new ids. */
type Edit = (judgement: Judgement, nth: (place: number) => string, fresh: readonly string[]) => Judgement

const place = fc.nat({ max: 9 })
const direction = fc.constantFrom('left', 'right', 'up', 'down')
const edit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 6,
    arbitrary: rect.map(
      (rect): Edit =>
        (on, _nth, [id = '']) =>
          drawBox(on, id, rect, picture),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(place, step, step).map(
      ([at, dx, dy]): Edit =>
        (on, nth) =>
          moveBox(on, nth(at), dx, dy, picture),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(place, rect).map(
      ([at, rect]): Edit =>
        (on, nth) =>
          resizeBox(on, nth(at), rect, picture),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(place, fc.constantFrom(...growths)).map(
      ([at, growth]): Edit =>
        (on, nth, [id = '']) =>
          growOutward(on, nth(at), growth, id, picture),
    ),
  },
  fc.tuple(place, rect).map(
    ([at, rect]): Edit =>
      (on, nth) =>
        setRect(on, nth(at), rect, picture),
  ),
  fc.tuple(place, direction, fc.constantFrom(1, 10)).map(
    ([at, way, by]): Edit =>
      (on, nth) =>
        nudge(on, nth(at), way, by, picture),
  ),
  fc.tuple(place, direction, fc.constantFrom(1, 10)).map(
    ([at, way, by]): Edit =>
      (on, nth) =>
        stretch(on, nth(at), way, by, picture),
  ),
  place.map(
    (at): Edit =>
      (on, nth) =>
        deleteBox(on, nth(at)),
  ),
  place.map(
    (at): Edit =>
      (on, nth) =>
        deleteSubtree(on, nth(at)),
  ),
  fc.tuple(place, place).map(
    ([at, to]): Edit =>
      (on, nth) =>
        nestBox(on, nth(at), nth(to)),
  ),
  place.map(
    (at): Edit =>
      (on, nth) =>
        unnestBox(on, nth(at)),
  ),
  fc.tuple(place, place).map(
    ([at, to]): Edit =>
      (on, nth) =>
        reorderBox(on, nth(at), to),
  ),
  fc.tuple(place, fc.boolean()).map(
    ([at, lock]): Edit =>
      (on, nth) =>
        lockBox(on, nth(at), lock),
  ),
  place.map(
    (at): Edit =>
      (on, nth) =>
        labelBox(on, nth(at), ` level ${at}`),
  ),
  fc.tuple(place, fc.integer({ min: -5, max: 9000 })).map(
    ([at, ms]): Edit =>
      (on, nth) =>
        spendOnBox(on, nth(at), ms),
  ),
  place.map(
    (at): Edit =>
      (on, nth, fresh) =>
        duplicateBox(on, nth(at), fresh.slice(0, subtreeOf(on.boxes, nth(at)).length), picture),
  ),
  fc.tuple(place, step, step).map(([at, x, y]): Edit => (on, nth, fresh) => {
    const copied = subtreeOf(on.boxes, nth(at))
    return pasteBoxes(on, copied, { x, y }, fresh.slice(0, copied.length), picture)
  }),
)

function attempt(judgement: Judgement, edit: Edit, turn: number): Judgement {
  const fresh = Array.from({ length: 64 }, (_, place) => `${turn}.${place}`)
  const nth = (place: number) => judgement.boxes[place % Math.max(1, judgement.boxes.length)]?.id ?? 'nobody'
  try {
    return edit(judgement, nth, fresh)
  } catch (error) {
    if (error instanceof Refusal) return judgement
    throw error
  }
}

const change = (before: Judgement, after: Judgement): Change => ({
  before: before.rev === 0 ? null : { kind: 'judgement', value: before },
  after: { kind: 'judgement', value: after },
})

describe('any sequence of edits of boxes', () => {
  const edits = fc.array(edit, { minLength: 1, maxLength: 24, size: 'max' })

  it('keeps every box inside its parent and the picture, and is undone and redone to the same content', () => {
    fc.assert(
      fc.property(edits, (edits) => {
        const blank = exampleJudgement()
        const empty = emptyDataset(exampleProject)
        const changes: Change[] = []
        let judgement = blank
        edits.forEach((edit, turn) => {
          const before = JSON.stringify(judgement)
          const after = attempt(judgement, edit, turn)
          expect(JSON.stringify(judgement)).toBe(before)
          if (after === judgement) return
          expect(after.rev).toBe(judgement.rev + 1)
          expect(after.boxes).not.toEqual(judgement.boxes)
          expect(faultsOf(after.boxes, picture)).toEqual([])
          changes.push(change(judgement, after))
          judgement = after
        })
        const done = applyChanges(empty, changes)
        expect(judgementOf(done, 'item-1', 'ann') ?? blank).toBe(judgement)
        const undone = applyChanges(done, invert(changes))
        expect(judgementOf(undone, 'item-1', 'ann')).toBeUndefined()
        const redone = applyChanges(undone, invert(invert(changes)))
        expect(judgementOf(redone, 'item-1', 'ann') ?? blank).toBe(judgement)
      }),
      { numRuns: 10_000 },
    )
  }, 120_000)

  const reached = edits.map((edits) =>
    edits.reduce((judgement, edit, turn) => attempt(judgement, edit, turn), exampleJudgement()),
  )

  it('leaves chains that are nested and pass the rule that every level covers b1', () => {
    fc.assert(
      fc.property(reached, ({ boxes }) => {
        expect(nestProblemsOf(boxes).map(({ code }) => code)).not.toContain('level-misses-b1')
        expect(new Set(chainsOf(boxes).flatMap(({ levels }) => levels))).toEqual(new Set(boxes))
        expect(readingOrder(boxes)).toHaveLength(boxes.length)
      }),
    )
  })

  it('ends where the limit said that it would', () => {
    fc.assert(
      fc.property(reached, place, step, step, rect, (judgement, at, dx, dy, wanted) => {
        const box = judgement.boxes[at]
        if (!box) return
        const { boxes } = judgement
        const moved = moveBox(judgement, box.id, dx, dy, picture).boxes.find(({ id }) => id === box.id)
        expect(moved?.rect).toEqual(moveLimit(boxes, box.id, dx, dy, picture)?.rect)
        const resized = resizeBox(judgement, box.id, wanted, picture).boxes.find(({ id }) => id === box.id)
        const limit = resizeLimit(boxes, box.id, wanted, picture)
        expect(resized?.rect).toEqual(limit?.rect)
        expect(limit?.blockedBy ?? null).toSatisfy(
          (by: string | null) => by === null || !sameRect(limit?.rect ?? null, wanted),
        )
      }),
    )
  })

  it('never moves, resizes or deletes a locked box', () => {
    fc.assert(
      fc.property(reached, edit, (judgement, edit) => {
        const after = attempt(judgement, edit, 99)
        const locked = judgement.boxes.filter((box) => box.locked)
        const now = locked.map(({ id }) => after.boxes.find((box) => box.id === id)?.rect)
        expect(now).toEqual(locked.map(({ rect }) => rect))
      }),
      { numRuns: 1000 },
    )
  })
})

/** Fractions that no binary number holds, spread evenly; `fc.double` would mostly be next to nothing. */
const part = (least: number, most: number) =>
  fc.integer({ min: least * 997, max: most * 997 }).map((parts) => parts / 997)

describe('boxes that share edges at any fraction of a pixel', () => {
  const outer = fc
    .tuple(part(0, 40), part(0, 20), part(20, 100), part(20, 60))
    .map(([x, y, width, height]) => rectOf(x, y, x + width, y + height))

  it('stay nested when they are moved', () => {
    fc.assert(
      fc.property(outer, part(-60, 60), part(-60, 60), (rect, dx, dy) => {
        const filled = judgementWith(boxIn(null, 'out', rect), boxIn('out', 'in', rect))
        expect(faultsOf(moveBox(filled, 'out', dx, dy, picture).boxes, picture)).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })

  it('are grown around one another, and nothing is left outside', () => {
    fc.assert(
      fc.property(outer, part(1, 9), part(1, 9), fc.boolean(), (rect, width, height, far) => {
        const inner = far
          ? rectOf(rect.x2 - width, rect.y2 - height, rect.x2, rect.y2)
          : rectOf(rect.x1, rect.y1, rect.x1 + width, rect.y1 + height)
        const corner = judgementWith(boxIn(null, 'out', rect), boxIn('out', 'in', inner))
        const { boxes } = growOutward(corner, 'in', 1.5, 'new', picture)
        expect(faultsOf(boxes, picture)).toEqual([])
        expect(boxes.map(({ id, parentId }) => [id, parentId])).toEqual([
          ['out', null],
          ['new', 'out'],
          ['in', 'new'],
        ])
      }),
      { numRuns: 2000 },
    )
  })
})
