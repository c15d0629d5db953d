import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { exampleItem } from '../../domain/example.ts'
import { defaultReasons } from '../../domain/project.ts'
import { parseTruths, truthOf } from './truth.ts'

const entry = {
  image: 'images/harbour.jpg',
  question: 'How many bolts hold the hinge?',
  region: { x1: 100, y1: 200, x2: 220, y2: 280 },
  verdict: 'flawed',
  flaw: 'wrong-answer',
  correctAnswer: 'four',
  explanation: 'There are four bolts.',
  boxes: [],
}
const item = exampleItem()
const known = { flaw: 'wrong-answer', correct: 'four', explanation: 'There are four bolts.' }

const found = (change: object, of = item, name = 'harbour.jpg') =>
  truthOf(parseTruths({ items: [{ ...entry, ...change }] }) ?? new Map(), of, name)

describe('the file of truths', () => {
  it('is found again by picture name, question and region', () => {
    expect(found({})).toEqual(known)
    expect(found({}, item, 'folder/images/harbour.jpg')).toEqual(known)
    expect(found({}, item, 'street.jpg')).toBeUndefined()
    expect(found({}, exampleItem({ question: 'How many?' }))).toBeUndefined()
    expect(found({}, exampleItem({ region: { x1: 0, y1: 0, x2: 9, y2: 9 } }))).toBeUndefined()
  })

  it('forgives regions that were rounded', () => {
    expect(found({ region: { x1: 100.3, y1: 199.9, x2: 220, y2: 280 } })).toEqual(known)
  })

  it('may say that nothing is wrong, that there is no one answer, and that there is no region', () => {
    expect(found({ flaw: null, correctAnswer: null })).toEqual({ ...known, flaw: null, correct: null })
    expect(found({ flaw: undefined })?.flaw).toBeNull()
    expect(found({ region: null }, exampleItem({ region: null }))).toEqual(known)
  })

  it.each([
    { image: 3 },
    { question: null },
    { explanation: undefined },
    { flaw: 1 },
    { correctAnswer: ['four'] },
    { region: [100, 200, 220, 280] },
    { region: { x1: 100, y1: 200, x2: 220 } },
    { region: 'all' },
  ])('leaves out an entry with %j and keeps the others', (change) => {
    const truths = parseTruths({ items: [{ ...entry, ...change }, null, 'x', { ...entry, image: 'b.jpg' }] })
    expect(truths?.size).toBe(1)
    expect(truthOf(truths ?? new Map(), item, 'b.jpg')).toEqual(known)
  })

  it.each([null, 3, 'truth', [], {}, { items: {} }, JSON.parse('{"__proto__":{"items":[]}}')])(
    'is not taken for one when it is %j',
    (json) => expect(parseTruths(json)).toBeNull(),
  )
})

const shipped = resolve(import.meta.dirname, '../../../public/sample/truth.json')

describe.skipIf(!existsSync(shipped))('the truth that ships with the sample', () => {
  it('parses whole, with reasons that a new project has and an explanation for each', () => {
    const json: unknown = JSON.parse(readFileSync(shipped, 'utf8'))
    const truths = parseTruths(json)
    const listed = typeof json === 'object' && json !== null && 'items' in json ? json.items : []
    expect(Array.isArray(listed) ? listed.length : 0).toBe(truths?.size)
    const codes = new Set<string | null>([null, ...defaultReasons.map(({ code }) => code)])
    for (const { flaw, explanation } of truths?.values() ?? []) {
      expect(codes).toContain(flaw)
      expect(explanation).not.toBe('')
    }
  })
})
