import { areaOf, intersection, type Rect, type Size } from './geometry.ts'
import { boxConventions, placedBox, type BoxConvention, type GivenBox } from './predictedBoxes.ts'

/** A box as it was given, with the size of the picture that it is about. */
export interface SizedBox {
  readonly given: GivenBox
  readonly size: Size
}

/** Share of boxes that may be none, or lie beyond the frame, without speaking against a convention: models slip. */
const slips = 0.02
/** A box may reach beyond the frame by this share of its side: rounding. */
const slack = 0.01
/** From as many boxes on it tells something where they lie. */
const enough = 20
/** A box smaller than this in original pixels is no crop and no region. */
const leastSide = 3
/** Conventions whose boxes overlap by this much on average say the same. */
const alike = 0.9
const shares: readonly BoxConvention[] = ['unit', 'padded']
/** Boxes that are looked at. */
const mostLooked = 2000

/**
 * The conventions in which these boxes can be meant. One is ruled out where more than 2 % of the boxes would be no boxes
 * (corners in reverse), would lie beyond their picture or be smaller than 3 pixels, or where there are at least 20 and
 * all lie in the upper left quarter of their pictures, as boxes do that are counted in too small a unit, or all are
 * larger than they are far from the upper left corner, as boxes are whose second corner is taken for a size. Where all
 * numbers lie between 0 and 1 they are shares: nobody counts pixels or percents so finely.
 */
export function fittingConventions(boxes: readonly SizedBox[]): readonly BoxConvention[] {
  const looked = sample(boxes)
  if (looked.length === 0) return []
  const isShares = looked.every(({ given }) => given.every((number) => number >= 0 && number <= 1))
  return (isShares ? shares : boxConventions).filter((convention) => fits(looked, convention))
}

/**
 * The convention of a run, where its boxes alone tell it: the only one that fits, or the first of those that fit if they
 * place the boxes alike. Null where several fit and differ, and where none does: then somebody has to say.
 */
export function conventionOf(boxes: readonly SizedBox[]): BoxConvention | null {
  const [first, ...others] = fittingConventions(boxes)
  if (first === undefined) return null
  const looked = sample(boxes)
  return others.every((other) => likeness(looked, first, other) >= alike) ? first : null
}

/** Evenly over the run, so that a beginning that is unlike the rest does not decide. */
function sample(boxes: readonly SizedBox[]): readonly SizedBox[] {
  const known = boxes.filter(({ size }) => size.width > 0 && size.height > 0)
  const step = Math.max(1, known.length / mostLooked)
  return Array.from(
    { length: Math.min(known.length, mostLooked) },
    (_, at) => known[Math.floor(at * step)],
  ).filter((box) => box !== undefined)
}

function fits(boxes: readonly SizedBox[], convention: BoxConvention): boolean {
  let misfits = 0
  let isUpperLeft = true
  for (const { given, size } of boxes) {
    const rect = placedBox(given, convention, size)
    if (!rect || !liesIn(rect, size)) misfits += 1
    else if (rect.x2 > size.width / 2 || rect.y2 > size.height / 2) isUpperLeft = false
  }
  if (misfits > boxes.length * slips) return false
  if (boxes.length < enough) return true
  const isSize = convention.endsWith('-size')
  return !isUpperLeft && !(isSize && boxes.every(({ given: [x, y, c, d] }) => c > x && d > y))
}

function liesIn({ x1, y1, x2, y2 }: Rect, { width, height }: Size): boolean {
  const [dx, dy] = [Math.max(1, width * slack), Math.max(1, height * slack)]
  const isInside = x1 >= -dx && y1 >= -dy && x2 <= width + dx && y2 <= height + dy
  return isInside && x2 - x1 >= leastSide && y2 - y1 >= leastSide
}

/** Mean intersection over union of the boxes in two conventions. */
function likeness(boxes: readonly SizedBox[], a: BoxConvention, b: BoxConvention): number {
  let sum = 0
  let count = 0
  for (const { given, size } of boxes) {
    const [first, second] = [placedBox(given, a, size), placedBox(given, b, size)]
    if (!first || !second) continue
    const both = intersection(first, second)
    const shared = both ? areaOf(both) : 0
    sum += shared / (areaOf(first) + areaOf(second) - shared)
    count += 1
  }
  return count === 0 ? 0 : sum / count
}

const words: readonly (readonly [RegExp, BoxConvention])[] = [
  [/^(?:xyxy|x1y1x2y2|pascalvoc|pixels?|pixelsxyxy|xyxypixels?|absolute|abs|absolutepixels?)$/, 'pixels'],
  [/^(?:xywh|coco|ltwh|pixelssize|pixelsxywh|xywhpixels?)$/, 'pixels-size'],
  [/^(?:unit|01|relative|normali[sz]ed|norm|xyxyn|xyxynorm(?:ali[sz]ed)?|minio3)$/, 'unit'],
  [/^(?:thousandths|01000|norm(?:ali[sz]ed)?1000|1000|qwen2vl|qwen3vl|relative1000)$/, 'thousandths'],
  [/^(?:resized|qwen25vl)$/, 'resized'],
  [/^(?:resized1024|qwen25vl1024)$/, 'resized-1024'],
  [/^(?:padded|paddedsquare|square|visualcot)$/, 'padded'],
  [/^(?:percentsize|percent|labelstudio)$/, 'percent-size'],
]

/** The convention that a word in a file names: one of ours, or one that is in use elsewhere; null for any other. */
export function conventionNamed(word: string): BoxConvention | null {
  const plain = word
    .slice(0, 60)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
  return words.find(([pattern]) => pattern.test(plain))?.[1] ?? null
}
