import { describe, expect, it } from 'vitest'
import { saidLast, withSaid, type Said } from './saidLast.ts'

const said = (key: string, stepId: string | null): Said => ({ key, before: null, stepId })

describe('what was said last', () => {
  it('is taken back before the change of the dataset that came before it', () => {
    const all = withSaid(withSaid([], said('a', 'accept')), said('b', 'accept'))
    expect(saidLast(all, 'accept')?.key).toBe('b')
    expect(saidLast(all.slice(0, -1), 'accept')?.key).toBe('a')
    expect(saidLast([], 'accept')).toBeNull()
  })

  it('waits until a change that came after it was taken back', () => {
    const all = withSaid([], said('a', null))
    expect(saidLast(all, 'flag')).toBeNull()
    expect(saidLast(all, null)?.key).toBe('a')
  })

  it('is remembered only so far back', () => {
    let all: readonly Said[] = []
    for (let at = 0; at < 1000; at += 1) all = withSaid(all, said(`${at}`, null))
    expect(all).toHaveLength(200)
    expect(all.at(-1)?.key).toBe('999')
  })
})
