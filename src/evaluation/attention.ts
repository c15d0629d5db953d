import {
  measureAttention,
  type AttentionChoices,
  type AttentionMeasures,
  type NotMeasured,
} from '../domain/attentionMeasures.ts'
import {
  attentionMeasureNames,
  type AttentionColumn,
  type AttentionReport,
} from '../domain/attentionReport.ts'
import type { PredictionRun } from '../domain/prediction.ts'
import type { Desk } from './desk.ts'
import type { ScoreProgress } from './evaluation.ts'

/** Maps that are read at the same time: enough to keep the disk busy, few enough to hold. */
const atOnce = 16

/**
 * Measures every map of the global view, a few at a time. Whether the answers were right is not asked here: that is in
 * the scores, and changes without any map being read again.
 */
export async function attentionOf(
  desk: Desk,
  choices: AttentionChoices,
  onProgress: (progress: ScoreProgress) => void,
  signal?: AbortSignal,
): Promise<AttentionReport> {
  const runs = desk.runs.filter(({ attention }) => attention)
  const total = runs.reduce((sum, { count }) => sum + count, 0)
  const left: Record<NotMeasured, number> = { view: 0, outside: 0, target: 0, size: 0, empty: 0 }
  const columns = new Map<string, Sums>()
  let done = 0

  for (const run of runs) {
    const sums = sumsFor(columns, run, desk.labels.get(run.id) ?? run.model)
    for await (const { row, predictions, attended } of desk.batches(run.id, signal)) {
      signal?.throwIfAborted()
      const rows = [...predictions.keys()].filter((place) => attended[place] ?? false)
      if (run.view !== 'global') left.view += rows.length
      else {
        for (let at = 0; at < rows.length; at += atOnce) {
          await Promise.all(
            rows.slice(at, at + atOnce).map(async (place) => {
              const itemId = predictions[place]?.itemId ?? ''
              const map = await desk.attention(run.id, row + place)
              if (!map) {
                left.empty += 1
                return
              }
              const found = measureAttention(map, desk.items.get(itemId), choices)
              if (found.kind === 'left') left[found.because] += 1
              else addTo(sums, itemId, found.measures, found.isRelative)
            }),
          )
          signal?.throwIfAborted()
          onProgress({ done: done + (rows[at + atOnce] ?? predictions.length), total })
        }
      }
      done += predictions.length
      onProgress({ done, total })
    }
  }
  return reportOf(desk, [...columns.values()], left)
}

interface Sums extends Pick<AttentionColumn, 'label' | 'crop'> {
  maps: number
  relative: number
  /** By item id: how many maps, then the sum of each measure. */
  readonly items: Map<string, Float64Array>
}

function sumsFor(columns: Map<string, Sums>, { crop }: PredictionRun, label: string): Sums {
  const key = JSON.stringify([label, crop])
  const known = columns.get(key)
  if (known) return known
  const made: Sums = { label, crop, maps: 0, relative: 0, items: new Map() }
  columns.set(key, made)
  return made
}

function addTo(sums: Sums, itemId: string, measures: AttentionMeasures, isRelative: boolean): void {
  const own = sums.items.get(itemId) ?? new Float64Array(1 + attentionMeasureNames.length)
  sums.items.set(itemId, own)
  sums.maps += 1
  if (isRelative) sums.relative += 1
  own[0] = (own[0] ?? 0) + 1
  for (const [at, name] of attentionMeasureNames.entries()) own[at + 1] = (own[at + 1] ?? 0) + measures[name]
}

function reportOf(desk: Desk, columns: readonly Sums[], left: AttentionReport['left']): AttentionReport {
  const measured = columns.filter(({ maps }) => maps > 0)
  const itemIds = [...desk.items.keys()].filter((id) => measured.some(({ items }) => items.has(id)))
  return {
    itemIds,
    left,
    columns: measured.map(({ label, crop, maps, relative, items }) => {
      const valuesOf = (measure: number): Float64Array =>
        Float64Array.from(itemIds, (id) => {
          const own = items.get(id)
          return own ? (own[measure + 1] ?? 0) / (own[0] ?? 0) : Number.NaN
        })
      return {
        label,
        crop,
        maps,
        relative,
        values: {
          cells: valuesOf(0),
          area: valuesOf(1),
          target: valuesOf(2),
          image: valuesOf(3),
          reward: valuesOf(4),
        },
      }
    }),
  }
}
