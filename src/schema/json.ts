import type { Json } from '../domain/json.ts'

/** Deeper values would exhaust the stack of whoever walks them recursively, `JSON.stringify` among them. */
export const deepest = 500

/** Whether it is plain JSON of bearable depth. Never recurses itself. */
export function isJson(value: unknown): value is Json {
  let level: readonly unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return false
    const inner: unknown[] = []
    for (const one of level) {
      if (typeof one === 'object' && one !== null) {
        if (!Array.isArray(one) && !isRecord(one)) return false
        for (const part of Object.values(one)) inner.push(part)
      } else if (!isLeaf(one)) return false
    }
    level = inner
  }
  return true
}

const isLeaf = (value: unknown): boolean =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

const isRecord = (value: object): boolean => Object.prototype.toString.call(value) === '[object Object]'
