import * as v from 'valibot'
import { idOf, type Change, type Step } from '../domain/entry.ts'
import type { Problem } from '../domain/problem.ts'
import { entrySchema } from './entry.ts'
import { faultOf, quoted, unreadable } from './fault.ts'
import { list, name, notAnObject, number, oneOf, text, type Shape } from './shape.ts'

const changeSchema = v.pipe(
  v.object(
    { before: v.nullable(entrySchema), after: v.nullable(entrySchema) } satisfies Shape<Change>,
    notAnObject,
  ),
  v.check(isOfOneEntry, 'must be about one entry: before, after or both'),
)

function isOfOneEntry({ before, after }: Change): boolean {
  if (!before || !after) return before !== after
  return before.kind === after.kind && idOf(before) === idOf(after)
}

type Header = Omit<Step, 'changes'>

const headerFields = {
  id: name,
  at: number,
  by: text,
  label: text,
  role: oneOf(['start', 'do', 'undo', 'redo']),
  of: v.nullable(text),
} satisfies Shape<Header>

const stepSchema = v.object(
  { ...headerFields, changes: list(changeSchema) } satisfies Shape<Step>,
  notAnObject,
)
const headerSchema = v.object(headerFields, notAnObject)

export type ParsedStep = { readonly step: Step } | { readonly problem: Problem }

/** The step that the JSON is in the current form: whole, or not at all. */
export function safeParseStep(json: unknown): ParsedStep {
  const parsed = v.safeParse(stepSchema, json, { abortEarly: true })
  return parsed.success
    ? { step: parsed.output }
    : { problem: unreadable(subjectOf(json), faultOf(parsed.issues[0])) }
}

/** As `safeParseStep`; throws the problem's sentence. */
export function parseStep(json: unknown): Step {
  const parsed = safeParseStep(json)
  if ('problem' in parsed) throw new TypeError(parsed.problem.sentence)
  return parsed.step
}

/** A step without its changes, or null when it does not parse. */
export function parseStepHeader(json: unknown): Header | null {
  const parsed = v.safeParse(headerSchema, json, { abortEarly: true })
  return parsed.success ? parsed.output : null
}

const loose = v.object({ id: v.unknown() })

function subjectOf(json: unknown): string {
  const read = v.safeParse(loose, json)
  return read.success ? `The step${quoted(read.output.id)}` : 'A step'
}
