import { judgementId } from '../../domain/judgement.ts'
import { uniteJudgements } from '../../domain/merging.ts'
import type { Problem } from '../../domain/problem.ts'
import type { ByteSource } from '../../formats/format.ts'
import { readJudgements, type JudgementLine } from '../../formats/judgementsRead.ts'
import { countText } from '../../ui/quantity.ts'
import { writeText, type Place } from '../disk/output.ts'
import type { Terminal } from '../terminal.ts'
import { undecidable } from './mergeProblems.ts'

/**
 * Writes one `judgements.jsonl` of several, each record as it stands in its file: items in the order in which they first
 * come, and of each the annotators by id, as the export writes them.
 */
export async function mergeLines(
  files: readonly ByteSource[],
  place: Place,
  terminal: Terminal,
): Promise<readonly Problem[]> {
  const problems: Problem[] = []
  const records = new Map<string, Map<string, JudgementLine>>()
  const judgements = uniteJudgements()
  for (const source of files) {
    for await (const read of readJudgements(source, terminal.signal)) {
      if (read.kind === 'problem') {
        problems.push(read.problem)
        continue
      }
      const { judgement } = read
      const { itemId, annotatorId } = judgement
      judgements.add(judgement)
      if (judgements.all.get(judgementId(itemId, annotatorId)) !== judgement) continue
      const ofItem = records.get(itemId) ?? new Map<string, JudgementLine>()
      records.set(itemId, ofItem.set(annotatorId, read))
    }
  }
  await writeText(place, lines(records), terminal.signal)
  terminal.say(
    `Written: ${place.path} with ${countText(judgements.all.size, 'judgement')} on ${countText(records.size, 'item')}.`,
  )
  return [...problems, ...undecidable(judgements.undecidable)]
}

function* lines(records: ReadonlyMap<string, ReadonlyMap<string, JudgementLine>>): Generator<string> {
  for (const ofItem of records.values()) {
    const said = [...ofItem].toSorted(([a], [b]) => (a < b ? -1 : 1))
    for (const [, { record }] of said) yield `${JSON.stringify(record)}\n`
  }
}
