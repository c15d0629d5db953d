import { useEffect, useMemo, useState } from 'react'
import { attentionSummary, type AttentionSummary } from '../../../domain/attentionFigures.ts'
import type { AttentionColumn, AttentionReport } from '../../../domain/attentionReport.ts'
import { usedCategories } from '../../../domain/evaluatedItems.ts'
import { columnOf } from '../../../domain/scoreColumns.ts'
import type { Scored } from '../../../evaluation/evaluation.ts'
import { inSlices } from '../../../state/slices.ts'
import { useOpen } from '../../../state/useApp.ts'
import { rightAt } from './attentionRows.ts'

export interface Summaries {
  /** In the order of the table; null is “no category”. */
  readonly categories: readonly (string | null)[]
  /** Shares of right answers of each contestant, at the places of the report’s items. */
  readonly right: ReadonlyMap<AttentionColumn, Float64Array>
  /** Those that are worked out already. */
  readonly known: ReadonlyMap<AttentionColumn, AttentionSummary>
}

/** What the attention of each contestant comes to, worked out in slices: one after another they appear. */
export function useSummaries(report: AttentionReport, scored: Scored): Summaries {
  const listed = useOpen(({ dataset }) => dataset.project.categories)
  const basis = useMemo(() => {
    const places = new Map(scored.itemIds.map((id, place) => [id, place]))
    const categoryOf = (id: string): string | null => scored.categories[places.get(id) ?? -1] ?? null
    const categories = usedCategories(
      new Set(report.itemIds.map(categoryOf)),
      listed.map(({ id }) => id),
    )
    const rank = new Map(categories.map((category, place) => [category, place]))
    const byItem = Int32Array.from(report.itemIds, (id) => rank.get(categoryOf(id)) ?? -1)
    const right = new Map(
      report.columns.map((column) => {
        const scores = columnOf(scored.columns, column.label, 'global', column.crop)
        return [column, rightAt(report.itemIds, places, scores?.right ?? null)]
      }),
    )
    return { categories, byItem, right }
  }, [report, scored, listed])

  const [found, setFound] = useState<{
    readonly of: typeof basis
    readonly known: Summaries['known']
  } | null>(null)
  useEffect(() => {
    const control = new AbortController()
    const work = async (): Promise<void> => {
      const known = new Map<AttentionColumn, AttentionSummary>()
      for (const [column, right] of basis.right) {
        const input = {
          column,
          right,
          categories: basis.byItem,
          categoryCount: basis.categories.length,
        }
        known.set(column, await inSlices(attentionSummary(input), control.signal))
        if (!control.signal.aborted) setFound({ of: basis, known: new Map(known) })
      }
    }
    work().catch((error: unknown) => {
      if (!control.signal.aborted) throw error
    })
    return () => control.abort()
  }, [basis])

  return {
    categories: basis.categories,
    right: basis.right,
    known: found?.of === basis ? found.known : none,
  }
}

const none: Summaries['known'] = new Map()
