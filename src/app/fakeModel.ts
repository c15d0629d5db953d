import type { FakeSpec } from '../inference/modelSpec.ts'
import type { OfferedModel } from '../state/models.ts'

const ways = ['device-lost', 'out-of-memory', 'hung', 'crash'] as const
const longest = 60_000

/**
 * The model that answers by rote, when the page's address asks for it: `?model=fake`, with `fakeMs=50` for how long an
 * answer takes and `fakeBreaks=device-lost:3` for what happens at which request. Null for everybody else.
 */
export function fakeModelIn(search: string): FakeSpec | null {
  const fields = new URLSearchParams(search)
  if (fields.get('model') !== 'fake') return null
  const [named, place = ''] = (fields.get('fakeBreaks') ?? '').split(':')
  const how = ways.find((each) => each === named)
  const at = wholeOf(place)
  return {
    kind: 'fake',
    id: 'fake',
    name: 'Fake model (for tests)',
    ms: Math.min(wholeOf(fields.get('fakeMs') ?? '') ?? 0, longest),
    breaks: how && at !== null && at > 0 ? { how, at } : null,
  }
}

export const offering = (spec: FakeSpec): OfferedModel => ({
  spec,
  origin: 'listed',
  card: {
    summary: 'Answers by rote and knows nothing; for trying the program out.',
    bytes: 0,
    memory: 0,
    licence: 'Apache-2.0',
    origin: 'This program',
  },
})

const wholeOf = (text: string): number | null => (/^\d{1,9}$/.test(text) ? Number(text) : null)
