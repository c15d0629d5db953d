import { parseQuery } from './query.ts'
import { note, type Remark } from './remark.ts'
import { textRemarks } from './textRemarks.ts'

/** The bare question of a field that should hold nothing else; what had to be taken off it is remarked. */
export function readQuestion(
  query: string,
  field: string,
  remarks: Remark[],
): { readonly question: string; readonly options: readonly string[] } {
  const { question, options, hadLetterInstruction, notes } = parseQuery(query)
  remarks.push(...notes.map((sentence) => note('question-stripped', sentence, field)))
  if (options.length > 0) {
    remarks.push(note('question-stripped', 'The option lines were split from the question.', field))
  }
  if (hadLetterInstruction) {
    remarks.push(
      note('question-stripped', 'The instruction to answer by letter was removed from the question.', field),
    )
  }
  remarks.push(...textRemarks(question, field))
  return { question, options }
}
