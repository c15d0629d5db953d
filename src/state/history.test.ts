import { describe, expect, it } from 'vitest'
import { advance, historyOf, rememberedSteps } from './history.ts'

const done = (id: string) => ({ id, label: `Did ${id}`, role: 'do' as const, of: null })
const undone = (of: string) => ({ id: `undo-${of}`, label: '', role: 'undo' as const, of })
const redone = (of: string) => ({ id: `redo-${of}`, label: '', role: 'redo' as const, of })
const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id)

describe('history', () => {
  it('is rebuilt from the written steps, so undo survives a reload', () => {
    const history = historyOf([
      done('a'),
      done('b'),
      undone('b'),
      done('c'),
      undone('c'),
      redone('c'),
      undone('c'),
    ])
    expect(ids(history.past)).toEqual(['a'])
    expect(ids(history.future)).toEqual(['c'])
  })

  it('forgets what could be repeated once something new is done', () => {
    expect(historyOf([done('a'), undone('a'), done('b')]).future).toEqual([])
  })

  it('repeats in the opposite order of taking back', () => {
    const history = historyOf([done('a'), done('b'), undone('b'), undone('a')])
    expect(history.future.at(-1)?.id).toBe('a')
    expect(ids(advance(history, redone('a')).past)).toEqual(['a'])
  })

  it('never offers to take back the making of the project', () => {
    const history = historyOf([{ ...done('start'), role: 'start' }, done('a')])
    expect(ids(history.past)).toEqual(['a'])
  })

  it('ignores an undo of something it never heard of', () => {
    const history = historyOf([done('a')])
    expect(advance(history, undone('z'))).toBe(history)
  })

  it('reaches a thousand steps back and no farther, so that no step costs more than another', () => {
    const { past } = historyOf(Array.from({ length: rememberedSteps + 5 }, (_, place) => done(`${place}`)))
    expect(past).toHaveLength(rememberedSteps)
    expect(past[0]?.id).toBe('5')
    expect(past.at(-1)?.id).toBe(`${rememberedSteps + 4}`)
  })
})
