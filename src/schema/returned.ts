import * as v from 'valibot'
import { faultOf } from './fault.ts'
import { name, notAnObject, oneOf, text, whole } from './shape.ts'

/** The only form there is so far. */
export const returnedVersion = 1

const hash = v.pipe(text, v.regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 of 64 hex digits'))

const headSchema = v.object(
  {
    saccade: oneOf(['judgements']),
    version: whole,
    project: v.object({ id: name, name: text }, notAnObject),
    pack: v.nullable(
      v.object(
        { id: name, seat: v.object({ id: name, name: text }, notAnObject), made_at: text },
        notAnObject,
      ),
    ),
    annotator: v.object({ id: name, name: text, color: text }, notAnObject),
    items: whole,
    judgements: whole,
    decided: whole,
    given_back_at: text,
    sha256: hash,
  },
  notAnObject,
)

/** The first line of a file of judgements that was given back. */
export type ReturnedRecord = v.InferOutput<typeof headSchema>

/** The head as it stands in a file, or a sentence about what is wrong with it. */
export function parseReturned(json: unknown): { readonly head: ReturnedRecord } | { readonly fault: string } {
  const newer = v.safeParse(v.object({ version: v.pipe(whole, v.minValue(returnedVersion + 1)) }), json)
  if (newer.success) {
    return {
      fault: 'A newer version of Saccade wrote this file. Reload the page to get the newest version.',
    }
  }
  const parsed = v.safeParse(headSchema, json, { abortEarly: true })
  if (parsed.success) return { head: parsed.output }
  return {
    fault: `The first line of this file, which says who gave it back, cannot be read: ${faultOf(parsed.issues[0]).sentence}.`,
  }
}
