import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { lastDecoded } from './lastDecoded.ts'

const decoded = (pixels = 100) => ({ pixels, close: vi.fn<() => void>() })

describe('the picture that was decoded last', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('is at hand for what is made of it next, and for one at a time', () => {
    const last = lastDecoded()
    const one = decoded()
    last.put('a', one)
    expect(last.take('b')).toBeNull()
    expect(last.take('a')).toBe(one)
    expect(last.take('a')).toBeNull()
    last.put('a', one)
    expect(last.take('a')).toBe(one)
    expect(one.close).not.toHaveBeenCalled()
  })

  it('gives way to the next one', () => {
    const last = lastDecoded()
    const [one, two] = [decoded(), decoded()]
    last.put('a', one)
    last.put('b', two)
    expect(one.close).toHaveBeenCalledOnce()
    expect(last.take('b')).toBe(two)
  })

  it('is let go after a moment, and when it is told to', () => {
    const last = lastDecoded()
    const [one, two] = [decoded(), decoded()]
    last.put('a', one)
    vi.runAllTimers()
    expect(one.close).toHaveBeenCalledOnce()
    expect(last.take('a')).toBeNull()
    last.put('b', two)
    last.drop()
    expect(two.close).toHaveBeenCalledOnce()
  })

  it('stays in the hands of whoever took it, however long that takes', () => {
    const last = lastDecoded()
    const one = decoded()
    last.put('a', one)
    last.take('a')
    vi.runAllTimers()
    last.drop()
    expect(one.close).not.toHaveBeenCalled()
  })

  it('is not held when it is very large', () => {
    const last = lastDecoded()
    const large = decoded(1e9)
    last.put('a', large)
    expect(large.close).toHaveBeenCalledOnce()
    expect(last.take('a')).toBeNull()
  })
})
