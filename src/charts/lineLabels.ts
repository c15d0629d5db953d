import { labelText } from './chartText.ts'

interface NamedLine {
  readonly name: string
  readonly points: readonly { readonly x: number; readonly y: number | null }[]
}

/** Width of a letter of 11 pixels, on the safe side. */
const letter = 6.6
/** What a name at the end of a line takes from top to bottom. */
const lineHeight = 13
/** No more than this share of the width is given to names. */
const mostShare = 0.3

/**
 * Whether every line can be named at its end: all end at the same place, none so close to another that their names would
 * overlap, and no name so long that little were left for the lines.
 */
export function endNamesFit(
  series: readonly NamedLine[],
  {
    width,
    inner,
    yDomain,
  }: { readonly width: number; readonly inner: number; readonly yDomain: readonly [number, number] },
): boolean {
  const longest = Math.max(0, ...series.map(({ name }) => labelText(name).length))
  if (longest * letter + 20 > width * mostShare) return false
  const ends = series.map(({ points }) => points.findLast(({ y }) => y !== null))
  const right = Math.max(...series.flatMap(({ points }) => points.map(({ x }) => x)))
  const perUnit = inner / Math.max(Number.MIN_VALUE, yDomain[1] - yDomain[0])
  const heights = ends.map((end) => (end && end.x === right ? (end.y ?? 0) * perUnit : Number.NaN))
  const sorted = heights.toSorted((a, b) => a - b)
  return (
    !heights.some(Number.isNaN) &&
    sorted.every((height, place) => place === 0 || height - (sorted[place - 1] ?? 0) >= lineHeight)
  )
}

export interface AxisRoom {
  /** Pixels from the lower to the upper end of the domain. */
  readonly width: number
  readonly domain: readonly [number, number]
}

/** As many of the ticks as can be written side by side: all, or each second, third … of them. */
export function fittingTicks(
  ticks: readonly number[],
  textOf: (tick: number) => string,
  { width, domain: [low, high] }: AxisRoom,
): readonly number[] {
  const perUnit = width / Math.max(Number.MIN_VALUE, high - low)
  const sorted = ticks.toSorted((a, b) => a - b)
  for (let every = 1; every < sorted.length; every += 1) {
    const kept = sorted.filter((_, place) => place % every === 0)
    const isFree = kept.every((tick, place) => {
      const next = kept[place + 1]
      if (next === undefined) return true
      const needed = ((textOf(tick).length + textOf(next).length) / 2) * letter + 6
      return (next - tick) * perUnit >= needed
    })
    if (isFree) return kept
  }
  return sorted.slice(0, 1)
}

/** All of them where they can be written side by side, else none: each belongs to its place. */
export function fittingNotes<Note extends { readonly x: number; readonly text: string }>(
  notes: readonly Note[],
  room: AxisRoom,
): readonly Note[] {
  const texts = new Map(notes.map(({ x, text }) => [x, text]))
  const written = fittingTicks([...texts.keys()], (x) => texts.get(x) ?? '', room)
  return written.length === notes.length ? notes : []
}
