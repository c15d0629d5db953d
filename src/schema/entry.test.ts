import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleItem, exampleJudgement, examplePicture, exampleProject } from '../domain/example.ts'
import { parseEntry, safeParseEntry } from './entry.ts'
import { deepest, isJson } from './json.ts'

const sha = 'a'.repeat(64)
const picture = {
  ...examplePicture({ sha256: sha }),
  origin: { ...examplePicture().origin, sha256: sha, orientation: 1 },
}
const box = {
  id: 'b1',
  parentId: null,
  rect: { x1: 0, y1: 0, x2: 9, y2: 9 },
  label: '',
  locked: false,
  activeMs: 900,
}

function sentenceOf(json: unknown): string {
  const parsed = safeParseEntry(json)
  return 'problem' in parsed ? parsed.problem.sentence : ''
}

const nested = (depth: number): unknown => {
  let value: unknown = 'core'
  for (let level = 0; level < depth; level += 1) value = level % 2 ? [value] : { inner: value }
  return value
}

describe('an entry', () => {
  it('is read back as it was written', () => {
    for (const entry of [
      { kind: 'project', value: exampleProject },
      { kind: 'picture', value: picture },
      { kind: 'item', value: exampleItem() },
      { kind: 'judgement', value: exampleJudgement({ boxes: [box], revision: { region: null } }) },
      { kind: 'provenance', value: { itemId: 'i', record: { a: [1, null, { b: 'x' }] } } },
    ]) {
      expect(parseEntry(JSON.parse(JSON.stringify(entry)))).toEqual(entry)
    }
  })

  it('leaves fields behind that nobody knows', () => {
    const json: unknown = JSON.parse(
      JSON.stringify({ kind: 'item', value: exampleItem() }).replace(
        '{"kind"',
        '{"__proto__":{"x":1},"y":2,"kind"',
      ),
    )
    const entry = parseEntry(json)
    expect(entry).toEqual({ kind: 'item', value: exampleItem() })
    expect(Object.getPrototypeOf(entry)).toBe(Object.prototype)
  })

  it.each<readonly [name: string, json: unknown, says: string]>([
    ['nothing', undefined, 'A record cannot be read: it is missing.'],
    ['a text', 'item', 'A record cannot be read: it must be an object with named fields.'],
    [
      'an unknown kind',
      { kind: 'verdict', value: {} },
      'A record cannot be read: its field “kind” is no kind of record that Saccade knows.',
    ],
    [
      'a missing field',
      { kind: 'item', value: { ...exampleItem(), question: undefined } },
      'The item “item-1” cannot be read: its field “question” is missing.',
    ],
    [
      'a wrong field deep inside',
      {
        kind: 'judgement',
        value: exampleJudgement({ boxes: [box, { ...box, rect: { ...box.rect, x2: Number.NaN } }] }),
      },
      'The judgement of the item “item-1” cannot be read: its field “boxes[1].rect.x2” must be a number.',
    ],
    [
      'an infinite number',
      { kind: 'item', value: exampleItem({ region: { x1: 0, y1: 0, x2: Number.POSITIVE_INFINITY, y2: 1 } }) },
      'The item “item-1” cannot be read: its field “region.x2” must be a finite number.',
    ],
    [
      'an unknown decision',
      { kind: 'judgement', value: { ...exampleJudgement(), decision: 'maybe' } },
      'The judgement of the item “item-1” cannot be read: its field “decision” must be one of accept, reject, flag, skip.',
    ],
    [
      'a path for a hash',
      { kind: 'picture', value: { ...picture, sha256: '../../x' } },
      'The picture “picture-1” cannot be read: its field “sha256” must be a SHA-256 of 64 hex digits.',
    ],
    [
      'an unknown policy',
      { kind: 'project', value: { ...exampleProject, policy: { kind: 'vote' } } },
      'The project “project-1” cannot be read: its field “policy.kind” must be the policy sole, majority, unanimous or adjudicated.',
    ],
    [
      'a record too deep',
      { kind: 'provenance', value: { itemId: 'i', record: nested(deepest + 1) } },
      `The provenance of the item “i” cannot be read: its field “record” must be plain JSON, at most ${deepest} levels deep.`,
    ],
    ['no value', { kind: 'resolution' }, 'A record cannot be read: its field “value” is missing.'],
  ])('with %s is refused in a sentence', (_, json, says) => {
    expect(sentenceOf(json)).toBe(says)
    expect(() => parseEntry(json)).toThrow(says)
  })

  it('names the field for a table of problems', () => {
    const parsed = safeParseEntry({ kind: 'item', value: { ...exampleItem(), options: ['a', 3] } })
    expect(parsed).toMatchObject({
      problem: { code: 'record-unreadable', field: 'options[1]', severity: 'error' },
    })
  })

  it('never throws and never takes what is no entry, whatever the JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect('problem' in safeParseEntry(json)).toBe(true)
        expect('problem' in safeParseEntry({ kind: 'item', value: json })).toBe(true)
        expect('problem' in safeParseEntry({ kind: 'judgement', value: json })).toBe(true)
      }),
    )
  })

  it('with a very long id is refused in a short sentence', () => {
    expect(sentenceOf({ kind: 'item', value: { id: 'x'.repeat(1e6) } }).length).toBeLessThan(200)
  })
})

describe('JSON', () => {
  it('is any plain value of bearable depth', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => isJson(value)))
    expect(isJson(nested(deepest))).toBe(true)
    expect(isJson(nested(100_000))).toBe(false)
  })

  it.each([undefined, () => 1, 1n, Symbol('x'), new Date(0), new Map(), [undefined]])(
    'is not %s',
    (value) => {
      expect(isJson(value)).toBe(false)
    },
  )
})
