import { describe, expect, it } from 'vitest'
import { randomFor } from './random.ts'

const run = (name: string): readonly number[] => {
  const random = randomFor(name)
  return Array.from({ length: 200 }, () => random.next())
}

describe('the random numbers of the sample', () => {
  it('depend on the name alone', () => {
    expect(run('harbour')).toEqual(run('harbour'))
    expect(run('harbour')).not.toEqual(run('library'))
  })

  it('fill the range they promise', () => {
    const random = randomFor('range')
    const whole = Array.from({ length: 400 }, () => random.int(3, 6))
    expect(new Set(whole)).toEqual(new Set([3, 4, 5, 6]))
    expect(run('range').every((value) => value >= 0 && value < 1)).toBe(true)
  })

  it('shuffle without losing anything', () => {
    const list = [1, 2, 3, 4, 5, 6, 7]
    const shuffled = randomFor('shuffle').shuffled(list)
    expect(shuffled.toSorted((a, b) => a - b)).toEqual(list)
    expect(shuffled).not.toEqual(list)
  })
})
