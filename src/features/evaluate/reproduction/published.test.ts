import { describe, expect, it } from 'vitest'
import { publishedTables } from '../../../domain/published/published.ts'
import { faultsOf, publishedChecks } from '../../../domain/published/publishedChecks.ts'
import { publishedCsv } from './publishedCsv.ts'
import { checkText } from './publishedWords.ts'

const design = publishedTables.find(({ id }) => id === 'focus-10')
if (!design) throw new Error('The table is missing.')

describe('published figures as CSV', () => {
  it('hold each figure with each rule, and those that no rule speaks of', () => {
    const lines = publishedCsv([design]).trimEnd().split('\r\n')
    expect(lines[0]).toBe('paper,table,row,view,column,printed,standing,rule,recomputed,tolerance')
    expect(lines.filter((line) => line.includes('Without the reward'))).toEqual([
      'Learning to Focus and Precise Cropping,Table 10,Without the reward,,FSP,79,follows,count,79,0.05',
      'Learning to Focus and Precise Cropping,Table 10,Without the reward,,FSP IoU,30.6,given,,,',
      'Learning to Focus and Precise Cropping,Table 10,Without the reward,,FCP,63.7,follows,count,63.75,0.05',
      'Learning to Focus and Precise Cropping,Table 10,Without the reward,,FCP IoU,37.7,given,,,',
      'Learning to Focus and Precise Cropping,Table 10,Without the reward,,Overall,71.2,off,average,71.35,0.1',
    ])
  })

  it('are all of them', () => {
    const printed = publishedTables.flatMap(({ rows }) =>
      rows.flatMap(({ figures }) => figures.filter((figure) => figure !== null)),
    )
    expect(publishedCsv(publishedTables).split('\r\n').length).toBeGreaterThan(printed.length)
  })
})

it('says what comes out, and how far away the printed figure may be', () => {
  const faults = publishedTables.flatMap((table) =>
    faultsOf(publishedChecks(table)).map((check) => checkText(check, table.digits)),
  )
  expect(faults).toContain('average of its parts: 71.35 comes out, ± 0.10')
  expect(faults).toContain('share of whole answers: 73.04 is the nearest, ± 0.05')
  expect(faults).toContain('average of its parts: 85.34 comes out, ± 0.05')
})
