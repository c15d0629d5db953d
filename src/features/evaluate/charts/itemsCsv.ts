import { csvLine } from '../../../formats/csvCells.ts'
import type { EvaluatedItem } from '../../../domain/evaluatedItem.ts'
import { cutText } from '../../../ui/longText.ts'

/** An item behind a part, as it is listed and saved. */
export interface ListedItem {
  readonly id: string
  readonly question: string
  readonly category: string
  /** Share of its samples that were right, of the first and of the second. */
  readonly first: number
  readonly second: number
}

export const questionOf = (item: EvaluatedItem | undefined): string =>
  item?.key?.question ?? item?.given.question ?? ''

/** The listed items as CSV (RFC 4180), piece by piece. */
export function itemsCsv(items: readonly ListedItem[], sides: readonly [string, string]): readonly string[] {
  return [
    csvLine(['Id', 'Question', 'Category', `Right, ${sides[0]}`, `Right, ${sides[1]}`]),
    ...items.map(({ id, question, category, first, second }) =>
      csvLine([id, question, category, first, second]),
    ),
  ]
}

/** Characters of texts from outside that are shown in a list. */
const longestShown = 200

export const shownText = (text: string): string => cutText(text, longestShown)
