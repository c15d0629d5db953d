import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contains, frameOf, heightOf, widthOf, type Rect } from '../domain/geometry.ts'
import { fitBox, parseBox, parseSize } from './box.ts'

const rect = { x1: 100, y1: 600, x2: 200, y2: 700 }
const size = { width: 1280, height: 960 }
const codeOf = (read: ReturnType<typeof parseBox>): string =>
  read.ok ? read.remarks.map(({ code }) => code).join() : read.remark.code

const hasArea = (rect: Rect): boolean => Math.min(widthOf(rect), heightOf(rect)) >= 1

describe('parseBox', () => {
  it('reads four numbers without a remark', () => {
    expect(parseBox([100, 600, 200, 700])).toEqual({ ok: true, rect, remarks: [] })
  })

  it.each([
    ['(100.0,600.0,200.0,700.0)'],
    ['[100, 600, 200, 700]'],
    [['100', '600', '200', '700.0']],
    [{ x1: 100, y1: 600, x2: '200', y2: 700 }],
    [[[100, 600, 200, 700]]],
  ])('reads %j with a note', (value) => {
    const read = parseBox(value)
    expect(read).toMatchObject({ ok: true, rect })
    expect(codeOf(read)).toContain('box-repaired')
    expect(read.ok && read.remarks.every(({ severity }) => severity === 'note')).toBe(true)
  })

  it('puts reversed corners in order with a warning', () => {
    const read = parseBox([200, 700, 100, 600])
    expect(read).toMatchObject({ ok: true, rect, remarks: [{ code: 'box-inverted', severity: 'warning' }] })
  })

  it.each([
    [[100, 600, 200, 700, 0.9], 'box-count'],
    [[1, 2, 3], 'box-count'],
    [[], 'box-count'],
    [{ x: 100, y: 600, width: 100, height: 100 }, 'box-width-height'],
    [{ left: 1 }, 'box-unreadable'],
    ['left corner', 'box-unreadable'],
    ['(1,2,3)', 'box-unreadable'],
    [['a', 1, 2, 3], 'box-unreadable'],
    [['', '1', '2', '3'], 'box-unreadable'],
    [['0x10', 1, 2, 3], 'box-unreadable'],
    [[null, 2, 3, 4], 'box-unreadable'],
    [[Number.NaN, 2, 3, 4], 'box-unreadable'],
    [[1, 2, Number.POSITIVE_INFINITY, 4], 'box-unreadable'],
    [[1e308, 0, 1.7e308, 5], 'box-unreadable'],
    [['1e400', 0, 5, 5], 'box-unreadable'],
    [['9007199254740993', 0, 5, 5], 'box-unreadable'],
    [[[[1, 2, 3]]], 'box-count'],
    [
      [
        [1, 2, 3, 4],
        [5, 6, 7, 8],
      ],
      'box-count',
    ],
    [true, 'box-unreadable'],
    [17, 'box-unreadable'],
    [null, 'box-missing'],
    [undefined, 'box-missing'],
    [[100, 600, 100, 700], 'box-empty'],
    [[100, 600, 100.4, 600.3], 'box-sub-pixel'],
  ])('refuses %j as %s', (value, code) => {
    const read = parseBox(value)
    expect(read.ok).toBe(false)
    expect(codeOf(read)).toBe(code)
  })

  it('never throws and never answers a box without area', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const read = parseBox(value)
        expect(!read.ok || hasArea(read.rect)).toBe(true)
      }),
    )
  })
})

describe('fitBox', () => {
  it('leaves a box inside alone', () => {
    expect(fitBox(rect, size)).toEqual({ ok: true, rect, remarks: [] })
  })

  it('cuts a box at the edges with a warning', () => {
    expect(fitBox({ x1: 1200, y1: 900, x2: 1400, y2: 1000 }, size)).toMatchObject({
      rect: { x1: 1200, y1: 900, x2: 1280, y2: 960 },
      remarks: [{ code: 'box-clamped', severity: 'warning' }],
    })
  })

  it('refuses a box outside, or with less than a pixel inside', () => {
    expect(codeOf(fitBox({ x1: 2000, y1: 2000, x2: 2100, y2: 2100 }, size))).toBe('box-outside')
    expect(codeOf(fitBox({ x1: 1280, y1: 0, x2: 1300, y2: 20 }, size))).toBe('box-outside')
    expect(codeOf(fitBox({ x1: 1279.5, y1: 0, x2: 1300, y2: 20 }, size))).toBe('box-sub-pixel')
  })

  it('flags a region that is the whole picture', () => {
    expect(codeOf(fitBox(frameOf(size), size))).toBe('region-whole')
  })

  it('answers a box inside the picture or none', () => {
    const number = fc.integer({ min: -2000, max: 3000 })
    fc.assert(
      fc.property(number, number, number, number, (...corners) => {
        const read = parseBox(corners)
        const fitted = read.ok ? fitBox(read.rect, size) : read
        expect(!fitted.ok || contains(frameOf(size), fitted.rect)).toBe(true)
      }),
    )
  })
})

describe('parseSize', () => {
  it('reads a list, and a text with a note', () => {
    expect(parseSize([1280, 960])).toEqual({ size, remarks: [] })
    expect(parseSize('1280x960')).toMatchObject({ size, remarks: [{ severity: 'note' }] })
    expect(parseSize(null)).toEqual({ size: null, remarks: [] })
  })

  it.each([[[0, 5]], [[1.5, 2]], [[1, 2, 3]], ['big'], [{ width: 1 }], [[-1, 5]]])(
    'leaves out %j',
    (value) => {
      expect(parseSize(value)).toMatchObject({ size: null, remarks: [{ code: 'size-unreadable' }] })
    },
  )
})
