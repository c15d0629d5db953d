import type { Json } from '../../domain/json.ts'
import type { CropKind } from '../../domain/prediction.ts'
import type { Budget, View } from '../../domain/preview.ts'
import { keyOf } from '../fields.ts'
import type { RunOrigin } from './predictionFormat.ts'
import { budgetIn, cropNamed, viewIn } from './runNames.ts'

/** The first of these keys that holds a text, a number or a truth value, as text; null where none does. */
export function textAt(value: Json, ...keys: readonly string[]): string | null {
  for (const key of keys) {
    const text = textOf(keyOf(value, key))
    if (text !== null) return text
  }
  return null
}

const textOf = (value: Json | undefined): string | null =>
  typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : null

/** A number that is not negative; null for anything else. */
export function amountAt(value: Json, key: string): number | null {
  const amount = keyOf(value, key)
  return typeof amount === 'number' && Number.isFinite(amount) && amount >= 0 ? amount : null
}

function seedAt(value: Json): number | null {
  const seed = amountAt(value, 'seed')
  return seed !== null && Number.isSafeInteger(seed) ? seed : null
}

function viewAt(value: Json): View | null {
  const view = textAt(value, 'view')
  return view === null ? null : viewIn(view)
}

/** What a record itself says of its run. */
export function originIn(value: Json): RunOrigin {
  const crop = cropAt(value)
  return {
    model: textAt(value, 'model'),
    seed: seedAt(value),
    view: viewAt(value) ?? (crop === null ? null : 'global'),
    benchmark: textAt(value, 'benchmark'),
    budget: budgetAt(value),
    crop,
  }
}

function cropAt(value: Json): CropKind | null {
  const crop = textAt(value, 'crop', 'crop_kind')
  return crop === null ? null : cropNamed(crop.slice(0, 60))
}

/** `budget` as a word or as an object, or a number of visual tokens; nothing that could limit the answer instead. */
function budgetAt(value: Json): Budget | null {
  const budget = keyOf(value, 'budget')
  if (typeof budget === 'string') return budget.trim() === 'native' ? { kind: 'native' } : budgetIn(budget)
  const given = budget ?? null
  const count = wholeAt(given, 'tokens') ?? wholeAt(value, 'token_budget') ?? wholeAt(value, 'visual_tokens')
  if (count !== null) return { kind: 'tokens', tokens: count }
  const side = wholeAt(given, 'side')
  if (side !== null) return { kind: 'side', side }
  return textAt(given, 'kind') === 'native' ? { kind: 'native' } : null
}

function wholeAt(value: Json, key: string): number | null {
  const count = amountAt(value, key)
  return count !== null && Number.isSafeInteger(count) && count > 0 ? count : null
}

/** The path of the first picture that a record names; a picture that lies in the record is none. */
export function pictureAt(value: Json, ...keys: readonly string[]): string | null {
  for (const key of keys) {
    const found = keyOf(value, key)
    const path: Json | undefined = Array.isArray(found) ? (found as readonly Json[])[0] : found
    if (typeof path === 'string' && path.trim() !== '' && path.length < 4096) return path
  }
  return null
}

/** The ids that a record gives under these keys. */
export const idsAt = (value: Json, ...keys: readonly string[]): readonly string[] =>
  keys.flatMap((key) => textOf(keyOf(value, key)) ?? [])

/** The texts of a list, however deep they lie in lists; a text alone is a list of one. */
export function textsIn(value: Json | undefined, depth = 4): readonly string[] {
  if (Array.isArray(value))
    return depth === 0 ? [] : (value as readonly Json[]).flatMap((inner) => textsIn(inner, depth - 1))
  const text = textOf(value)
  return text === null ? [] : [text]
}
