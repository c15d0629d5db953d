import { describe, expect, it } from 'vitest'
import { codeCutoffs, paperCutoffs } from './consensus.ts'
import { exampleAnswer, exampleItem, exampleJudgement, examplePreview, exampleProject } from './example.ts'
import type { Decision } from './judgement.ts'
import type { Preview, View } from './preview.ts'
import { maySeePreviews, notAsked, outcomeOf, type PreviewOutcome } from './previewOutcome.ts'

const item = exampleItem()

/** What was answered in a view, by options; the right one is 1. */
const saw = (view: View, options: readonly number[], over: Partial<Preview> = {}): Preview =>
  examplePreview({ key: view, view, answers: options.map(exampleAnswer), ...over })

/** What was said of the region that comes down to no option. */
const said = (text: string): Preview =>
  examplePreview({ key: 'regional', view: 'regional', answers: [{ text, option: null }], confidence: null })

const refused = (view: View): Preview =>
  examplePreview({ view, answers: [], refusal: 'This model reads text only.' })

const of = (...previews: readonly Preview[]): PreviewOutcome => outcomeOf(previews, item, codeCutoffs)

describe('the outcome of both views', () => {
  it.each([
    [1, 1, 'both-right'],
    [0, 1, 'zoom-helps'],
    [1, 0, 'zoom-hurts'],
    [0, 3, 'neither'],
  ])('with the whole picture answered %d and the region %d is “%s”', (global, regional, quadrant) => {
    expect(of(saw('global', [global]), saw('regional', [regional])).quadrant).toBe(quadrant)
  })

  it('is not known before both are', () => {
    expect(of()).toEqual(notAsked)
    expect(of(saw('global', [0]))).toMatchObject({
      global: { kind: 'wrong' },
      regional: null,
      quadrant: null,
    })
    expect(of(saw('regional', [1])).quadrant).toBeNull()
  })

  it('goes by the answer given most often, and tells the share that is right', () => {
    const outcome = of(saw('global', [0, 1, 0, 0]), saw('regional', [1, 2, 1, 3]))
    expect(outcome.quadrant).toBe('zoom-helps')
    expect(outcome.global).toMatchObject({ kind: 'wrong', share: 0.25, consensus: { count: 3, of: 4 } })
    expect(outcome.regional).toMatchObject({ kind: 'right', share: 0.5 })
  })

  it('counts a refusal in one view as not right, and says nothing of one in both', () => {
    expect(of(refused('global'), saw('regional', [1])).quadrant).toBe('zoom-helps')
    expect(of(refused('global'), saw('regional', [0])).quadrant).toBe('neither')
    expect(of(refused('global'), refused('regional'))).toMatchObject({
      global: { kind: 'refused', share: null },
      quadrant: null,
    })
  })

  it('is not known without an answer to compare with', () => {
    const previews = [saw('global', [0]), saw('regional', [1])]
    expect(outcomeOf(previews, { ...item, answerLetter: null }, codeCutoffs)).toMatchObject({
      global: { kind: 'unjudged' },
      quadrant: null,
      disagrees: false,
      tooEasy: false,
    })
  })

  it('takes the newest of several of a view, and keeps the blind one apart', () => {
    const old = saw('global', [0], { at: 1 })
    const young = saw('global', [1], { at: 2 })
    expect(of(young, old, saw('blind', [2]))).toMatchObject({
      global: { kind: 'right' },
      blind: { kind: 'wrong' },
      quadrant: null,
    })
  })
})

describe('a model that disagrees', () => {
  it.each<readonly [string, readonly Preview[], boolean]>([
    ['with another answer from the region, sure of it', [saw('regional', [0], { confidence: 0.8 })], true],
    ['with another answer that it does not rate', [saw('regional', [0])], true],
    ['with another answer, unsure of it', [saw('regional', [0], { confidence: 0.3 })], false],
    ['with enough of its answers the same other one', [saw('regional', [0, 0, 0, 1])], true],
    ['with too few of them', [saw('regional', [0, 0, 2, 1])], false],
    ['with its wrong answers scattered', [saw('regional', [0, 2, 3, 0])], false],
    ['with the given answer', [saw('regional', [1])], false],
    ['with something that is none of the options', [said('No text could be read here.')], false],
    ['without an answer', [refused('regional')], false],
    ['on the whole picture only', [saw('global', [0])], false],
  ])('is told %s: %#', (_, previews, disagrees) => {
    expect(of(...previews).disagrees).toBe(disagrees)
  })
})

it('a model disagrees by the consensus cut-off of the project', () => {
  const most = [saw('regional', [0, 0, 0, 1])]
  expect(outcomeOf(most, item, codeCutoffs).disagrees).toBe(true)
  expect(outcomeOf(most, item, paperCutoffs).disagrees).toBe(false)
})

describe('an item that is too easy', () => {
  it('is one that is right often enough from the whole picture, by the cut-off', () => {
    const twice = [saw('global', [1, 1, 0, 0])]
    expect(outcomeOf(twice, item, codeCutoffs).tooEasy).toBe(true)
    expect(outcomeOf(twice, item, paperCutoffs).tooEasy).toBe(false)
    expect(of(saw('regional', [1, 1, 1, 1])).tooEasy).toBe(false)
    expect(of(refused('global')).tooEasy).toBe(false)
  })
})

describe('who may see what a model says', () => {
  it.each<readonly [Decision | null, boolean]>([
    [null, false],
    ['skip', false],
    ['flag', true],
    ['accept', true],
    ['reject', true],
  ])('after the decision %j: %s', (decision, seen) => {
    expect(maySeePreviews(exampleProject, exampleJudgement({ decision }))).toBe(seen)
  })

  it('before anything was said: nobody, unless the project shows it always', () => {
    const always = { ...exampleProject, previews: { ...exampleProject.previews, shown: 'always' as const } }
    expect(maySeePreviews(exampleProject, undefined)).toBe(false)
    expect(maySeePreviews({ ...always, look: 'side-by-side' }, undefined)).toBe(true)
  })

  it('where the project shows it always: nobody who still owes an answer of their own', () => {
    const previews = { ...exampleProject.previews, shown: 'always' as const }
    const own = { view: 'regional' as const, answer: 'B', at: 1 }
    for (const look of ['blind', 'global-first'] as const) {
      const project = { ...exampleProject, previews, look }
      expect(maySeePreviews(project, undefined)).toBe(false)
      expect(maySeePreviews(project, exampleJudgement({ decision: null, blindAnswers: [] }))).toBe(false)
      expect(maySeePreviews(project, exampleJudgement({ decision: null, blindAnswers: [own] }))).toBe(true)
    }
  })
})
