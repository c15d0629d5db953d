import * as v from 'valibot'
import type { Entry } from '../domain/entry.ts'
import type { Problem } from '../domain/problem.ts'
import { faultOf, quoted, unreadable } from './fault.ts'
import { itemSchema, provenanceSchema } from './item.ts'
import { judgementSchema } from './judgement.ts'
import { pictureSchema } from './picture.ts'
import { projectSchema } from './project.ts'
import { resolutionSchema } from './resolution.ts'
import { notAnObject } from './shape.ts'

export const entrySchema: v.GenericSchema<unknown, Entry> = v.variant(
  'kind',
  [
    v.object({ kind: v.literal('project'), value: projectSchema }),
    v.object({ kind: v.literal('picture'), value: pictureSchema }),
    v.object({ kind: v.literal('item'), value: itemSchema }),
    v.object({ kind: v.literal('provenance'), value: provenanceSchema }),
    v.object({ kind: v.literal('judgement'), value: judgementSchema }),
    v.object({ kind: v.literal('resolution'), value: resolutionSchema }),
  ],
  (issue) => (issue.path ? 'is no kind of record that Saccade knows' : notAnObject),
)

export type ParsedEntry = { readonly entry: Entry } | { readonly problem: Problem }

/** The entry that the JSON `{kind, value}` is in the current form. Fields that nobody knows are left behind. */
export function safeParseEntry(json: unknown): ParsedEntry {
  const parsed = v.safeParse(entrySchema, json, { abortEarly: true })
  return parsed.success
    ? { entry: parsed.output }
    : { problem: unreadable(subjectOf(json), faultOf(parsed.issues[0])) }
}

/** As `safeParseEntry`; throws the problem's sentence. */
export function parseEntry(json: unknown): Entry {
  const parsed = safeParseEntry(json)
  if ('problem' in parsed) throw new TypeError(parsed.problem.sentence)
  return parsed.entry
}

const loose = v.object({
  kind: v.picklist(['project', 'picture', 'item', 'provenance', 'judgement', 'resolution']),
  value: v.object({ id: v.optional(v.unknown()), itemId: v.optional(v.unknown()) }),
})

/** “The item “i1”” as far as the record says so. */
function subjectOf(json: unknown): string {
  const read = v.safeParse(loose, json)
  if (!read.success) return 'A record'
  const { kind, value } = read.output
  const of = kind === 'provenance' || kind === 'judgement' || kind === 'resolution'
  return of ? `The ${kind} of the item${quoted(value.itemId)}` : `The ${kind}${quoted(value.id)}`
}
