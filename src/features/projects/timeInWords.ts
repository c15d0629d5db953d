const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
]

/** A moment as people say it, seen from now: `3 hours ago`, and a date once it is more than a week away. */
export function timeInWords(at: number, now: number): string {
  const past = now - at
  if (past > 7 * 86_400_000) return new Date(at).toISOString().slice(0, 10)
  const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
  for (const [unit, ms] of steps) if (past >= ms) return words.format(-Math.floor(past / ms), unit)
  return 'just now'
}
