import { describe, expect, it } from 'vitest'
import { conventionNamed, conventionOf, fittingConventions, type SizedBox } from './boxConvention.ts'
import type { Rect, Size } from './geometry.ts'
import { boxConventions, givenBox, type BoxConvention } from './predictedBoxes.ts'
import { seededNumber } from './seeded.ts'

/** Boxes of 2 to 12 % of each side, all over the pictures. */
function boxesIn(convention: BoxConvention, sizes: readonly Size[], count = 60): readonly SizedBox[] {
  let drawn = 0
  const random = (): number => seededNumber(7, String(drawn++)) / 2 ** 53
  const boxes: SizedBox[] = []
  for (let at = 0; at < count; at += 1) {
    const size = sizes[at % sizes.length] ?? { width: 1, height: 1 }
    const [w, h] = [(0.02 + random() * 0.1) * size.width, (0.02 + random() * 0.1) * size.height]
    const [x1, y1] = [random() * (size.width - w), random() * (size.height - h)]
    const rect: Rect = { x1, y1, x2: x1 + w, y2: y1 + h }
    const given = givenBox(rect, convention, size)
    if (given) boxes.push({ given, size })
  }
  return boxes
}

const fourK: readonly Size[] = [
  { width: 3840, height: 2160 },
  { width: 4032, height: 3024 },
]
const small: readonly Size[] = [
  { width: 640, height: 480 },
  { width: 500, height: 375 },
]

describe('the convention of boxes', () => {
  it.each(boxConventions)('%s is among those that fit its own boxes', (convention) => {
    for (const sizes of [fourK, small])
      expect(fittingConventions(boxesIn(convention, sizes))).toContain(convention)
  })

  it.each<[BoxConvention, readonly Size[]]>([
    ['unit', fourK],
    ['thousandths', small],
    ['percent-size', fourK],
    ['resized-1024', [{ width: 3840, height: 2160 }]],
  ])('%s is told by the boxes alone where nothing else fits them', (convention, sizes) => {
    expect(conventionOf(boxesIn(convention, sizes))).toBe(convention)
  })

  it('is told in large pictures, of which thousandths in pixels would leave all but the upper left empty', () => {
    expect(fittingConventions(boxesIn('thousandths', fourK))).not.toContain('pixels')
    expect(fittingConventions(boxesIn('pixels', fourK))).not.toContain('thousandths')
  })

  it('is not guessed at where several fit and differ', () => {
    // Thousandths, pixels and resized pixels are all possible in a picture of about a thousand pixels.
    const boxes = boxesIn('thousandths', [{ width: 1400, height: 1100 }])
    expect(fittingConventions(boxes).length).toBeGreaterThan(1)
    expect(conventionOf(boxes)).toBeNull()
  })

  it('does not matter where all that fit say the same', () => {
    const square = { width: 1000, height: 1000 }
    const given = [100, 200, 900, 950] as const
    expect(fittingConventions([{ given, size: square }]).length).toBeGreaterThan(1)
    expect(conventionOf([{ given, size: square }])).toBe('pixels')
    expect(conventionOf([{ given: [0.1, 0.2, 0.4, 0.5], size: square }])).toBe('unit')
  })

  it('is not upset by a slip of the model', () => {
    const boxes = boxesIn('unit', fourK, 100)
    const slip: SizedBox = { given: [0.9, 0.9, 0.1, 0.1], size: { width: 3840, height: 2160 } }
    expect(conventionOf([...boxes, slip, slip])).toBe('unit')
    expect(conventionOf([...boxes, slip, slip, slip])).toBeNull()
  })

  it('is unknown without boxes, and where none fits', () => {
    expect(conventionOf([])).toBeNull()
    expect(conventionOf([{ given: [5, 5, 1, 1], size: { width: 0, height: 0 } }])).toBeNull()
    expect(
      conventionOf([{ given: [90_000, 90_000, 95_000, 95_000], size: { width: 9, height: 9 } }]),
    ).toBeNull()
  })
})

describe('a word for a convention', () => {
  it.each<[string, BoxConvention | null]>([
    ['xyxy', 'pixels'],
    ['xywh', 'pixels-size'],
    ['Qwen3-VL', 'thousandths'],
    ['0-1000', 'thousandths'],
    ['0-1', 'unit'],
    ['qwen2.5-vl', 'resized'],
    ['__proto__', null],
    ['', null],
  ])('%s is read as %s', (word, convention) => {
    expect(conventionNamed(word)).toBe(convention)
  })

  it('may be any of ours', () => {
    expect(boxConventions.map(conventionNamed)).toEqual(boxConventions)
  })
})
