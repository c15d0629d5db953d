import { isMultipleChoice } from '../domain/item.ts'
import type { Held } from './held.ts'
import type { ExportRow } from './target.ts'

/** The rows with options, and why the others stay out of a benchmark that has no open questions. */
export function onlyChoices(
  rows: readonly ExportRow[],
  benchmark: string,
): { readonly choices: readonly ExportRow[]; readonly held: readonly Held[] } {
  return {
    choices: rows.filter(({ content }) => isMultipleChoice(content)),
    held: rows
      .filter(({ content }) => !isMultipleChoice(content))
      .map(({ item }) => ({
        itemId: item.id,
        code: 'open-question',
        sentence: `It is an open question, and ${benchmark} has multiple choice alone: give it options, or use another export for it.`,
      })),
  }
}
