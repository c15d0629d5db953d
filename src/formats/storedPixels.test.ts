import { describe, expect, it } from 'vitest'
import { areaOf, contains, frameOf } from '../domain/geometry.ts'
import { regionOnPicture, uprightRect } from './storedPixels.ts'
import { picture } from './upstream.test-data.ts'

const rect = (x1: number, y1: number, x2: number, y2: number) => ({ x1, y1, x2, y2 })
const stored = { width: 1632, height: 1224 }
const upright = { width: 1224, height: 1632 }

function turned(orientation: number, size = upright, from = stored) {
  const plain = picture({ name: 'plant.jpg', ...size })
  return { ...plain, origin: { ...plain.origin, stored: from, orientation } }
}

function codes(read: ReturnType<typeof regionOnPicture>): readonly string[] {
  return read.ok ? read.remarks.map(({ code }) => code) : [read.remark.code]
}

describe('uprightRect', () => {
  // The corner of a 4 × 3 file that EXIF names for each orientation: where its first stored pixel is shown.
  it.each([
    [1, rect(0, 0, 1, 1)],
    [2, rect(3, 0, 4, 1)],
    [3, rect(3, 2, 4, 3)],
    [4, rect(0, 2, 1, 3)],
    [5, rect(0, 0, 1, 1)],
    [6, rect(2, 0, 3, 1)],
    [7, rect(2, 3, 3, 4)],
    [8, rect(0, 3, 1, 4)],
  ])('shows the first stored pixel of orientation %i at its corner', (orientation, expected) => {
    expect(uprightRect(rect(0, 0, 1, 1), { width: 4, height: 3 }, orientation)).toEqual(expected)
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('keeps area and frame for orientation %i', (orientation) => {
    const size = orientation > 4 ? upright : stored
    const moved = uprightRect(rect(300, 274, 1120, 924), stored, orientation)
    expect(areaOf(moved)).toBe(820 * 650)
    expect(contains(frameOf(size), moved)).toBe(true)
  })
})

describe('regionOnPicture', () => {
  const inStored = rect(300, 274, 1120, 924)
  const inUpright = rect(300, 300, 950, 1120)

  it('turns a box that counts in stored pixels, and says so', () => {
    const read = regionOnPicture(inStored, stored, turned(6))
    expect(read).toMatchObject({ ok: true, region: inUpright })
    expect(codes(read)).toEqual(['box-in-stored-pixels'])
    expect(read.ok && read.remarks[0]?.sentence).toContain('(300, 274, 1120, 924)')
  })

  it('leaves a box in upright pixels alone', () => {
    expect(regionOnPicture(inUpright, upright, turned(6))).toEqual({
      ok: true,
      region: inUpright,
      remarks: [],
    })
  })

  it('tells by the box itself when there is no claimed size', () => {
    expect(regionOnPicture(rect(1300, 0, 1400, 100), null, turned(6))).toMatchObject({
      region: rect(1124, 1300, 1224, 1400),
    })
  })

  it('asks for a look where nothing tells', () => {
    expect(codes(regionOnPicture(inUpright, null, turned(6)))).toEqual(['box-orientation-unsure'])
    expect(codes(regionOnPicture(inStored, stored, turned(3, stored)))).toEqual(['box-orientation-unsure'])
  })

  it('warns when the claimed size is not that of the picture, and does not rescale', () => {
    const read = regionOnPicture(inUpright, { width: 612, height: 816 }, turned(1, upright, upright))
    expect(read).toMatchObject({ ok: true, region: inUpright })
    expect(codes(read)).toEqual(['size-differs'])
  })

  it('fits the box to the real picture', () => {
    const small = turned(1, { width: 500, height: 500 }, { width: 500, height: 500 })
    expect(codes(regionOnPicture(rect(400, 400, 600, 600), null, small))).toEqual(['box-clamped'])
    expect(codes(regionOnPicture(rect(600, 600, 700, 700), null, small))).toEqual(['box-outside'])
  })
})
