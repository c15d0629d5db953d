import type { View } from '../../domain/preview.ts'
import { segmentsOf } from '../picturePath.ts'

/** The view that a name speaks of: `zoom-bench-crop`, `zoombench_regional`; null where it speaks of none. */
export function viewIn(name: string): View | null {
  const words = name.toLowerCase().split(/[^a-z]+/)
  if (words.some((word) => /^(?:crop|crops|cropped|region|regional|regions)$/.test(word))) return 'regional'
  if (words.some((word) => /^(?:global|full|whole)$/.test(word))) return 'global'
  return words.some((word) => /^(?:blind|textonly)$/.test(word)) ? 'blind' : null
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
  const stem = (segments.at(-1) ?? path).replace(/\.(?:jsonl?|ndjson|csv|tsv|txt)$/i, '')
  return { stem, folders: segments.slice(0, -1).toReversed() }
}
