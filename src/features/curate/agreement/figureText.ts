import type { Coefficient } from '../../../domain/agreementCoefficients.ts'

/** `0.81`; two digits say all that such intervals can. The minus is a minus. */
export const coefficientText = (value: number): string =>
  value
    .toFixed(2)
    .replace(/^-(?=0\.00$)/, '')
    .replace('-', '−')

/** `0.72 to 0.88`; null where no interval is known. */
export const intervalText = (of: Coefficient): string | null =>
  of.value === null || !of.interval
    ? null
    : `${coefficientText(of.interval.low)} to ${coefficientText(of.interval.high)}`

/** `81.3 %`, or a dash for nothing. */
export const shareText = (share: number | null): string =>
  share === null ? '–' : `${(share * 100).toFixed(1)} %`

/** `23.4 s`, or a dash for nothing. */
export const secondsText = (seconds: number | null): string =>
  seconds === null ? '–' : `${seconds.toFixed(1)} s`
