/** Amounts as people read them. */

const grouped = new Intl.NumberFormat('en-GB')

/** `37`, `100,000`. */
export const numberText = (count: number): string => grouped.format(count)

/** `1 item`, `37 items`. */
export const countText = (count: number, noun: string, nouns = `${noun}s`): string =>
  `${numberText(count)} ${count === 1 ? noun : nouns}`

const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const

/** `5.3 MB`; a unit is a thousand of the one before it. */
export function bytesText(bytes: number): string {
  let amount = Math.max(0, bytes)
  let unit = 0
  while (amount >= 999.5 && unit < units.length - 1) {
    amount /= 1000
    unit += 1
  }
  const digits = unit > 0 && amount < 9.95 ? 1 : 0
  return `${amount.toFixed(digits)} ${units[unit] ?? ''}`
}

/** `a few seconds`, `40 seconds`, `5 minutes`, `1.5 hours`; never more exact than such a guess can be. */
export function spanText(seconds: number): string {
  if (seconds < 5) return 'a few seconds'
  if (seconds < 57.5) return `${Math.ceil(seconds / 5) * 5} seconds`
  if (seconds < 90) return 'a minute'
  const minutes = seconds / 60
  if (minutes < 89.5) return countText(Math.round(minutes), 'minute')
  return `${Math.round(minutes / 30) / 2} hours`
}
