import { isMultipleChoice } from '../domain/item.ts'
import type { Problem } from '../domain/problem.ts'
import { benchRowOf, pictureOf } from './benchTsv.ts'
import { draftOf } from './benchRow.ts'
import { decodeDelimited, headerOf, recordOf, type DelimitedRow } from './delimited.ts'
import type { ByteSource, Decoded, Draft, Format } from './format.ts'
import { note, placed, warning } from './remark.ts'

/**
 * HR-Bench (FORMATS §4.1): each question stands there four times with its options turned round. The first one becomes an
 * item; the others are folded into it, for they say nothing new unless their answer is another.
 */
export const hrBench: Format = {
  id: 'hr-bench',
  label: 'HR-Bench',
  loses: ['judgements', 'checks', 'boxes', 'region', 'provenance'],
  recognises(_path, head) {
    const header = headerOf(head)
    return header?.includes('cycle_category') && header.includes('question')
      ? { because: 'its columns are question, answer and cycle_category', confidence: 0.95 }
      : null
  },
  decode(source, signal) {
    const folding = foldCycles()
    return decodeDelimited(source, signal, (row) => rowOf(source, row, folding))
  },
}

function* rowOf(source: ByteSource, row: DelimitedRow, folding: Folding): Iterable<Decoded> {
  const { cells, place } = row
  const remarks = [...row.remarks]
  const picture = pictureOf(source, row)
  const cell = cells.get('image') ?? ''
  const decoded = draftOf(
    hrBench.id,
    benchRowOf(cells, picture.path, remarks),
    recordOf(cells, [picture.column]),
    place,
    remarks,
  )
  if (decoded.kind !== 'draft') {
    yield decoded
    return
  }
  const folded = folding.take(decoded.draft, `${cell.length} ${cell.slice(0, 64)} ${cell.slice(-64)}`)
  if (folded === 'first') {
    if (picture.file) yield { kind: 'picture', picture: picture.file }
    yield decoded
  } else yield { kind: 'problem', problem: folded }
}

export interface Folding {
  /** `first` for a question that was not there yet; else what is to be said about this one. */
  take(draft: Draft, picture: string): 'first' | Problem
}

/** Knows a question again by its picture, its words, and its options in whatever order. */
export function foldCycles(): Folding {
  const known = new Map<string, Draft>()
  return {
    take(draft, picture) {
      const { question, options, answerText } = draft.content
      const key = JSON.stringify([picture, question, options.toSorted()])
      const first = known.get(key)
      if (!first || !isMultipleChoice(draft.content)) {
        known.set(key, draft)
        return 'first'
      }
      const line = String(first.source.line)
      return placed(
        first.content.answerText === answerText
          ? note(
              'cycle-folded',
              `The same question as on line ${line} with its options in another order; it was folded into that one.`,
            )
          : warning(
              'cycle-conflict',
              `The same question as on line ${line}, but its answer is another; the answer of that line was kept.`,
              'answer',
            ),
        draft.source,
      )
    },
  }
}
