import { describe, expect, it } from 'vitest'
import type { Entry, Step } from '../domain/entry.ts'
import { exampleItem, exampleJudgement } from '../domain/example.ts'
import { parseStep, parseStepHeader, safeParseStep } from './step.ts'

const item: Entry = { kind: 'item', value: exampleItem() }
const judgement: Entry = { kind: 'judgement', value: exampleJudgement() }
const step: Step = {
  id: 's',
  at: 1,
  by: 'ann',
  label: 'Import',
  role: 'do',
  of: null,
  changes: [
    { before: null, after: item },
    { before: judgement, after: judgement },
    { before: judgement, after: null },
  ],
}

const sentenceOf = (json: unknown): string => {
  const parsed = safeParseStep(json)
  return 'problem' in parsed ? parsed.problem.sentence : ''
}

describe('a step', () => {
  it('is read back as it was written', () => {
    expect(parseStep(JSON.parse(JSON.stringify(step)))).toEqual(step)
  })

  it('is refused when a change is about nothing or about two entries', () => {
    const about = 'must be about one entry: before, after or both'
    expect(sentenceOf({ ...step, changes: [{ before: null, after: null }] })).toBe(
      `The step “s” cannot be read: its field “changes[0]” ${about}.`,
    )
    expect(sentenceOf({ ...step, changes: [{ before: item, after: judgement }] })).toContain(about)
    const other: Entry = { kind: 'item', value: exampleItem({ id: 'item-2' }) }
    expect(sentenceOf({ ...step, changes: [{ before: item, after: other }] })).toContain(about)
  })

  it('is refused with the field of the entry inside it', () => {
    const bad = { kind: 'item', value: { ...exampleItem(), order: 'first' } }
    expect(sentenceOf({ ...step, changes: [{ before: null, after: bad }] })).toBe(
      'The step “s” cannot be read: its field “changes[0].after.value.order” must be a number.',
    )
    expect(() => parseStep({ ...step, role: 'maybe' })).toThrow('must be one of start, do, undo, redo')
    expect(sentenceOf(null)).toBe('A step cannot be read: it must be an object with named fields.')
  })

  it('has a header that is read without its changes', () => {
    const { changes, ...header } = step
    expect(parseStepHeader({ ...header, count: changes.length, changes: 'unread' })).toEqual(header)
    expect(parseStepHeader({ ...header, at: null })).toBeNull()
  })
})
