import type { Judgement } from '../domain/judgement.ts'
import type { Problem } from '../domain/problem.ts'
import { safeParseEntry } from '../schema/entry.ts'
import type { ByteSource } from './format.ts'
import { readRecords } from './records.ts'

/** A line of `judgements.jsonl`, read back. */
export interface JudgementLine {
  readonly judgement: Judgement
  readonly line: number
  /** Name of the annotator, where the file says one. */
  readonly name: string | null
  /** Picture path and query, by which an item is known where its id is not. */
  readonly questionKey: string
  /** The record as it stands in the file. */
  readonly record: unknown
}

export type ReadLine =
  | ({ readonly kind: 'good' } & JudgementLine)
  | { readonly kind: 'problem'; readonly problem: Problem }

/** A line of a file that was given back: its head comes before the judgements. */
export type ReturnedLine =
  | ReadLine
  | { readonly kind: 'head'; readonly line: number; readonly record: unknown }

/** Told by the keys of its first line: a judgement, or the head of work that was given back. */
export function isJudgements(head: string): boolean {
  const [first = ''] = head.trimStart().split(/\r?\n/, 1)
  if (first.startsWith('{"saccade":"judgements",')) return true
  return first.startsWith('{"item":"') && first.includes('"annotator":{') && first.includes('"decision":')
}

/** What `judgements.jsonl` says, line by line; a line that cannot be read is a problem. Who gave it back is passed over. */
export async function* readJudgements(source: ByteSource, signal: AbortSignal): AsyncGenerator<ReadLine> {
  for await (const read of readReturnedLines(source, signal)) if (read.kind !== 'head') yield read
}

/** The same with the head. */
export async function* readReturnedLines(
  source: ByteSource,
  signal: AbortSignal,
): AsyncGenerator<ReturnedLine> {
  for await (const read of readRecords(source, signal)) {
    if (read.kind === 'problem') yield { kind: 'problem', problem: read.problem }
    if (read.kind !== 'record') continue
    const fields = fieldsOf(read.value)
    if (fields.saccade === 'judgements' && fields.item === undefined) {
      yield { kind: 'head', line: read.line, record: read.value }
      continue
    }
    const annotator = fieldsOf(fields.annotator)
    const parsed = safeParseEntry({ kind: 'judgement', value: valueOf(fields, annotator) })
    if ('problem' in parsed) {
      yield { kind: 'problem', problem: { ...parsed.problem, file: source.path, line: read.line } }
    } else if (parsed.entry.kind === 'judgement') {
      yield {
        kind: 'good',
        judgement: parsed.entry.value,
        line: read.line,
        name: typeof annotator.name === 'string' ? annotator.name : null,
        questionKey: typeof fields.question_key === 'string' ? fields.question_key : '',
        record: read.value,
      }
    }
  }
}

type Fields = Readonly<Record<string, unknown>>

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}

/** The record under the names of the domain; whether it is a judgement is for the schema to say. */
function valueOf(fields: Fields, annotator: Fields): Fields {
  const checks = fieldsOf(fields.checks)
  return {
    itemId: fields.item,
    annotatorId: annotator.id,
    decision: fields.decision,
    checks: {
      answerable: checks.answerable,
      unambiguous: checks.unambiguous,
      rightGlobal: checks.right_global,
      rightRegional: checks.right_regional,
    },
    difficulty: fields.difficulty,
    reasons: fields.reasons,
    revision: revisionOf(fieldsOf(fields.revision)),
    boxes: each(fields.boxes, ({ id, parent_id, rect, label, locked, active_ms }) => ({
      id,
      parentId: parent_id,
      rect: rectOf(rect),
      label,
      locked,
      activeMs: active_ms,
    })),
    note: fields.note,
    blindAnswers: each(fields.blind_answers, ({ view, answer, at }) => ({
      view,
      answer,
      at: timeOf(at) ?? 0,
    })),
    dismissed: fields.dismissed,
    shown: fields.shown === null ? null : shownOf(fieldsOf(fields.shown)),
    activeMs: fields.active_ms,
    idleMs: fields.idle_ms,
    startedAt: timeOf(fields.started_at),
    decidedAt: timeOf(fields.decided_at),
    rev: fields.rev,
  }
}

const revisionOf = ({ answer_letter, answer_text, region, ...rest }: Fields): Fields => ({
  ...rest,
  ...(answer_letter !== undefined && { answerLetter: answer_letter }),
  ...(answer_text !== undefined && { answerText: answer_text }),
  ...(region !== undefined && { region: rectOf(region) }),
})

const shownOf = ({ previews, ...rest }: Fields): Fields => ({
  ...rest,
  previews: each(previews, ({ model, budget, view }) => ({ modelId: model, budget, view })),
})

const each = (list: unknown, of: (fields: Fields) => Fields): unknown =>
  Array.isArray(list) ? list.map((value) => of(fieldsOf(value))) : list

function rectOf(corners: unknown): unknown {
  if (!Array.isArray(corners) || corners.length !== 4) return corners
  const [x1, y1, x2, y2]: readonly unknown[] = corners
  return { x1, y1, x2, y2 }
}

/** Milliseconds of an ISO time; what is none stays for the schema to refuse. */
function timeOf(value: unknown): unknown {
  if (typeof value !== 'string') return value
  const time = Date.parse(value)
  return Number.isNaN(time) ? value : time
}
