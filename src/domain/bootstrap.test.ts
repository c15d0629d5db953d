import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { binomial, seededRandom } from './binomial.ts'
import { bootstrapped, resamplesFor } from './bootstrap.ts'

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

const share = ([no = 0, yes = 0]: readonly number[]): readonly number[] => [yes / (no + yes)]

const sums = (seed: number) =>
  bootstrapped(
    Array.from({ length: 50 }, () => 1),
    (drawn) => [drawn.reduce((sum, count, kind) => sum + count * kind, 0)],
    seed,
  )

describe('drawing how many of many succeed', () => {
  it.each([
    [20, 0.1],
    [40, 0.9],
    [500, 0.3],
    [100_000, 0.5],
    [100_000, 0.0002],
  ])('%i trials at %f have the mean and the spread of the binomial distribution', (trials, share) => {
    const random = seededRandom(7)
    const found = Array.from({ length: 20_000 }, () => binomial(trials, share, random))
    const [expected, variance] = [trials * share, trials * share * (1 - share)]
    const middle = mean(found)
    expect(Math.abs(middle - expected)).toBeLessThan(4 * Math.sqrt(variance / found.length))
    expect(mean(found.map((value) => (value - middle) ** 2)) / variance).toBeCloseTo(1, 1)
  })

  it('has the probabilities of the distribution where it is rejected and drawn anew', () => {
    const random = seededRandom(3)
    const counts = new Map<number, number>()
    const draws = 200_000
    for (let draw = 0; draw < draws; draw += 1) {
      const found = binomial(40, 0.4, random)
      counts.set(found, (counts.get(found) ?? 0) + 1)
    }
    let chance = 0.6 ** 40
    let distance = 0
    for (let found = 0; found <= 40; found += 1) {
      distance += Math.abs((counts.get(found) ?? 0) / draws - chance)
      chance *= ((40 - found) / (found + 1)) * (0.4 / 0.6)
    }
    expect(distance).toBeLessThan(0.02)
  })

  it('lies between none and all', () => {
    fc.assert(
      fc.property(
        fc.nat(100_000),
        fc.double({ min: -0.5, max: 1.5, noNaN: true }),
        fc.integer(),
        (trials, share, seed) => {
          const found = binomial(trials, share, seededRandom(seed))
          expect(Number.isInteger(found) && found >= 0 && found <= trials).toBe(true)
        },
      ),
    )
  })
})

describe('intervals', () => {
  it('of a share come out as the normal approximation has them', () => {
    for (const times of [
      [300, 700],
      [30, 70],
    ]) {
      const [found] = bootstrapped(times, (drawn) => share([...drawn]))
      const units = times.reduce((sum, count) => sum + count, 0)
      const half = 1.96 * Math.sqrt(0.21 / units)
      expect(found?.low).toBeCloseTo(0.7 - half, 1)
      expect(found?.high).toBeCloseTo(Math.min(1, 0.7 + half), 1)
    }
  })

  it('are the same for the same seed, and others for another', () => {
    expect(sums(1)).toEqual(sums(1))
    expect(sums(1)).not.toEqual(sums(2))
  })

  it('draw as many units as there are', () => {
    for (const times of [
      [2, 3],
      [400, 500, 100],
    ]) {
      const units = times.reduce((sum, count) => sum + count, 0)
      const sizes = new Set<number>()
      bootstrapped(times, (drawn) => {
        sizes.add(drawn.reduce((sum, count) => sum + count, 0))
        return [1]
      })
      expect([...sizes]).toEqual([units])
    }
  })

  it('are unknown where more than 1 in 20 resamples have no value', () => {
    let resample = 0
    const [often, seldom] = bootstrapped([1, 1], () => {
      resample += 1
      return [resample % 10 === 0 ? null : 1, resample % 100 === 0 ? null : 1]
    })
    expect(often).toBeNull()
    expect(seldom).toEqual({ low: 1, high: 1 })
  })

  it('rest on fewer resamples where there are very many kinds of units', () => {
    expect([resamplesFor(0), resamplesFor(10), resamplesFor(20_000), resamplesFor(1e9)]).toEqual([
      1000, 1000, 500, 200,
    ])
  })
})
