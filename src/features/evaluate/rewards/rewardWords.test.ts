import { describe, expect, it } from 'vitest'
import type { HierarchyReward } from '../../../domain/trainingReward.ts'
import { rewardGatherer } from '../../../domain/trainingRewardColumns.ts'
import { rewardChart } from './rewardChart.ts'
import { formulaText, meanText, numberOf, releasedWeighting, stepsOf, weightsOf } from './rewardWords.ts'

const reward = (over: Partial<HierarchyReward>): HierarchyReward => ({
  answer: '46',
  isTagged: true,
  rule: 'open',
  accuracy: 0,
  format: 1,
  tried: ['empty', 'too-long', 'answer-line', 'equal', 'open'],
  ...over,
})

describe('a reward in words', () => {
  it('is its formula, with the weights that were chosen', () => {
    expect(formulaText(releasedWeighting)).toBe('(1 − 0) · accuracy + 0 · format')
    expect(formulaText({ ...releasedWeighting, kind: 'tools' })).toBe(
      '0.8 · accuracy + 0.2 · format + 1.2 · tool',
    )
    expect(weightsOf({ ...releasedWeighting, kind: 'tools' })).toEqual({
      accuracy: 0,
      format: 0,
      toolAccuracy: 0.8,
      toolFormat: 0.2,
      tool: 1.2,
    })
  })

  it('has short numbers', () => {
    expect(numberOf(-0.2)).toBe('−0.2')
    expect(numberOf(1 / 3)).toBe('0.3333')
    expect(meanText(-0.05)).toBe('−0.050')
    expect(meanText(null)).toBe('–')
  })

  it('is told rule by rule: what fired, what did not, and what was not looked at', () => {
    expect(stepsOf(reward({})).map(({ rule, outcome }) => `${rule} ${outcome}`)).toEqual([
      'empty passed',
      'too-long passed',
      'answer-line passed',
      'letter skipped',
      'equal passed',
      'counting skipped',
      'open decided',
    ])
    const counted = reward({
      rule: 'counting',
      accuracy: 0.5,
      tried: ['empty', 'too-long', 'answer-line', 'equal', 'counting'],
    })
    expect(stepsOf(counted).at(-1)).toEqual({ rule: 'counting', outcome: 'decided', text: 'Decided: 0.5.' })
    expect(stepsOf(reward({ rule: 'judge', accuracy: 1, tried: ['judge'] })).at(-1)?.rule).toBe('judge')
  })
})

describe('the chart of rewards', () => {
  it('has every item in a bin, and says what it shows', () => {
    const gatherer = rewardGatherer()
    const tool = { accuracy: 1, format: 0, tool: 0 }
    gatherer.add('a', null, { hierarchy: reward({ accuracy: 1 }), tool, usedTool: false })
    gatherer.add('b', null, { hierarchy: reward({}), tool, usedTool: false })
    const column = gatherer.column({ label: 'Model', view: 'regional', crop: null, runIds: ['r'] })
    const spec = rewardChart(column, column.terms.accuracy, 0.5, releasedWeighting)
    expect(spec.definition).toContain('Model, regional')
    expect(spec.table.rows.reduce((sum, [, , count]) => sum + Number(count), 0)).toBe(2)
  })
})
