import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lookalikes, readPrints } from './nearDuplicates.ts'
import { lookalikePairs, type Lookalike } from './printIndex.ts'
import { readPrint } from './printMatch.ts'
import { colourSide, printWindows } from './printWindows.ts'
import { pairKey } from './project.ts'

const hex = (bits: bigint): string => bits.toString(16).padStart(16, '0')
const print = fc.bigInt({ min: 0n, max: (1n << 64n) - 1n })
const flips = (least: number, most: number) =>
  fc.uniqueArray(fc.integer({ min: 0, max: 63 }), { minLength: least, maxLength: most })
const flipped = (bits: bigint, places: readonly number[]): bigint =>
  places.reduce((sum, place) => sum ^ (1n << BigInt(place)), bits)

/** Bits that are like no others, by a number. */
const oddBits = (of: number): bigint => BigInt.asUintN(64, BigInt(of + 1) * 0x9e3779b97f4a7c15n)
const grey = '80'.repeat(3 * colourSide * colourSide)
const red = 'ff2020'.repeat(colourSide * colourSide)

/** Fingerprints whose parts are like nothing, but for those that are given. */
const printOf = (of: number, whole: bigint, parts: Readonly<Record<number, bigint>> = {}, colours = grey) => [
  hex(whole),
  printWindows
    .slice(1)
    .map((_, at) => hex(parts[at + 1] ?? oddBits(of * 1000 + at)))
    .join(''),
  colours,
]

function pairs(
  known: Readonly<Record<string, readonly string[]>>,
  others?: Readonly<Record<string, readonly string[]>>,
): readonly Lookalike[] {
  const read = (each: typeof known) => readPrints(new Map(Object.entries(each)))
  const search = lookalikePairs(read(known), others ? read(others) : null)
  let next = search.next()
  while (!next.done) next = search.next()
  return next.value
}

describe('pictures that look alike', () => {
  it('differ in no more than ten bits, wherever those are, and have the same colours', () => {
    fc.assert(
      fc.property(print, flips(0, 10), (bits, places) => {
        const other = flipped(bits, places)
        const found = pairs({ a: printOf(1, bits), b: printOf(2, other) })
        expect(found).toEqual([{ first: 'a', second: 'b', bits: places.length, part: 0, within: 'second' }])
      }),
      { numRuns: 100 },
    )
  })

  it('are different where eleven bits differ', () => {
    fc.assert(
      fc.property(print, flips(11, 11), (bits, places) => {
        expect(pairs({ a: printOf(1, bits), b: printOf(2, flipped(bits, places)) })).toEqual([])
      }),
      { numRuns: 100 },
    )
  })

  it('are different where the colours differ', () => {
    expect(pairs({ a: printOf(1, 7n), b: printOf(2, 7n, {}, red) })).toEqual([])
  })

  it('must differ in no more than six bits where the colours are not known', () => {
    expect(pairs({ a: printOf(1, 0n), b: [hex(0b111111n)] })).toHaveLength(1)
    expect(pairs({ a: printOf(1, 0n), b: [hex(0b1111111n)] })).toHaveLength(0)
  })

  it('are found where one is a part of the other, and it is said which', () => {
    const [whole, part] = [oddBits(77), oddBits(78)]
    const [a, b] = [printOf(1, whole, { 40: part }), printOf(2, part)]
    expect(pairs({ a, b })).toEqual([{ first: 'a', second: 'b', bits: 0, part: 40, within: 'first' }])
    expect(pairs({ a: b, b: a })).toEqual([{ first: 'a', second: 'b', bits: 0, part: 40, within: 'second' }])
    expect(pairs({ a }, { b })).toEqual([{ first: 'a', second: 'b', bits: 0, part: 40, within: 'first' }])
    expect(pairs({ b }, { a })).toEqual([{ first: 'b', second: 'a', bits: 0, part: 40, within: 'second' }])
  })

  it('are all named where several are the same to the bit', () => {
    const same = printOf(1, 5n)
    expect(
      pairs({ a: same, b: same }, { c: same, d: same }).map(({ first, second }) => first + second),
    ).toEqual(expect.arrayContaining(['ac', 'ad', 'bc', 'bd']))
    expect(pairs({ a: same, b: same, c: same })).toHaveLength(2)
  })

  it('are looked for in slices, with the share that is done', () => {
    const known = Object.fromEntries(
      Array.from({ length: 200 }, (_, at) => [`p${at}`, printOf(at, oddBits(at))]),
    )
    const shares = [...lookalikePairs(readPrints(new Map(Object.entries(known))))]
    expect(shares.length).toBeGreaterThan(3)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true)
  })
})

describe('groups of pictures', () => {
  const known = new Map([
    ['sha-a', printOf(1, 0n)],
    ['sha-b', printOf(2, 0b111111n)],
    ['sha-c', printOf(3, 0b111111111111n)],
    ['sha-d', printOf(4, oddBits(9))],
    ['sha-e', ['no fingerprint']],
  ])
  const pictures = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, sha256: `sha-${id}` }))
  const grouped = (apart: readonly string[] = []) => {
    const groupOf = lookalikes(pictures, known, apart)
    return pictures.map(({ id }) => groupOf(id))
  }

  it('are one over one that is between them', () => {
    expect(grouped()).toEqual(['a', 'a', 'a', 'd', 'e'])
  })

  it('do not hold what people said is different', () => {
    expect(grouped([pairKey('sha-b', 'sha-a')])).toEqual(['a', 'b', 'b', 'd', 'e'])
  })

  it('hold the same file under several ids, with or without fingerprints, but not what is missing', () => {
    const files = [
      { id: 'x', sha256: 'same' },
      { id: 'y', sha256: 'same' },
      { id: 'm', sha256: null },
      { id: 'n', sha256: null },
    ]
    const groupOf = lookalikes(files, new Map())
    expect(files.map(({ id }) => groupOf(id))).toEqual(['x', 'x', 'm', 'n'])
  })
})

describe('a fingerprint', () => {
  it.each([[[]], [['']], [['123']], [['zzzzzzzzzzzzzzzz']], [['f'.repeat(17)]]])('is none: %j', (list) => {
    expect(readPrint(list)).toBeNull()
  })

  it('is read without parts or colours that cannot be read', () => {
    const read = readPrint(['00000001ffffffff', 'short', 'red'])
    expect([...(read?.words ?? [])]).toEqual([1, 0xffffffff])
    expect(read?.colours).toBeNull()
  })
})
