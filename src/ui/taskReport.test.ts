import { describe, expect, it } from 'vitest'
import { perSecond } from './taskRate.ts'
import { pacedReport } from './taskReport.ts'

const report = (label: string, done: number, bytes: number) => ({
  label,
  done,
  total: 10,
  unit: 'pictures',
  bytes,
})

describe('reports of a task', () => {
  it('keep the pace of what is counted and of its bytes', () => {
    const first = pacedReport(null, report('Importing', 0, 0), 0)
    const second = pacedReport(first, report('Importing', 4, 2_000_000), 2000)
    expect(perSecond(second.pace)).toBe(2)
    expect(perSecond(second.bytePace)).toBe(1_000_000)
  })

  it('begin anew with another label', () => {
    const first = pacedReport(null, report('Reading', 0, 0), 0)
    const second = pacedReport(first, report('Importing', 8, 0), 2000)
    expect(perSecond(second.pace)).toBeNull()
    expect(perSecond(pacedReport(second, report('Importing', 9, 0), 4000).pace)).toBe(0.5)
  })
})
