import { describe, expect, it } from 'vitest'
import { codeCutoffs, paperCutoffs } from '../../domain/consensus.ts'
import { exampleProject } from '../../domain/example.ts'
import { Refusal } from '../../domain/refusal.ts'
import {
  parseCount,
  scheduleText,
  setConsensus,
  setCutoffs,
  setDifficulty,
  setPreviewsShown,
  setSchedule,
} from './previewEdits.ts'

const project = exampleProject

describe('the previews of a project', () => {
  it('stay the same object when a change changes nothing', () => {
    expect(setPreviewsShown(project, 'after-deciding')).toBe(project)
    expect(setCutoffs(project, codeCutoffs)).toBe(project)
    const once = setSchedule(project, '448, 224')
    expect(setSchedule(once, ' 224px 448 ')).toBe(once)
  })

  it('are shown when the project says so, and the rest stays', () => {
    const always = setPreviewsShown(project, 'always')
    expect(always.previews).toEqual({ ...project.previews, shown: 'always' })
    expect(project.previews.shown).toBe('after-deciding')
  })

  it('take the cut-offs of the paper, and own ones', () => {
    expect(setCutoffs(project, paperCutoffs).previews.cutoffs).toEqual(paperCutoffs)
    const own = setDifficulty(setConsensus(project, { share: 0.5, strict: true }), {
      right: 3,
      of: 4,
      strict: false,
    })
    expect(own.previews.cutoffs).toEqual({
      consensus: { share: 0.5, strict: true },
      difficulty: { right: 3, of: 4, strict: false },
    })
  })

  it.each([
    [0, false],
    [-1, false],
    [1.01, false],
    [Number.NaN, false],
    [1, true],
  ])('refuse agreement from the share %d on (strict: %s)', (share, strict) => {
    expect(() => setConsensus(project, { share, strict })).toThrow(Refusal)
  })

  it.each([
    ['', false],
    ['two of four', false],
    ['5 of 4', false],
    ['4 of 4', true],
    ['0 of 4', false],
    ['2 of 0', false],
    ['2 of 65', false],
  ])('refuse “%s” as too easy (strict: %s)', (text, strict) => {
    expect(() => setDifficulty(project, { ...parseCount(text), strict })).toThrow(Refusal)
  })

  it.each(['2 of 4', ' 2/4', '2 OF 4 '])('read “%s” as two of four', (text) => {
    expect(parseCount(text)).toEqual({ right: 2, of: 4 })
  })
})

describe('a schedule', () => {
  it('is kept largest first, each side once, and comes back as it can be typed', () => {
    const { previews } = setSchedule(project, '448; 3840,448 px\n896')
    expect(previews.schedule).toEqual([3840, 896, 448])
    expect(setSchedule(project, scheduleText(previews.schedule)).previews.schedule).toEqual([3840, 896, 448])
  })

  it.each(['', ' , ', '448, half', '44.8', '-448', '15', '16385', `${Number.MAX_SAFE_INTEGER}0`])(
    'is refused as “%s”',
    (text) => {
      expect(() => setSchedule(project, text)).toThrow(Refusal)
    },
  )

  it('of too many steps is refused', () => {
    const sides = Array.from({ length: 25 }, (_, place) => 100 + place)
    expect(() => setSchedule(project, sides.join(' '))).toThrow('at most 24')
  })
})
