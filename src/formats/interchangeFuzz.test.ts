import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleItem } from '../domain/example.ts'
import { coco } from './coco.ts'
import { cocoFolder } from './cocoWrite.ts'
import { cvat } from './cvat.ts'
import { cvatFolder } from './cvatWrite.ts'
import {
  acceptedCandidate,
  boxedCandidate,
  exportOptions,
  exportScope,
  spokenDesk,
  textsOf,
} from './export.test-data.ts'
import type { Format } from './format.ts'
import { labelMe } from './labelMe.ts'
import { labelMeFolder } from './labelMeWrite.ts'
import { labelStudio } from './labelStudio.ts'
import { labelStudioFolder } from './labelStudioWrite.ts'
import type { Target } from './target.ts'
import { decodeAll, file } from './upstream.test-data.ts'

const tools: readonly (readonly [label: string, target: Target, format: Format, path: string])[] = [
  ['COCO', cocoFolder, coco, 'coco.json'],
  ['LabelMe', labelMeFolder, labelMe, 'images/harbour.json'],
  ['Label Studio', labelStudioFolder, labelStudio, 'tasks.json'],
  ['CVAT', cvatFolder, cvat, 'annotations.xml'],
]

const given = [boxedCandidate(), acceptedCandidate(exampleItem({ id: 'item-2', order: 2 }))]

/** What a careless or a hostile hand puts into a file. */
const scrap = fc.constantFrom(
  '',
  'null',
  '[]',
  '{}',
  '-1',
  '1e999',
  'NaN',
  '"__proto__"',
  '"x"',
  '"',
  ',',
  '}',
  ']',
  '[[',
  '\\',
  '\n',
  '&x;',
  '<',
  '</box>',
  '\u0000',
  '9'.repeat(400),
)

interface Change {
  readonly at: number
  readonly length: number
  readonly scrap: string
}
const changes: fc.Arbitrary<readonly Change[]> = fc.array(
  fc.record({ at: fc.nat(), length: fc.nat({ max: 30 }), scrap }),
  { minLength: 1, maxLength: 4 },
)

const changed = (text: string, all: readonly Change[]): string =>
  all.reduce((now, { at, length, scrap }) => {
    const from = at % Math.max(1, now.length)
    return now.slice(0, from) + scrap + now.slice(from + length)
  }, text)

/** Values of a record in place of others: a number where a list was, and the like. */
const replaced = (text: string, all: readonly Change[]): string => {
  const values = [...text.matchAll(/(?<=: ?|=)(?:"[^"]*"|-?[\d.]+|null)/g)]
  return all.reduce((now, { at, scrap }) => {
    const value = values[at % Math.max(1, values.length)]?.[0]
    return value === undefined ? now : now.replace(value, () => scrap)
  }, text)
}

describe.each(tools)('a damaged file of %s', (_, target, format, path) => {
  it('is a matter of problems, each a sentence about that file, and of sound items', async () => {
    const files = await textsOf(target.plan(exportScope(given), exportOptions()).write(spokenDesk))
    const whole = files.get(path) ?? ''
    expect((await decodeAll(format, file(path, whole))).drafts).toHaveLength(2)
    await fc.assert(
      fc.asyncProperty(changes, fc.boolean(), async (all, inValues) => {
        const text = inValues ? replaced(whole, all) : changed(whole, all)
        const { drafts, problems } = await decodeAll(format, file(path, text))
        expect(drafts.length).toBeLessThanOrEqual(4)
        for (const { sentence, file } of problems) {
          expect(sentence.length).toBeGreaterThan(10)
          expect(sentence.length).toBeLessThan(600)
          expect(file).toBe(path)
        }
        for (const { content, source } of drafts) {
          expect(content.question.trim()).not.toBe('')
          const rects = [
            ...source.boxes.flat().map(({ rect }) => rect),
            ...(content.region ? [content.region] : []),
          ]
          for (const { x1, y1, x2, y2 } of rects) {
            expect([x1, y1, x2, y2].every(Number.isFinite) && x2 > x1 && y2 > y1).toBe(true)
          }
        }
      }),
      { numRuns: 400 },
    )
  })
})
