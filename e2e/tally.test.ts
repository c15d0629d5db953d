import { describe, expect, it } from 'vitest'
import { e2eTally, lineOf, sum, unitTally } from './tally.ts'

const file = (status: string, ...tests: readonly string[]) => ({
  status,
  assertionResults: tests.map((status) => ({ status })),
})
const e2e = (stats: object, errors: readonly object[] = []) => ({
  stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats },
  errors,
})

describe('the last line', () => {
  it('names skipped tests only when there are some', () => {
    expect(lineOf({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed')
    expect(lineOf({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped')
  })

  it('sums what was counted', () => {
    const counted = sum({ passed: 1, failed: 2, skipped: 3 }, { passed: 10, failed: 20, skipped: 30 })
    expect(counted).toEqual({ passed: 11, failed: 22, skipped: 33 })
  })
})

describe('unit tests', () => {
  it('are counted over all files', () => {
    const report = { testResults: [file('passed', 'passed', 'pending'), file('failed', 'passed', 'failed')] }
    expect(unitTally(report, 1)).toEqual({ passed: 2, failed: 1, skipped: 1 })
  })

  it('fail once for a file that does not load', () => {
    expect(unitTally({ testResults: [file('failed')] }, 1).failed).toBe(1)
  })

  it('fail once when the run ends badly although every test passed', () => {
    expect(unitTally({ testResults: [file('passed', 'passed')] }, 1)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 0,
    })
  })

  it('fail once when there is no report', () => {
    expect(unitTally(undefined, 0).failed).toBe(1)
    expect(unitTally({ testResults: 'all fine' }, 0).failed).toBe(1)
  })
})

describe('end-to-end tests', () => {
  it('pass when a repetition passes', () => {
    const report = e2e({ expected: 4, flaky: 1, unexpected: 2, skipped: 3 })
    expect(e2eTally(report, 1)).toEqual({ passed: 5, failed: 2, skipped: 3 })
  })

  it('fail for each error outside the tests', () => {
    expect(e2eTally(e2e({ expected: 1 }, [{ message: 'no server' }]), 1).failed).toBe(1)
  })

  it('fail once when the run ends badly without saying why', () => {
    expect(e2eTally(e2e({}), 1).failed).toBe(1)
    expect(e2eTally(null, 0).failed).toBe(1)
  })
})
