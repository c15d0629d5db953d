import { describe, expect, it } from 'vitest'
import { fakeModelIn } from './fakeModel.ts'

describe('the fake model', () => {
  it.each(['', '?', '?model=reader', '?models=fake', '?fakeMs=3'])('is not there for %s', (search) =>
    expect(fakeModelIn(search)).toBeNull(),
  )

  it('answers at once and never breaks, unless the address says more', () =>
    expect(fakeModelIn('?model=fake')).toMatchObject({ kind: 'fake', id: 'fake', ms: 0, breaks: null }))

  it('takes its time and breaks as it is told', () =>
    expect(fakeModelIn('?model=fake&fakeMs=50&fakeBreaks=device-lost:3')).toMatchObject({
      ms: 50,
      breaks: { how: 'device-lost', at: 3 },
    }))

  it.each(['fakeMs=-1', 'fakeMs=x', 'fakeBreaks=crash', 'fakeBreaks=crash:0', 'fakeBreaks=no:1'])(
    'passes over %s',
    (said) => expect(fakeModelIn(`?model=fake&${said}`)).toMatchObject({ ms: 0, breaks: null }),
  )
})
