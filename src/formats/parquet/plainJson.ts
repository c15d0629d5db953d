import type { Json } from '../../domain/json.ts'

/**
 * A value of a Parquet row as plain JSON: bytes are their text where they are one and not called `bytes`, else null; whole numbers beyond 2^53 their digits as text, times their
 * ISO text, and what JSON has no word for (NaN, infinities) null.
 */
export function plainJson(value: unknown): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value === 'bigint') {
    const number = Number(value)
    return Number.isSafeInteger(number) ? number : String(value)
  }
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString()
  if (value instanceof Uint8Array) return textIn(value)
  if (value instanceof Float32Array || value instanceof Float64Array || value instanceof Int32Array)
    return Array.from(value, plainJson)
  if (value instanceof BigInt64Array) return Array.from(value, plainJson)
  if (Array.isArray(value)) return value.map(plainJson)
  if (typeof value !== 'object') return null
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, key === 'bytes' ? null : plainJson(each)]),
  )
}

/** Older writers do not say which bytes are text. */
function textIn(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes)
  } catch {
    return null
  }
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
