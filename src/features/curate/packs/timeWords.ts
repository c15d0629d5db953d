/** `5 Mar 2026, 14:05`; a dash for what is no time. */
export function timeWords(at: number): string {
  const date = new Date(at)
  if (Number.isNaN(date.getTime())) return '–'
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' }).format(date)
}
