import { expect, it } from 'vitest'
import { isMostlyRight } from './rightShare.ts'

it('takes several samples together for right where more than half of them are', () => {
  expect([0, 0.5, 0.51, 1, Number.NaN].map(isMostlyRight)).toEqual([false, false, true, true, false])
})
