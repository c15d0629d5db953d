import type { ByteSource } from '../format.ts'
import { quoted } from '../remark.ts'
import { gridOf, refused, mostCells, tooLarge, type GridRead } from './attentionGrid.ts'

/** Whether a file begins as numpy’s own files do. */
export const isNpy = (head: Uint8Array): boolean =>
  head[0] === 0x93 && String.fromCharCode(...head.subarray(1, 6)) === 'NUMPY'

/** More numbers than the heads of any model have over the largest map. */
const mostNumbers = 256_000_000
const longestHeader = 65_536
/** Numbers that are read at once. */
const atOnce = 1 << 20

type ReadNumber = (view: DataView, at: number) => number

interface Kind {
  readonly bytes: number
  readonly read: ReadNumber
}

interface Header {
  readonly kind: Kind
  readonly isFortran: boolean
  readonly shape: readonly number[]
  /** Where the numbers begin. */
  readonly from: number
}

/**
 * An attention map of a `.npy` file (versions 1 to 3): rows × columns, or heads × rows × columns, of which the mean over
 * the heads is taken (FORMATS §1.8). Nothing is read but numbers; Python objects are refused.
 */
export async function readNpy(source: ByteSource, signal?: AbortSignal): Promise<GridRead> {
  const blob = await source.blob()
  const header = await headerOf(blob)
  if ('ok' in header) return header
  const { kind, isFortran, shape, from } = header
  const [heads, rows, columns] = shapeOf(shape) ?? []
  if (heads === undefined || rows === undefined || columns === undefined) return badShape(shape)
  const cells = rows * columns
  if (cells > mostCells) return tooLarge(rows, columns)
  const count = cells * heads
  if (count > mostNumbers) {
    return refused(
      'attention-too-large',
      `This file holds ${heads} maps of ${rows} × ${columns} cells, too many to read. Save their mean over the heads.`,
    )
  }
  if (from + count * kind.bytes > blob.size) {
    return refused(
      'npy-short',
      `The file ends before its ${count} numbers do: it is damaged or was not copied whole.`,
    )
  }
  const sums = new Float64Array(cells)
  for (let first = 0; first < count; first += atOnce) {
    signal?.throwIfAborted()
    const last = Math.min(count, first + atOnce)
    const part = await blob.slice(from + first * kind.bytes, from + last * kind.bytes).arrayBuffer()
    const view = new DataView(part)
    for (let at = first; at < last; at += 1) {
      const value = kind.read(view, (at - first) * kind.bytes)
      const cell = isFortran ? fortranCell(at, heads, rows, columns) : at % cells
      // Checked one by one: a number below 0 may not hide in the mean.
      sums[cell] = value < 0 ? Number.NEGATIVE_INFINITY : (sums[cell] ?? 0) + value / heads
    }
  }
  return gridOf(rows, columns, Array.from(sums))
}

/** In Fortran’s order the first place runs fastest: heads, then rows, then columns. */
function fortranCell(at: number, heads: number, rows: number, columns: number): number {
  const place = Math.floor(at / heads)
  return (place % rows) * columns + Math.floor(place / rows)
}

/** Heads, rows and columns; places of length 1 before them, as of a batch, say nothing. */
function shapeOf(shape: readonly number[]): readonly [number, number, number] | null {
  const lead = shape.findIndex((length, at) => length !== 1 || at >= shape.length - 2)
  const [a, b, c, ...more] = shape.slice(Math.max(0, lead))
  if (more.length > 0 || a === undefined || b === undefined) return null
  const found = c === undefined ? ([1, a, b] as const) : ([a, b, c] as const)
  return found.every((length) => length > 0) ? found : null
}

const badShape = (shape: readonly number[]): GridRead =>
  refused(
    'npy-shape',
    `The numbers of this file have the shape (${shape.slice(0, 8).join(', ')}); rows × columns or heads × rows × columns were expected. Give it the shape of the model’s grid, then save it again.`,
  )

const unreadable = (why: string): GridRead =>
  refused('npy-unreadable', `This is no .npy file that can be read: ${why}.`)

async function headerOf(blob: Blob): Promise<Header | GridRead> {
  const head = new DataView(await blob.slice(0, 12).arrayBuffer())
  if (head.byteLength < 12 || !isNpy(new Uint8Array(head.buffer))) return unreadable('it is too short')
  const version = head.getUint8(6)
  if (version < 1 || version > 3) return unreadable(`its version ${version} is not known`)
  const start = version === 1 ? 10 : 12
  const length = version === 1 ? head.getUint16(8, true) : head.getUint32(8, true)
  if (length > longestHeader) return unreadable('its beginning is too long')
  const from = start + length
  const text = await blob.slice(start, from).text()
  const descr = /['"]descr['"]\s*:\s*(?:['"]([^'"]{1,20})['"]|(\[))/.exec(text)
  const order = /['"]fortran_order['"]\s*:\s*(True|False)/.exec(text)?.[1]
  const shape = /['"]shape['"]\s*:\s*\(([\d,\sL]{0,200})\)/.exec(text)?.[1]
  if (!descr || order === undefined || shape === undefined) return unreadable('its beginning is damaged')
  const kind = descr[1] === undefined ? null : kindOf(descr[1])
  if (kind === null) {
    return refused(
      'npy-type',
      `The numbers of this file are of the kind ${quoted(descr[1] ?? 'record', 20)}, which is not read here. Save them as float32.`,
    )
  }
  const lengths = shape
    .split(',')
    .map((part) => part.trim().replace(/L$/, ''))
    .filter((part) => part !== '')
    .map(Number)
  return { kind, isFortran: order === 'True', shape: lengths, from }
}

/** The kinds of numbers of numpy that a map can be made of. */
function kindOf(descr: string): Kind | null {
  const [, order = '', letter = '', size = ''] = /^([<>|=])([fiub])(\d)$/.exec(descr) ?? []
  const isLittle = order !== '>'
  const kinds: Readonly<Record<string, ReadNumber>> = {
    f2: (view, at) => halfOf(view.getUint16(at, isLittle)),
    f4: (view, at) => view.getFloat32(at, isLittle),
    f8: (view, at) => view.getFloat64(at, isLittle),
    b1: (view, at) => view.getUint8(at),
    u1: (view, at) => view.getUint8(at),
    u2: (view, at) => view.getUint16(at, isLittle),
    u4: (view, at) => view.getUint32(at, isLittle),
    u8: (view, at) => Number(view.getBigUint64(at, isLittle)),
    i1: (view, at) => view.getInt8(at),
    i2: (view, at) => view.getInt16(at, isLittle),
    i4: (view, at) => view.getInt32(at, isLittle),
    i8: (view, at) => Number(view.getBigInt64(at, isLittle)),
  }
  const name = `${letter}${size}`
  const read = Object.hasOwn(kinds, name) ? kinds[name] : undefined
  return read ? { bytes: Number(size), read } : null
}

/** A number of 16 bits: 1 of sign, 5 of exponent, 10 of fraction (IEEE 754 binary16). */
function halfOf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const exponent = (bits >> 10) & 0x1f
  const fraction = bits & 0x3ff
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15)
}
