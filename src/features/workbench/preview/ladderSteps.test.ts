import { describe, expect, it } from 'vitest'
import { ladderSteps, ladderWords } from './ladderSteps.ts'

const picture = { width: 1000, height: 500 }
const schedule = [224, 448, 896, 2048]
const said = (side: number | null, option: number | null) => ({
  side,
  answer: option === null ? null : { text: '', option },
})

describe('the way down the ladder', () => {
  it('begins at full resolution and passes over what is larger than the picture', () => {
    expect(ladderSteps(schedule, picture, [], -1).map(({ side }) => side)).toEqual([null, 896, 448, 224])
  })

  it('tells where the answer first differs, and spares the rest', () => {
    const steps = ladderSteps(schedule, picture, [said(null, 1), said(896, 1), said(448, 2)], -1)
    expect(steps.map(({ standing }) => standing)).toEqual(['full', 'same', 'differs', 'spared'])
    expect(ladderWords(steps)).toBe('The answer first differs at 448 pixels. That resolution is kept.')
  })

  it('takes no answer for a different one', () => {
    const steps = ladderSteps(schedule, picture, [said(null, 1), said(896, null)], -1)
    expect(steps.map(({ standing }) => standing)).toEqual(['full', 'silent', 'spared', 'spared'])
    expect(ladderWords(steps)).toContain('first differs at 896')
  })

  it('has nothing to compare with when there is no answer at full resolution', () => {
    const steps = ladderSteps(schedule, picture, [said(null, null)], -1)
    expect(steps.map(({ standing }) => standing)).toEqual(['silent', 'spared', 'spared', 'spared'])
    expect(ladderWords(steps)).toContain('no answer at full resolution')
  })

  it('shows the step that is being asked', () => {
    const steps = ladderSteps(schedule, picture, [said(null, 1)], 1)
    expect(steps.map(({ standing }) => standing)).toEqual(['full', 'asking', 'open', 'open'])
    expect(ladderWords(steps)).toBe('Going down…')
  })

  it('passes over what shows no less than the model gets at full resolution', () => {
    const seen = { width: 500, height: 250 }
    expect(ladderSteps(schedule, picture, [], -1, seen).map(({ side }) => side)).toEqual([null, 448, 224])
  })

  it('says so when the answer never changes', () => {
    const asked = [said(null, 1), said(896, 1), said(448, 1), said(224, 1)]
    expect(ladderWords(ladderSteps(schedule, picture, asked, -1))).toBe(
      'The answer stays the same all the way down.',
    )
    expect(ladderWords(ladderSteps(schedule, { width: 100, height: 100 }, [said(null, 1)], -1))).toBe(
      'No step of the schedule is smaller than what the model gets at full resolution.',
    )
  })
})
