import { describe, expect, it } from 'vitest'
import { boxIn, rectOf } from './boxes.test-data.ts'
import type { Rect } from './geometry.ts'
import type { Box } from './judgement.ts'
import { defaultNestMeasure, nestProblemsOf, type NestMeasure } from './nestProblems.ts'

/** A chain of these rects, the minimal one first. */
const chain = (...rects: readonly Rect[]): readonly Box[] =>
  rects.map((rect, place) => boxIn(place + 1 < rects.length ? `b${place + 2}` : null, `b${place + 1}`, rect))

const found = (boxes: readonly Box[], over: Partial<NestMeasure> = {}) =>
  nestProblemsOf(boxes, { ...defaultNestMeasure, ...over })
const codes = (boxes: readonly Box[], over: Partial<NestMeasure> = {}) =>
  found(boxes, over).map(({ code }) => code)

const square = (side: number) => rectOf(0, 0, side, side)

describe('the lint of chains', () => {
  it('finds nothing in a sound chain of the wanted number, or without boxes', () => {
    expect(codes(chain(square(40), square(80), square(160)), { levels: 3 })).toEqual([])
    expect(codes([], { levels: 3 })).toEqual([])
  })

  it('finds a b1 with a side below the threshold, but not an outer level', () => {
    expect(codes(chain(rectOf(0, 0, 27.9, 60), square(90)))).toEqual(['b1-small'])
    expect(codes(chain(square(28), square(60)))).toEqual([])
    expect(codes(chain(square(20), square(60)), { minSide: 20 })).toEqual([])
  })

  it('finds a b1 that is too long', () => {
    expect(codes(chain(rectOf(0, 0, 3001, 30), rectOf(0, 0, 3100, 90)))).toEqual(['b1-long'])
    expect(codes(chain(rectOf(0, 0, 3000, 30), rectOf(0, 0, 3100, 90)))).toEqual([])
  })

  it('finds neighbours that are nearly equal, above the IoU and not at it', () => {
    expect(codes(chain(square(40), rectOf(0, 0, 40, 44)))).toEqual(['levels-nearly-equal'])
    expect(codes(chain(rectOf(0, 0, 36, 40), square(40)))).toEqual([])
    expect(found(chain(square(40), square(40)))[0]?.sentence).toContain(
      'b1 and b2 are nearly equal (IoU 1.00)',
    )
  })

  it('finds a gap of more than sixteen times the area', () => {
    expect(codes(chain(square(40), square(160)))).toEqual([])
    expect(codes(chain(square(40), square(161)))).toEqual(['levels-far-apart'])
  })

  it('finds a chain of one level, unless one is wanted', () => {
    expect(codes(chain(square(40)))).toEqual(['chain-one-level'])
    expect(codes(chain(square(40)), { levels: 1 })).toEqual([])
  })

  it('finds a chain with too few or too many levels', () => {
    expect(found(chain(square(40), square(80)), { levels: 3 })[0]?.sentence).toBe(
      'The chain has 2 levels, and this project asks for 3; grow it outward.',
    )
    expect(found(chain(square(40), square(80)), { levels: 1 })[0]?.sentence).toContain('delete a level')
  })

  it('finds an imported level that covers less than all of b1, as the one error, first', () => {
    const problems = found(chain(square(20), rectOf(2, 0, 60, 60)))
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([
      ['level-misses-b1', 'error'],
      ['b1-small', 'warning'],
    ])
    expect(problems[0]?.sentence).toContain('b2 covers only 90 % of b1')
  })

  it('says each thing once, counts the others and names all boxes', () => {
    const specks = Array.from({ length: 3 }, (_, place) =>
      boxIn('room', `s${place}`, rectOf(place * 20, 0, place * 20 + 10, 60)),
    )
    const problems = found([boxIn(null, 'room', square(90)), ...specks])
    expect(problems.map(({ code, boxIds }) => [code, boxIds])).toEqual([['b1-small', ['s0', 's1', 's2']]])
    expect(problems[0]?.sentence).toContain('Found 2 more times')
  })

  it('says once what two chains share', () => {
    const shared = [
      boxIn(null, 'out', square(500)),
      boxIn('out', 'in', square(100)),
      boxIn('in', 'l', rectOf(0, 0, 40, 40)),
      boxIn('in', 'r', rectOf(50, 50, 90, 90)),
    ]
    const [problem] = found(shared)
    expect(problem).toMatchObject({ code: 'levels-far-apart', boxIds: ['in', 'out'] })
    expect(problem?.sentence).not.toContain('more')
  })

  it('names a level by its label as well', () => {
    const [inner, outer] = chain(square(40), rectOf(0, 0, 40, 44))
    const labelled = inner && outer ? [inner, { ...outer, label: 'sign' }] : []
    expect(found(labelled)[0]?.sentence).toContain('b1 and b2, “sign”, are nearly equal')
  })
})
