import { describe, expect, it } from 'vitest'
import {
  deleteBox,
  deleteSubtree,
  labelBox,
  lockBox,
  moveBox,
  reorderBox,
  resizeBox,
  unnestBox,
} from '../../../domain/boxEdits.ts'
import { boxIn, judgementWith, picture, rectOf, twoChains } from '../../../domain/boxes.test-data.ts'
import type { Judgement } from '../../../domain/judgement.ts'
import { changeWords } from './changeWords.ts'

const start = judgementWith(...twoChains)
const words = (edit: (judgement: Judgement) => Judgement): string =>
  changeWords(start.boxes, edit(start).boxes)

describe('what is said of a change', () => {
  it('is nothing when nothing changed', () => {
    expect(changeWords(twoChains, twoChains)).toBe('')
    expect(changeWords(twoChains, [...twoChains])).toBe('')
  })

  it('tells of moves with what came along, and of new sizes', () => {
    expect(words((it) => moveBox(it, 'a2', 10, 0, picture))).toBe(
      'b2 of chain 1 moved to 110, 100 with 1 box inside.',
    )
    expect(words((it) => moveBox(it, 'b1', 0, 5, picture))).toBe('b1 of chain 2 moved to 300, 105.')
    expect(words((it) => resizeBox(it, 'b1', rectOf(300, 100, 350, 160), picture))).toBe(
      'b1 of chain 2 is now 50 × 60 pixels at 300, 100.',
    )
    expect(words((it) => moveBox(moveBox(it, 'b1', 1, 0, picture), 'a2', 1, 0, picture))).toBe(
      '2 boxes changed.',
    )
  })

  it('tells of boxes that came and went', () => {
    const added = boxIn('room', 'c1', rectOf(400, 10, 440, 40))
    expect(changeWords(twoChains, [...twoChains, added])).toBe(
      'Added b1, minimal region, chain 3, 40 × 30 pixels at 400, 10, inside b3.',
    )
    expect(changeWords([], twoChains)).toBe('4 boxes added.')
    expect(words((it) => deleteBox(it, 'b1'))).toBe('b1 of chain 2 deleted.')
    expect(words((it) => deleteSubtree(it, 'a2'))).toBe('2 boxes deleted.')
    expect(changeWords(twoChains, [added])).toBe('There is now 1 box.')
  })

  it('tells of labels, locks, nesting and order', () => {
    expect(words((it) => labelBox(it, 'a1', 'sign'))).toBe('b1 of chain 1 is called “sign”.')
    expect(words((it) => lockBox(it, 'room', true))).toBe('b3 locked.')
    expect(words((it) => unnestBox(it, 'a1'))).toBe('b1 of chain 2 now lies inside b2.')
    expect(words((it) => unnestBox(it, 'b1'))).toBe('b1 of chain 2 now lies directly in the picture.')
    expect(words((it) => reorderBox(it, 'b1', 0))).toBe('The order changed.')
  })
})
