import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Rect } from '../../../../domain/geometry.ts'
import type { Ghost } from '../../../../domain/ghosts.ts'
import {
  ghostToAdopt,
  isPointedOut,
  noSuggestions,
  suggestionGhosts,
  suggestionsAfter,
  type Answer,
  type Help,
  type Suggestions,
} from './suggestions.ts'

const picture = { width: 1000, height: 800 }
const rect = (x1: number, y1: number, x2: number, y2: number): Rect => ({ x1, y1, x2, y2 })
const text = (at: Rect, words: string, confidence = 0.9) => ({ rect: at, text: words, confidence })
const sign = rect(100, 100, 200, 130)
const plate = rect(600, 600, 650, 620)

const asked = (state: Suggestions, help: Help, ticket: number, itemId = 'a') =>
  suggestionsAfter(state, { kind: 'asked', itemId, ticket, help })
const answered = (state: Suggestions, answer: Answer, ticket: number, itemId = 'a') =>
  suggestionsAfter(state, { kind: 'answered', itemId, ticket, answer })

const segment: Answer = { help: 'segment', found: { rect: sign, confidence: 0.9 } }
const start = noSuggestions('a')

describe('an answer', () => {
  it('is shown when it comes, and no longer awaited', () => {
    const state = answered(asked(start, 'segment', 1), segment, 1)
    expect(state).toMatchObject({ around: { rect: sign }, waiting: {} })
  })

  it('is dropped when another was asked for meanwhile', () => {
    const waiting = asked(asked(start, 'segment', 1), 'segment', 2)
    expect(answered(waiting, segment, 1)).toBe(waiting)
    expect(waiting.waiting).toEqual({ segment: 2 })
  })

  it('is dropped when another item came, and with it all of the item before', () => {
    const first = answered(asked(start, 'segment', 1), segment, 1)
    const second = asked(first, 'propose', 2, 'b')
    expect(second).toEqual({ ...noSuggestions('b'), waiting: { propose: 2 } })
    expect(answered(second, segment, 1)).toBe(second)
  })

  it('that is none ends the waiting and leaves what was there', () => {
    const read = answered(
      asked(start, 'read', 1),
      { help: 'read', within: null, found: [text(sign, 'x')] },
      1,
    )
    const again = answered(asked(read, 'read', 2), { help: 'read', within: null, found: null }, 2)
    expect(again).toMatchObject({ texts: [{ rect: sign }], waiting: {} })
  })

  it('about one thing does not end the waiting for another', () => {
    const both = asked(asked(start, 'read', 1), 'segment', 2)
    expect(answered(both, segment, 2).waiting).toEqual({ read: 1 })
  })

  it('about a part of the picture leaves the text that was read elsewhere', () => {
    const all: Answer = { help: 'read', within: null, found: [text(sign, 'old'), text(plate, 'B 7')] }
    const part: Answer = { help: 'read', within: rect(0, 0, 300, 300), found: [text(sign, 'new')] }
    const state = answered(asked(answered(asked(start, 'read', 1), all, 1), 'read', 2), part, 2)
    expect(state.texts.map((found) => found.text)).toEqual(['B 7', 'new'])
  })
})

describe('suggestions as ghosts', () => {
  const nothing = { around: null, proposals: [], texts: [] }

  it('say where they come from, and carry the text that was read', () => {
    const ghosts = suggestionGhosts(
      {
        around: { rect: sign, confidence: 1 },
        proposals: [{ rect: plate, confidence: 0.4 }],
        texts: [text(plate, '  B\n 7 ')],
      },
      picture,
      0.1,
    )
    expect(ghosts.map(({ origin, label, suggested }) => [origin, label, suggested])).toEqual([
      ['Around your click', '', true],
      ['Stands out', '', true],
      ['Text read here', 'B 7', true],
    ])
  })

  it('leave out what covers too much of the picture, but not what was pointed out', () => {
    const large = rect(0, 0, 900, 700)
    const found = { rect: large, confidence: 1 }
    expect(suggestionGhosts({ ...nothing, proposals: [found] }, picture, 0.1)).toEqual([])
    expect(suggestionGhosts({ ...nothing, around: found }, picture, 0.1)).toHaveLength(1)
  })

  it('are not so many that nobody sees the picture, and then the surest', () => {
    const texts = Array.from({ length: 300 }, (_, index) =>
      text(rect(index, 0, index + 5, 5), String(index), index / 300),
    )
    const ghosts = suggestionGhosts({ ...nothing, texts }, picture, 0.1)
    expect(ghosts).toHaveLength(80)
    expect(ghosts[0]?.label).toBe('299')
  })

  it('cut endless text short', () => {
    const [ghost] = suggestionGhosts({ ...nothing, texts: [text(sign, 'x'.repeat(9999))] }, picture, 0.1)
    expect(ghost?.label).toHaveLength(80)
  })

  it('are finite, whatever a model says', () => {
    const rects = fc.record({ x1: fc.double(), y1: fc.double(), x2: fc.double(), y2: fc.double() })
    const found = fc.array(fc.record({ rect: rects, confidence: fc.double(), text: fc.string() }))
    fc.assert(
      fc.property(found, (some) => {
        const ghosts = suggestionGhosts(
          { around: some[0] ?? null, proposals: some, texts: some },
          picture,
          0.5,
        )
        expect(ghosts.flatMap(({ rect }) => Object.values(rect)).every(Number.isFinite)).toBe(true)
      }),
    )
  })
})

describe('the ghost that the key adopts', () => {
  const source: Ghost = { id: 'region', rect: rect(90, 90, 300, 300), label: '', origin: 'Evidence region' }
  const ghosts = [
    source,
    ...suggestionGhosts(
      {
        around: { rect: rect(500, 500, 700, 700), confidence: 1 },
        proposals: [{ rect: rect(550, 550, 680, 680), confidence: 1 }],
        texts: [text(plate, 'B 7'), text(sign, 'STOP')],
      },
      picture,
      0.1,
    ),
  ]

  it('is the smallest suggestion under the pointer', () => {
    expect(ghostToAdopt(ghosts, { x: 620, y: 610 })?.label).toBe('B 7')
    expect(ghostToAdopt(ghosts, { x: 560, y: 560 })?.origin).toBe('Stands out')
  })

  it('is what was pointed out, where nothing is suggested', () => {
    for (const pointer of [null, { x: 250, y: 250 }])
      expect(ghostToAdopt(ghosts, pointer)).toSatisfy(isPointedOut)
  })

  it('is the first source box where nothing was pointed out', () => {
    const others = ghosts.filter((ghost) => !isPointedOut(ghost))
    expect(ghostToAdopt(others, null)).toBe(source)
    expect(ghostToAdopt([], null)).toBeNull()
  })
})
