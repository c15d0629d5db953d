import { describe, expect, it } from 'vitest'
import { lettered } from '../../../domain/adjudication.ts'
import { exampleItem, exampleJudgement } from '../../../domain/example.ts'
import type { Box, Judgement } from '../../../domain/judgement.ts'
import { outlinesOf, regionalPart, voicesOf } from './outlines.ts'

const item = exampleItem()
const other = { x1: 90, y1: 190, x2: 230, y2: 290 }
const picture = { width: 4000, height: 3000 }

const voices = (...said: readonly Partial<Judgement>[]) =>
  voicesOf(
    lettered(
      item.id,
      said.map((over, place) => exampleJudgement({ annotatorId: `${place}`, ...over })),
    ),
  )

const box: Box = { id: 'b', parentId: null, rect: other, label: '', locked: false, activeMs: 0 }

describe('what annotators drew', () => {
  it('is quiet about a region that all left as it was given', () => {
    expect(outlinesOf(item, voices({}, {}))).toMatchObject([{ rect: item.region, tag: '', thick: false }])
  })

  it('shows each other region once, with the letters of those who share it', () => {
    const drawn = outlinesOf(
      item,
      voices({}, { revision: { region: other } }, { revision: { region: other } }),
    )
    const tags = drawn.map(({ tag, rect }) => [tag.replaceAll(/[A-C]/g, '?'), rect])
    expect(tags).toContainEqual(['? region', item.region])
    expect(tags).toContainEqual(['? ? region', other])
    expect(new Set(drawn.map(({ look }) => look.colour)).size).toBe(2)
  })

  it('shows the given region as such where nobody kept it', () => {
    const drawn = outlinesOf(item, voices({ revision: { region: other } }, { revision: { region: other } }))
    expect(drawn.map(({ tag }) => tag)).toEqual(['as given', 'A B region'])
  })

  it('tells boxes of annotators apart by colour, line and letter', () => {
    const drawn = outlinesOf(item, voices({ boxes: [box] }, { boxes: [box] })).filter(({ tag }) =>
      tag.includes('b1'),
    )
    expect(drawn.map(({ tag }) => tag)).toEqual(['A b1', 'B b1'])
    const [first, second] = drawn
    expect(first?.look.colour).not.toBe(second?.look.colour)
    expect(first?.look.dash).not.toEqual(second?.look.dash)
    expect(new Set(drawn.map(({ id }) => id)).size).toBe(2)
  })
})

describe('the regional view', () => {
  it('holds all regions with some context, within the picture', () => {
    const part = regionalPart(
      item,
      voices({ revision: { region: { x1: 0, y1: 0, x2: 50, y2: 50 } } }),
      picture,
    )
    expect(part).toEqual({ x1: 0, y1: 0, x2: 220 + 220 * 0.3, y2: 280 + 280 * 0.3 })
  })

  it('shows the innermost boxes where there is no region, and nothing without either', () => {
    const open = exampleItem({ region: null })
    expect(regionalPart(open, voices({ boxes: [box] }), picture)).toEqual({
      x1: 48,
      y1: 160,
      x2: 272,
      y2: 320,
    })
    expect(regionalPart(open, voices({}), picture)).toBeNull()
  })
})
