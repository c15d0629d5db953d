import { describe, expect, it } from 'vitest'
import { boxIn, deepTree, rectOf, twoChains } from '../../../domain/boxes.test-data.ts'
import { chainsOf } from '../../../domain/chains.ts'
import {
  chainsAround,
  lengthText,
  shareText,
  shortName,
  shownChain,
  sizeText,
  spokenName,
  stoppedWords,
  withPreview,
} from './boxWords.ts'

const outer = boxIn(null, 'outer', rectOf(0, 0, 400, 300))
const inner = boxIn('outer', 'inner', rectOf(100, 90, 220, 170), { label: 'sign', locked: true })
const chain = [outer, inner]

/** So many chains in one box, and one beside it. */
const among = (count: number) => [
  boxIn(null, 'shared', rectOf(0, 0, 100, 100)),
  ...Array.from({ length: count }, (_, n) => boxIn('shared', `in${n}`, rectOf(n * 10, 0, n * 10 + 5, 5))),
  boxIn(null, 'apart', rectOf(200, 0, 220, 20)),
]

describe('the names of boxes', () => {
  it('say level, place and what is around', () => {
    expect(spokenName(chain, inner)).toBe(
      'b1, minimal region, “sign”, 120 × 80 pixels at 100, 90, inside b2, locked',
    )
    expect(spokenName(chain, outer)).toBe('b2, 400 × 300 pixels at 0, 0')
  })

  it('say the chain only where there are several and the box is not in all of them', () => {
    expect(shortName(chain, 'inner')).toBe('b1')
    expect(shortName(twoChains, 'a1')).toBe('b1 of chain 1')
    expect(shortName(twoChains, 'b1')).toBe('b1 of chain 2')
    expect(shortName(twoChains, 'room')).toBe('b3')
    expect(shortName(twoChains, 'gone')).toBe('a box')
  })

  it('name up to three chains and count more', () => {
    expect(shortName(among(3), 'shared')).toBe('b2 of chains 1, 2 and 3')
    expect(shortName(among(4), 'shared')).toBe('b2 of 4 chains')
  })

  it('say what stopped a box', () => {
    expect(stoppedWords(twoChains, 'a2', null)).toBe('')
    expect(stoppedWords(twoChains, 'a2', 'room')).toBe('b2 of chain 1 was stopped by b3.')
    expect(stoppedWords(twoChains, 'a2', 'a1')).toBe('b2 of chain 1 was stopped by b1 of chain 1.')
    expect(stoppedWords(twoChains, 'room', 'picture')).toBe('b3 was stopped by the edge of the picture.')
    expect(stoppedWords(chain, 'inner', 'inner')).toBe('b1 is locked.')
    expect(stoppedWords(chain, 'outer', 'inner')).toBe('b2 stays, because b1 inside it is locked.')
  })
})

describe('numbers in words', () => {
  it('keep a tenth of a pixel at most', () => {
    expect([120, 33.333, 0.04, -0.04].map(lengthText)).toEqual(['120', '33.3', '0', '0'])
    expect(sizeText(rectOf(1, 2, 4.5, 5))).toBe('3.5 × 3')
  })

  it('keep digits that say something of a small share', () => {
    expect([1, 0.27, 0.0271, 0.0027, 0.000_027_1, 0].map(shareText)).toEqual([
      '100 %',
      '27 %',
      '2.7 %',
      '0.27 %',
      '0.0027 %',
      '0 %',
    ])
  })
})

describe('the chain that is shown', () => {
  it('goes through the selected box, and is the wanted one where several do', () => {
    expect(shownChain(twoChains, 'b1')?.id).toBe('b1')
    expect(shownChain(twoChains, 'b1', 'a1')?.id).toBe('b1')
    expect(shownChain(twoChains, 'room')?.id).toBe('a1')
    expect(shownChain(twoChains, 'room', 'b1')?.id).toBe('b1')
  })

  it('is the first, or the wanted one, where nothing is selected', () => {
    expect(shownChain(twoChains, null)?.id).toBe('a1')
    expect(shownChain(twoChains, null, 'b1')?.id).toBe('b1')
    expect(shownChain([], null)).toBeNull()
  })

  it('is among those listed, however many there are', () => {
    const boxes = Array.from({ length: 10 }, (_, n) => boxIn(null, `box${n}`, rectOf(n, 0, n + 1, 1)))
    const shown = (id: string | null) => {
      const around = chainsAround(chainsOf(boxes), id, 4)
      return [around.first, ...around.shown.map((each) => each.id)]
    }
    expect(shown(null)).toEqual([0, 'box0', 'box1', 'box2', 'box3'])
    expect(shown('box5')).toEqual([3, 'box3', 'box4', 'box5', 'box6'])
    expect(shown('box9')).toEqual([6, 'box6', 'box7', 'box8', 'box9'])
    expect(chainsAround(chainsOf(deepTree(3)), 'd2', 4).shown).toHaveLength(1)
  })
})

describe('boxes in the hand', () => {
  it('take the place of what they were, and a new one comes last', () => {
    const held = { ...inner, rect: rectOf(110, 90, 230, 170) }
    const drawn = boxIn(null, 'drawn', rectOf(1, 1, 9, 9))
    expect(withPreview(chain, [held, drawn])).toEqual([outer, held, drawn])
  })

  it('leave the very same boxes where there are none', () => {
    expect(withPreview(chain, null)).toBe(chain)
    expect(withPreview(chain, [])).toBe(chain)
  })
})
