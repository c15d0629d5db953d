import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesFromBlob } from '../byteSource.ts'
import { float32, npyFile } from './npy.test-data.ts'
import { readNpy } from './npy.ts'

const readBlob = (blob: Blob) => readNpy(bytesFromBlob('a.npy', blob))
const grid = (rows: number, columns: number, values: readonly number[]) => ({
  ok: true,
  grid: { rows, columns, values },
})
const codeOf = async (blob: Blob): Promise<string | null> => {
  const read = await readBlob(blob)
  return read.ok ? null : read.remark.code
}

/** Numbers of one kind, in either order of their bytes. */
function numbersOf(bytes: number, write: (view: DataView, at: number, place: number) => void): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(6 * bytes))
  for (let place = 0; place < 6; place += 1) write(view, place * bytes, place)
  return view.buffer
}

describe('a map of numpy', () => {
  it.each<[string, ArrayBuffer]>([
    ['<f4', float32(0, 1, 2, 3, 4, 5)],
    ['<f8', numbersOf(8, (view, at, place) => view.setFloat64(at, place, true))],
    ['>f4', numbersOf(4, (view, at, place) => view.setFloat32(at, place))],
    ['>i2', numbersOf(2, (view, at, place) => view.setInt16(at, place))],
    ['|u1', numbersOf(1, (view, at, place) => view.setUint8(at, place))],
    ['|i1', numbersOf(1, (view, at, place) => view.setInt8(at, place))],
    ['<u2', numbersOf(2, (view, at, place) => view.setUint16(at, place, true))],
    ['<i4', numbersOf(4, (view, at, place) => view.setInt32(at, place, true))],
    ['<u4', numbersOf(4, (view, at, place) => view.setUint32(at, place, true))],
    ['<i8', numbersOf(8, (view, at, place) => view.setBigInt64(at, BigInt(place), true))],
    ['>u8', numbersOf(8, (view, at, place) => view.setBigUint64(at, BigInt(place)))],
  ])('may be of the kind %s', async (descr, numbers) => {
    expect(await readBlob(npyFile(descr, [2, 3], numbers))).toEqual(grid(2, 3, [0, 1, 2, 3, 4, 5]))
  })

  it('may be of halves, the smallest and the largest of them too', async () => {
    const bits = new Uint16Array([0x0000, 0x3c00, 0x3555, 0x0001, 0x7bff, 0x0400])
    expect(await readBlob(npyFile('<f2', [2, 3], bits.buffer))).toEqual(
      grid(2, 3, [0, 1, 0.333251953125, 2 ** -24, 65_504, 2 ** -14]),
    )
    expect(await codeOf(npyFile('<f2', [1, 1], new Uint16Array([0x7e00]).buffer))).toBe('attention-values')
    expect(await codeOf(npyFile('<f2', [1, 1], new Uint16Array([0x7c00]).buffer))).toBe('attention-values')
  })

  it.each([1, 2, 3])('may be of version %i', async (version) => {
    const file = npyFile('<f4', [1, 2], float32(0.5, 0.25), { version })
    expect(await readBlob(file)).toEqual(grid(1, 2, [0.5, 0.25]))
  })

  it('may lie column by column', async () => {
    const file = npyFile('<f4', [2, 3], float32(0, 3, 1, 4, 2, 5), { isFortran: true })
    expect(await readBlob(file)).toEqual(grid(2, 3, [0, 1, 2, 3, 4, 5]))
  })

  it('of several heads is their mean, in either order', async () => {
    const byRow = float32(0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15)
    const byColumn = float32(0, 10, 3, 13, 1, 11, 4, 14, 2, 12, 5, 15)
    const mean = grid(2, 3, [5, 6, 7, 8, 9, 10])
    expect(await readBlob(npyFile('<f4', [2, 2, 3], byRow))).toEqual(mean)
    expect(await readBlob(npyFile('<f4', [2, 2, 3], byColumn, { isFortran: true }))).toEqual(mean)
    expect(await readBlob(npyFile('<f4', [1, 1, 1, 2], float32(1, 3)))).toEqual(grid(1, 2, [1, 3]))
  })

  it.each<[string, string, Blob]>([
    ['one row of numbers', 'npy-shape', npyFile('<f4', [4], float32(1, 2, 3, 4))],
    ['a number alone', 'npy-shape', npyFile('<f4', [], float32(1))],
    ['no rows', 'npy-shape', npyFile('<f4', [0, 4], float32())],
    ['layers of heads', 'npy-shape', npyFile('<f4', [2, 2, 1, 1], float32(1, 2, 3, 4))],
    ['Python objects', 'npy-type', npyFile('|O', [1, 1], float32(1))],
    ['complex numbers', 'npy-type', npyFile('<c8', [1, 1], float32(1, 2))],
    ['a record', 'npy-unreadable', npyFile("', 'x': [('a', '<f4')", [1, 1], float32(1))],
    ['too few numbers', 'npy-short', npyFile('<f4', [2, 3], float32(1, 2))],
    ['what is not a number', 'attention-values', npyFile('<f4', [1, 2], float32(1, Number.NaN))],
    ['a number below 0', 'attention-values', npyFile('<f4', [1, 2], float32(1, -0.5))],
    ['a head below 0', 'attention-values', npyFile('<f4', [2, 1, 1], float32(-1, 5))],
    ['more cells than there are tokens', 'attention-too-large', npyFile('|u1', [5000, 5000], float32())],
    ['far too many heads', 'attention-too-large', npyFile('|u1', [9e9, 2000, 2000], float32())],
    ['an unknown version', 'npy-unreadable', npyFile('<f4', [1, 1], float32(1), { version: 9 })],
    ['nothing after its name', 'npy-unreadable', new Blob(['\u0093NUMPY'])],
  ])('with %s is refused', async (_what, code, blob) => {
    expect(await codeOf(blob)).toBe(code)
  })

  it('never breaks on anything', async () => {
    const whole = new Uint8Array(await npyFile('<f4', [2, 2], float32(1, 2, 3, 4)).arrayBuffer())
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat({ max: whole.length - 1 }), fc.integer({ min: 0, max: 255 })), {
          maxLength: 6,
        }),
        fc.nat({ max: whole.length }),
        async (changes, length) => {
          const bytes = whole.slice(0, length)
          for (const [at, byte] of changes) if (at < length) bytes[at] = byte
          const read = await readBlob(new Blob([bytes]))
          const values = read.ok ? read.grid.values : []
          expect(values.every((value) => value >= 0 && Number.isFinite(value))).toBe(true)
        },
      ),
      { numRuns: 200 },
    )
  })
})
