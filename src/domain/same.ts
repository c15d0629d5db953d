/**
 * Whether two plain records (objects, arrays, text, numbers) say the same, whatever objects hold them: what was read
 * back from storage equals what was written.
 */
export function sameRecord(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a === 'number' && typeof b === 'number') return Number.isNaN(a) && Number.isNaN(b)
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false
    return a.every((value, index) => sameRecord(value, b[index]))
  }
  const fields = new Map(Object.entries(a))
  const others = Object.entries(b)
  return (
    fields.size === others.length &&
    others.every(([key, value]) => fields.has(key) && sameRecord(fields.get(key), value))
  )
}
