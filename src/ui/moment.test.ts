import { expect, it } from 'vitest'
import { momentText } from './moment.ts'

it('writes day and time, and never fails on what is no moment', () => {
  expect(momentText(Date.UTC(2026, 10, 20, 12))).toContain('20 Nov 2026')
  expect([Number.NaN, Number.POSITIVE_INFINITY, 1e300].map(momentText)).toEqual([
    'an unknown time',
    'an unknown time',
    'an unknown time',
  ])
})
