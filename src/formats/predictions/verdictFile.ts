import type { AnswerVerdict } from '../../domain/prediction.ts'
import type { Problem } from '../../domain/problem.ts'
import { parseVerdictRecord, type VerdictRecord } from '../../schema/prediction.ts'
import type { ByteSource } from '../format.ts'
import { readRecords } from '../records.ts'
import { error, placed, warning } from '../remark.ts'

/** The verdicts of judges and people as JSON lines, by item and answer; `sourceIdOf` is the id an item came with. */
export function* verdictLines(
  verdicts: Iterable<AnswerVerdict>,
  sourceIdOf: (itemId: string) => string | null,
): Generator<string> {
  const inOrder = [...verdicts].toSorted((a, b) => compare(a.itemId, b.itemId) || compare(a.answer, b.answer))
  for (const { itemId, answer, right, by, who, words, at, against } of inOrder) {
    const record: VerdictRecord = {
      item: itemId,
      source_id: sourceIdOf(itemId),
      answer,
      verdict: right ? 'Yes' : 'No',
      by,
      who,
      words,
      at: new Date(at).toISOString(),
      right_answer: against ?? null,
    }
    yield `${JSON.stringify(record)}\n`
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

export interface VerdictsRead {
  readonly verdicts: readonly AnswerVerdict[]
  readonly problems: readonly Problem[]
}

/** Reads such lines back; those about none of these items, and those that are no verdicts, are problems. */
export async function readVerdicts(
  source: ByteSource,
  hasItem: (itemId: string) => boolean,
  signal?: AbortSignal,
): Promise<VerdictsRead> {
  const verdicts: AnswerVerdict[] = []
  const problems: Problem[] = []
  for await (const read of readRecords(source, signal)) {
    if (read.kind === 'problem') problems.push(read.problem)
    if (read.kind !== 'record') continue
    const place = { file: source.path, line: read.line }
    const verdict = parseVerdictRecord(read.value)
    if (!verdict) problems.push(placed(noVerdict, place))
    else if (hasItem(verdict.itemId)) verdicts.push(verdict)
    else problems.push(placed(foreign, place))
  }
  return { verdicts, problems }
}

const noVerdict = error(
  'verdict-unreadable',
  'This is no verdict: it needs item, answer, verdict (Yes or No), by (judge or person), who, words, at and right_answer.',
)
const foreign = warning('verdict-foreign', 'This verdict is about no item of this project.')
