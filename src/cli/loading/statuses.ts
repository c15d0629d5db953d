import type { Draft } from '../../formats/format.ts'
import { r2iAnswers } from '../../formats/r2iAnswers.ts'

/**
 * The records that are meant: those of the statuses that somebody named, or all, or else what upstream found valid,
 * what says no status, and, where there are no answers at all, the questions that passed.
 */
export function chosenDrafts(drafts: readonly Draft[], statuses: readonly string[]): readonly Draft[] {
  if (statuses.includes('all')) return drafts
  if (statuses.length > 0) {
    return drafts.filter(({ source: { status } }) => statuses.includes(status ?? 'none'))
  }
  const hasAnswers = drafts.some(({ source }) => source.format === r2iAnswers.id)
  const usual = new Set(['valid vqa', null, ...(hasAnswers ? [] : ['question passed'])])
  return drafts.filter(({ source }) => usual.has(source.status))
}
