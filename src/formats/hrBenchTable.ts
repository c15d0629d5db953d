import type { Draft, Decoded, Format } from './format.ts'
import { choiceColumns, decodeChoices } from './choiceTable.ts'
import { isObject, keyOf, namesKey } from './fields.ts'
import { foldCycles, type Folding } from './hrBench.ts'
import { idOf } from './innerFields.ts'
import { decodeAny, type Row, type RowReading } from './rows.ts'

const reading: RowReading = { columns: choiceColumns, pictures: ['image'], encoded: ['image'] }

/** HR-Bench as Parquet or JSON (FORMATS §4.1), its pictures base64 there too; the turns of a question become one item. */
export const hrBenchTable: Format = {
  id: 'hr-bench-table',
  label: 'HR-Bench',
  loses: ['judgements', 'checks', 'boxes', 'region', 'provenance'],
  recognises: (_path, head) =>
    namesKey(head, 'cycle_category') && namesKey(head, 'question')
      ? { because: 'its records have question, answer and cycle_category', confidence: 0.95 }
      : null,
  recognisesTable: (_path, { columns }) =>
    columns.includes('cycle_category') && columns.includes('question')
      ? { because: 'its columns are question, answer and cycle_category', confidence: 0.95 }
      : null,
  decode(source, signal) {
    const folding = foldCycles()
    const turns = countTurns()
    return decodeAny(source, reading, signal, (row) => foldedRow(row, folding, turns))
  },
}

function* foldedRow(
  row: Row,
  folding: Folding,
  turnOf: (draft: Draft, cycle: string) => string,
): Iterable<Decoded> {
  const decoded = [...decodeChoices(hrBenchTable.id, row, ['image'])]
  const draft = decoded.find((each) => each.kind === 'draft')?.draft
  const cycle = isObject(row.value) ? idOf(keyOf(row.value, 'cycle_category')) : null
  const folded = draft && cycle !== null ? folding.take(draft, turnOf(draft, cycle)) : 'first'
  if (folded === 'first') yield* decoded
  else yield { kind: 'problem', problem: folded }
}

/**
 * Stands in for the picture, which would have to be read to be compared: the same question with the same options in the
 * same turn once more is about another picture.
 */
function countTurns(): (draft: Draft, cycle: string) => string {
  const counts = new Map<string, number>()
  return ({ content: { question, options } }, cycle) => {
    const key = JSON.stringify([question, options.toSorted(), cycle])
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    return `picture ${count}`
  }
}
