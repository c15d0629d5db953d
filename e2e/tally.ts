import * as v from 'valibot'

export interface Tally {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

export const nothing: Tally = { passed: 0, failed: 0, skipped: 0 }
export const oneFailure: Tally = { ...nothing, failed: 1 }

export const sum = (a: Tally, b: Tally): Tally => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
})

/** The last line of a test run. */
export const lineOf = ({ passed, failed, skipped }: Tally): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`

const unitReport = v.object({
  testResults: v.array(
    v.object({ status: v.string(), assertionResults: v.array(v.object({ status: v.string() })) }),
  ),
})

const e2eReport = v.object({
  stats: v.object({
    expected: v.number(),
    unexpected: v.number(),
    flaky: v.number(),
    skipped: v.number(),
  }),
  errors: v.array(v.unknown()),
})

/** A run that ended badly never counts as clean, whatever its report says. */
const judged = (tally: Tally, exitCode: number): Tally =>
  exitCode !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally

/** Counts a Vitest JSON report. A file that failed before any of its tests did is one failure. */
export function unitTally(report: unknown, exitCode: number): Tally {
  const parsed = v.safeParse(unitReport, report)
  if (!parsed.success) return oneFailure
  const tallies = parsed.output.testResults.map((file): Tally => {
    const count = (...states: readonly string[]) =>
      file.assertionResults.filter((test) => states.includes(test.status)).length
    const failed = count('failed')
    return {
      passed: count('passed'),
      failed: failed === 0 && file.status === 'failed' ? 1 : failed,
      skipped: count('pending', 'skipped', 'todo', 'disabled'),
    }
  })
  return judged(tallies.reduce(sum, nothing), exitCode)
}

/** Counts a Playwright JSON report. A test that passed when repeated has passed; an error outside tests is a failure. */
export function e2eTally(report: unknown, exitCode: number): Tally {
  const parsed = v.safeParse(e2eReport, report)
  if (!parsed.success) return oneFailure
  const { stats, errors } = parsed.output
  return judged(
    {
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected + errors.length,
      skipped: stats.skipped,
    },
    exitCode,
  )
}
