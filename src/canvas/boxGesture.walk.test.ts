import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawBox, lockBox, moveBox, resizeBox } from '../domain/boxEdits.ts'
import { faultsOf } from '../domain/boxFaults.ts'
import { applyChanges, emptyDataset, judgementOf } from '../domain/dataset.ts'
import { invert, type Change } from '../domain/entry.ts'
import { exampleJudgement, exampleProject } from '../domain/example.ts'
import type { Judgement } from '../domain/judgement.ts'
import { Refusal } from '../domain/refusal.ts'
import { step, type BoxInput } from './boxGesture.ts'
import { preview, type InHand } from './boxPreview.ts'
import {
  idle,
  selectionAfter,
  snapToLines,
  type BoxEdit,
  type BoxGesture,
  type BoxScene,
} from './boxScene.ts'

const picture = { width: 160, height: 90 }

const coordinate = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 16 }).map((tens) => tens * 10) },
  { weight: 2, arbitrary: fc.double({ min: -20, max: 180, noNaN: true }) },
)
const modifiers = fc.record({
  shift: fc.boolean(),
  alt: fc.boolean(),
  mod: fc.boolean(),
  coarse: fc.constantFrom(false, false, true),
})
const spot = fc.record({ point: fc.record({ x: coordinate, y: coordinate }), modifiers })

/** Whole drags and clicks, so that much is drawn, and single inputs in any order. */
const inputs: fc.Arbitrary<readonly BoxInput[]> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.tuple(spot, spot, modifiers).map(([from, to, held]): readonly BoxInput[] => [
      { kind: 'down', ...from },
      { kind: 'move', point: to.point, modifiers: held },
      { kind: 'up', point: to.point, modifiers: held },
    ]),
  },
  {
    weight: 2,
    arbitrary: spot.map((at): readonly BoxInput[] => [
      { kind: 'down', ...at },
      { kind: 'up', ...at },
    ]),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('down' as const, 'move' as const, 'up' as const), spot)
      .map(([kind, at]): readonly BoxInput[] => [{ kind, ...at }]),
  },
  fc.constantFrom<readonly BoxInput[]>([{ kind: 'cancel' }], [{ kind: 'escape' }]),
)

const turn = fc.record({
  inputs,
  tool: fc.constantFrom(
    'select' as const,
    'draw' as const,
    'draw' as const,
    'two-click' as const,
    'extreme' as const,
  ),
  /** Now and then a box is locked or unlocked between gestures. */
  lock: fc.option(fc.nat({ max: 9 }), { freq: 8, nil: null }),
})

function commit(judgement: Judgement, edit: BoxEdit, id: string): Judgement {
  switch (edit.kind) {
    case 'draw':
      try {
        return drawBox(judgement, id, edit.rect, picture)
      } catch (error) {
        // The only thing that a gesture may ask for in vain: a box exactly where there is one.
        if (error instanceof Refusal && error.message.includes('exactly there')) return judgement
        throw error
      }
    case 'move':
      return moveBox(judgement, edit.id, edit.dx, edit.dy, picture)
    case 'resize':
      return resizeBox(judgement, edit.id, edit.rect, picture)
  }
}

/** The gesture as it stood when its last input came. */
const atEnd = (gesture: BoxGesture, input: BoxInput): BoxGesture =>
  gesture.kind === 'idle' || gesture.kind === 'pressing' || !('point' in input)
    ? gesture
    : { ...gesture, to: input.point, snaps: input.modifiers.mod }

const rectsOf = ({ boxes }: Judgement) => boxes.map(({ rect }) => rect)

/** The rects that were shown in the hand, for the boxes that an edit has touched. */
const promised = ({ boxes }: Judgement, edit: BoxEdit, id: string, hand: InHand) =>
  boxes.map((box) =>
    edit.kind === 'draw' && box.id === id ? hand.drawn : (hand.rects.get(box.id) ?? box.rect),
  )

describe('any sequence of gestures', () => {
  it('leaves every box inside its parent and the picture, as it was shown, and is undone to the same content', () => {
    const reached = { edits: 0, nested: 0 }
    fc.assert(
      fc.property(fc.array(turn, { minLength: 1, maxLength: 14 }), (turns) => {
        const blank = exampleJudgement()
        const changes: Change[] = []
        const [kept, shown, idleEdits]: [unknown[], unknown[], BoxEdit[]] = [[], [], []]
        let judgement = blank
        let selected: readonly string[] = []
        let gesture: BoxGesture = idle
        const take = (after: Judgement) => {
          if (after === judgement) return
          expect(faultsOf(after.boxes, picture)).toEqual([])
          changes.push({
            before: judgement === blank ? null : { kind: 'judgement', value: judgement },
            after: { kind: 'judgement', value: after },
          })
          judgement = after
        }
        for (const [place, { inputs, tool, lock }] of turns.entries()) {
          const lockable =
            lock === null ? undefined : judgement.boxes[lock % Math.max(1, judgement.boxes.length)]
          if (lockable) take(lockBox(judgement, lockable.id, !lockable.locked))
          for (const input of inputs) {
            const scene: BoxScene = {
              boxes: judgement.boxes,
              selected,
              tool,
              picture,
              slack: 1,
              reach: 3,
              snap: snapToLines(judgement.boxes, picture, { width: 7.3, height: 7.3 }),
              probe: null,
            }
            const next = step(gesture, input, scene)
            if (next.choice) selected = selectionAfter(selected, next.choice)
            const edit = next.edit
            if (edit) {
              const hand = preview(atEnd(gesture, input), scene)
              const before = judgement
              const id = `box-${place}`
              take(commit(before, edit, id))
              kept.push(rectsOf(judgement))
              shown.push(promised(judgement, edit, id, hand))
              if (judgement === before && edit.kind !== 'draw') idleEdits.push(edit)
              reached.edits += 1
              if (judgement.boxes.some((box) => box.parentId !== null)) reached.nested += 1
            }
            gesture = next.gesture
          }
        }
        expect(kept).toEqual(shown)
        expect(idleEdits).toEqual([])
        const empty = emptyDataset(exampleProject)
        const done = applyChanges(empty, changes)
        expect(judgementOf(done, 'item-1', 'ann') ?? blank).toEqual(judgement)
        const undone = applyChanges(done, invert(changes))
        expect(judgementOf(undone, 'item-1', 'ann')).toBeUndefined()
        const redone = applyChanges(undone, invert(invert(changes)))
        expect(judgementOf(redone, 'item-1', 'ann') ?? blank).toEqual(judgement)
      }),
      { numRuns: 10_000 },
    )
    // The walk is worth its name only if it went somewhere.
    expect(reached.edits).toBeGreaterThan(10_000)
    expect(reached.nested).toBeGreaterThan(1_000)
  }, 120_000)
})
