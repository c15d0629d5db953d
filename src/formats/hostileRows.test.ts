import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '../domain/json.ts'
import { isObject } from './fields.ts'
import type { Format } from './format.ts'
import { formats } from './formats.ts'
import { texts } from './recognition.test-data.ts'
import { file } from './upstream.test-data.ts'

const odd = fc.oneof(
  fc.constantFrom<Json>(
    null,
    '',
    'A',
    '(B)',
    '<image>',
    '[1,2,3,4]',
    '[[',
    'a.jpg###[1, 2, 3, 4]',
    '../../x',
    '{',
  ),
  fc.constantFrom<Json>(0, -1, 0.5, 1e308, -1e-9, 2 ** 60, true, [], {}, [[]], [null], { bytes: null }),
  fc.constantFrom<Json>(
    [4, 3, 2, 1],
    [[1, 2, 30, 40]],
    { x: 1, y: 2, w: 3, h: -4 },
    'data:image/png;base64,xx',
  ),
  fc.string(),
)

/** The value with what lies at one place in it replaced, or taken away, or a strange key beside it. */
function mutated(value: Json, places: readonly number[], by: Json | undefined): Json {
  const [place, ...rest] = places
  if (place === undefined || value === null || typeof value !== 'object') return by ?? null
  const entries: readonly (readonly [string, Json])[] = Object.entries(value)
  if (entries.length === 0) return by ?? null
  const at = place % entries.length
  const changed = entries.flatMap(([key, inner], nth): readonly (readonly [string, Json])[] => {
    if (nth !== at) return [[key, inner]]
    if (rest.length > 0) return [[key, mutated(inner, rest, by)]]
    return by === undefined ? [] : [[key, by], ...(isObject(value) ? [['__proto__', by] as const] : [])]
  })
  return isObject(value) ? Object.fromEntries(changed) : changed.map(([, inner]) => inner)
}

/** What a reader yields is sound: sentences for problems, a question and finite numbers for drafts. */
async function faultsOf(format: Format, text: string): Promise<readonly string[]> {
  const faults: string[] = []
  for await (const decoded of format.decode(file('d/a.json', text))) {
    if (decoded.kind === 'problem' && !/^\S{1,}.*\.$/s.test(decoded.problem.sentence))
      faults.push(decoded.problem.sentence)
    if (decoded.kind !== 'draft') continue
    const { content, source } = decoded.draft
    if (content.question.trim() === '') faults.push('no question')
    const rects = [content.region, ...source.boxes.flat().map(({ rect }) => rect)]
    for (const rect of rects)
      if (
        rect &&
        !(rect.x1 < rect.x2 && rect.y1 < rect.y2 && Number.isFinite(rect.x2 - rect.x1 + rect.y2 - rect.y1))
      )
        faults.push(JSON.stringify(rect))
  }
  return faults
}

const known = texts.flatMap(([id, what, head]) => {
  const format = formats.find((each) => each.id === id)
  return format && /^[[{]/.test(head) ? [[id, what, format, head] as const] : []
})

describe('a record with something odd in it', () => {
  it.each(known)(
    'of %s (%s) becomes a draft or a problem, and nothing throws',
    async (_id, _what, format, head) => {
      const value = JSON.parse(head) as Json
      const change = fc.tuple(
        fc.array(fc.nat(30), { minLength: 1, maxLength: 6 }),
        fc.option(odd, { nil: undefined }),
      )
      await fc.assert(
        fc.asyncProperty(
          fc.array(change, { minLength: 1, maxLength: 3 }),
          fc.option(fc.nat(300), { nil: undefined }),
          async (changes, cut) => {
            const record = changes.reduce((before, [places, by]) => mutated(before, places, by), value)
            expect(await faultsOf(format, `${JSON.stringify(record).slice(0, cut)}\n`)).toEqual([])
          },
        ),
        { numRuns: 60 },
      )
      expect(Object.keys(Object.prototype)).toEqual([])
    },
  )
})
