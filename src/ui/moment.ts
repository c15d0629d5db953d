const moments = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
/** The last moment that a date can be, in milliseconds. */
const lastMoment = 8.64e15

/** `20 Nov 2026, 18:05`; other words where that is no moment. */
export const momentText = (at: number): string =>
  Number.isFinite(at) && Math.abs(at) <= lastMoment ? moments.format(at) : 'an unknown time'
