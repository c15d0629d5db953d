import { kindOf } from '../../../domain/selection.ts'
import { selectionSentence, type SelectionWords } from '../../../domain/selectionSentences.ts'
import { csvLine } from '../../../formats/csvCells.ts'
import { csvBlob, saveFile } from '../../../ui/saveFile.ts'
import type { Chosen } from '../../../state/selectionRoom.ts'
import { breath } from '../useFacts.ts'

/** Rows in one piece of the file. */
const piece = 2000

/** Every item with what the plan comes to for it, and why, as CSV in pieces. */
export function* reasonsCsv({ facts, selection }: Chosen, words: SelectionWords): Generator<string> {
  yield csvLine(['id', 'source_id', 'category', 'kind', 'selection', 'duplicate_of', 'reason', 'question'])
  for (let from = 0; from < facts.length; from += piece) {
    yield facts
      .slice(from, from + piece)
      .map((one) => {
        const verdict = selection.verdicts.get(one.item.id) ?? { code: 'not-accepted', of: null }
        const { category, question } = one.content
        return csvLine([
          one.item.id,
          one.item.source.id,
          category,
          kindOf(one),
          verdict.code,
          verdict.of,
          selectionSentence(verdict, one, words),
          question,
        ])
      })
      .join('')
  }
}

export async function saveReasons(chosen: Chosen, words: SelectionWords): Promise<void> {
  const parts: string[] = []
  for (const part of reasonsCsv(chosen, words)) {
    parts.push(part)
    await breath()
  }
  saveFile('selection-reasons.csv', csvBlob(parts))
}
