import { describe, expect, it } from 'vitest'
import type { ModelEntry } from '../../state/models.ts'
import { cardFacts, modelGroups, purposeOf } from './modelGroups.ts'

const entry = (over: Partial<ModelEntry>): ModelEntry => ({
  spec: { kind: 'reader', id: 'reader', name: 'Text reader' },
  origin: 'built-in',
  card: null,
  standing: { kind: 'idle' },
  kept: null,
  keeping: null,
  ...over,
})

it('groups models by where they come from, without empty groups', () => {
  const groups = modelGroups([entry({ origin: 'added' }), entry({})])
  expect(groups.map(({ name }) => name)).toEqual(['Built in', 'Yours'])
})

it('tells what each is used for', () => {
  const source = { from: 'kept', folderId: 'f' } as const
  const spec = { kind: 'segmenter', id: 's', name: 'SlimSAM', source, precision: 'fp32' } as const
  expect([purposeOf(entry({})), purposeOf(entry({ spec }))]).toEqual(['previews', 'boxes'])
})

describe('the facts of a model', () => {
  const card = {
    summary: 'Reads text.',
    bytes: 12_400_000,
    memory: 300_000_000,
    licence: 'Apache-2.0',
    origin: 'PaddleOCR',
  }

  it('are its size, memory, licence and origin', () => {
    expect(cardFacts(entry({ card }))).toEqual(['12 MB', 'about 300 MB of memory', 'Apache-2.0', 'PaddleOCR'])
  })

  it('say what is kept here in place of what would be downloaded', () => {
    const kept = { sourceId: 's', bytes: 5_000_000, whole: true }
    expect(cardFacts(entry({ card, kept }))[0]).toBe('5.0 MB kept here')
  })

  it('leave out what nobody knows, and never show a key', () => {
    const spec = {
      kind: 'endpoint',
      id: 'e',
      name: 'e',
      baseUrl: 'http://localhost:1/v1',
      model: 'm',
      key: 'secret',
      concurrency: 1,
      patienceMs: 1,
      stream: false,
    } as const
    expect(cardFacts(entry({ spec }))).toEqual(['http://localhost:1/v1'])
  })
})
