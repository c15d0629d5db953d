import type { CropKind } from '../../domain/prediction.ts'
import type { Budget, View } from '../../domain/preview.ts'
import { segmentsOf } from '../picturePath.ts'
import type { RunOrigin } from './predictionFormat.ts'

/** The view that a name speaks of: `zoom-bench-crop`, `zoombench_regional`; null where it speaks of none. */
export function viewIn(name: string): View | null {
  // The crop test shows the whole picture, with a crop beside it (001).
  if (cropTested.test(name)) return 'global'
  const words = name.toLowerCase().split(/[^a-z]+/)
  if (words.some((word) => /^(?:crop|crops|cropped|region|regional|regions)$/.test(word))) return 'regional'
  if (words.some((word) => /^(?:global|full|whole)$/.test(word))) return 'global'
  return words.some((word) => /^(?:blind|textonly)$/.test(word)) ? 'blind' : null
}

const cropKindWords = 'predicted|pred|ground[-_ ]?truth|truth|gt|random[-_ ]?noise|noise|random'
const cropTested = /crop[-_. ]?test/i
const cropTestOf = new RegExp(`crop[-_. ]?test[-_./ ]*(${cropKindWords})(?![a-z])`, 'i')

/** The crop that was shown in the crop test, as a path or a name tells it: `crop-test-noise`; null anywhere else. */
export function cropIn(name: string): CropKind | null {
  const word = cropTestOf.exec(name)?.[1]
  return word === undefined ? null : cropNamed(word)
}

/** The crop that a word names. */
export function cropNamed(word: string): CropKind | null {
  const plain = word.trim().toLowerCase().replaceAll(/[-_ ]/g, '')
  if (/^(?:predicted|pred|prediction)$/.test(plain)) return 'predicted'
  if (/^(?:truth|groundtruth|gt)$/.test(plain)) return 'truth'
  return /^(?:noise|randomnoise|random)$/.test(plain) ? 'noise' : null
}

/** Only what cannot be a part of a model’s name: `1024-tokens`, `tokens-1024`, `16k-tokens`, `side-448`, `budget-native`. */
const budgets: readonly (readonly [RegExp, (number: number) => Budget])[] = [
  [
    /(?:^|[-_./ ])(?<!(?:max|new|output)[-_])(\d{1,6})(k?)[-_ ]?(?:(?:visual|image)[-_ ]?)?tokens?(?![a-z0-9])/i,
    tokens,
  ],
  [/(?:^|[-_./ ])(?<!(?:max|new|output)[-_])tokens?[-_=](\d{1,6})(k?)(?![a-z0-9])/i, tokens],
  [/(?:^|[-_./ ])side[-_=](\d{2,5})()(?![a-z0-9])/i, (side) => ({ kind: 'side', side })],
  [
    /(?:^|[-_./ ])(?:budget[-_=]native|native[-_](?:budget|resolution))()()(?![a-z0-9])/i,
    () => ({ kind: 'native' }),
  ],
]

function tokens(count: number): Budget {
  return { kind: 'tokens', tokens: count }
}

/** The budget that a name or a path speaks of; null where it speaks of none. */
export const budgetIn = (name: string): Budget | null => budgetFound(name)?.budget ?? null

function budgetFound(name: string): { readonly budget: Budget; readonly said: string } | null {
  for (const [pattern, budgetOf] of budgets) {
    const found = pattern.exec(name)
    if (!found) continue
    const count = Number(found[1]) * (found[2] === '' ? 1 : 1024)
    const budget = budgetOf(count)
    if (budget.kind === 'native' || count > 0) return { budget, said: found[0] }
  }
  return null
}

/** A model’s name without the words that tell its budget or its crop, which tell its runs apart. */
export function withoutConditions(name: string): string {
  const bare = name
    .replace(budgetFound(name)?.said ?? '', '')
    .replace(new RegExp(`[-_. ]*${cropTestOf.source}`, 'i'), '')
    .replace(/^[-_. ]+/, '')
  return bare || name
}

/** A name without the words that tell the view, at its end. */
export const withoutView = (name: string): string =>
  name.replace(/[-_. ]+(?:crops?|cropped|regions?|regional|global|full|whole|blind)(?:[-_. ]?view)?$/i, '') ||
  name

/** `model_seed42` taken apart. */
export function seedIn(name: string): { readonly name: string; readonly seed: number | null } {
  const found = /^(.+?)[-_.]seed[-_=]?(\d{1,12})(.*)$/i.exec(name)
  if (!found) return { name, seed: null }
  return { name: `${found[1] ?? ''}${found[3] ?? ''}`, seed: Number(found[2]) }
}

export interface PathNames {
  /** The file without its ending. */
  readonly stem: string
  /** The folders above it, the nearest first. */
  readonly folders: readonly string[]
}

export function pathNames(path: string): PathNames {
  const segments = segmentsOf(path)
  const stem = (segments.at(-1) ?? path).replace(/\.(?:jsonl?|ndjson|csv|tsv|txt|xlsx|npy)$/i, '')
  return { stem, folders: segments.slice(0, -1).toReversed() }
}

/** What is known of a run with budget and crop, as the file’s own name and the three folders above it tell them. */
export function withConditions(path: string, origin: Omit<RunOrigin, 'budget' | 'crop'>): RunOrigin {
  const { stem, folders } = pathNames(path)
  const names = [stem, ...folders.slice(0, 3)]
  const crop = cropIn(names.toReversed().join('/'))
  return {
    ...origin,
    model: origin.model === null ? null : withoutConditions(origin.model),
    view: crop === null ? origin.view : 'global',
    budget: names.map(budgetIn).find((each) => each !== null) ?? null,
    crop,
  }
}
