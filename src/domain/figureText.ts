import type { Interval } from './bootstrap.ts'

/** Figures as tables, charts and sentences show them; a minus is a minus. */

/** `62.18`: as tables of results show a figure, a dash for nothing. */
export const figureText = (value: number | null): string => (value === null ? '–' : value.toFixed(2))

/** `+4.5`, `−0.6`, `0.0`: a difference with its sign. */
export function signedText(value: number, digits = 1): string {
  const text = Math.abs(value).toFixed(digits)
  return Number(text) === 0 ? text : `${value < 0 ? '−' : '+'}${text}`
}

/** A difference of two shares in percentage points. */
export const pointsText = (difference: number): string => signedText(difference * 100)

/** `62.2 %`: a share that is compared with others. */
export const percentText = (share: number): string => `${(share * 100).toFixed(1)} %`

/** `−1.3 to 3.0` */
export const rangeText = ({ low, high }: Interval): string =>
  `${low.toFixed(1)} to ${high.toFixed(1)}`.replaceAll('-', '−')

/** `0.013`, `< 0.001`: the p of a test; a dash where there was nothing to test. */
export const chanceText = (p: number | null): string =>
  p === null ? '–' : p < 0.001 ? '< 0.001' : p.toFixed(3)

/** `p = 0.013`, `p < 0.001` */
export const pText = (p: number): string => `p ${p < 0.001 ? '' : '= '}${chanceText(p)}`
