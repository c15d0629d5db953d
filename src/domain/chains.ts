import { ancestorsOf, childrenOf, readingOrder } from './boxes.ts'
import { areaRatio, heightOf, sameRect, widthOf, type Rect, type Size } from './geometry.ts'
import type { Box } from './judgement.ts'
import { coverage, hullOf, iou } from './overlap.ts'

/** b1…bn of one instance: a leaf and all boxes around it, the minimal region first (001 §4.2, FORMATS §2.1). */
export interface Chain {
  /** Id of b1. */
  readonly id: string
  readonly levels: readonly Box[]
}

const known = new WeakMap<readonly Box[], readonly Chain[]>()

/** The chains of an item, one for each leaf, in reading order. Chains may share their outer levels. */
export function chainsOf(boxes: readonly Box[]): readonly Chain[] {
  const found = known.get(boxes)
  if (found) return found
  const chains = readingOrder(boxes)
    .filter((box) => childrenOf(boxes, box.id).length === 0)
    .map((leaf) => ({ id: leaf.id, levels: [leaf, ...ancestorsOf(boxes, leaf.id)] }))
  known.set(boxes, chains)
  return chains
}

/** The chains that a box belongs to. */
export const chainsThrough = (boxes: readonly Box[], id: string): readonly Chain[] =>
  chainsOf(boxes).filter(({ levels }) => levels.some((box) => box.id === id))

/** Active milliseconds spent on a chain. Levels that chains share count in each of them. */
export const timeOf = ({ levels }: Chain): number => levels.reduce((sum, { activeMs }) => sum + activeMs, 0)

/** One level of the union chain. */
export interface UnionLevel {
  readonly rect: Rect
  /** The labels of the boxes in it, each once. */
  readonly labels: readonly string[]
  readonly boxIds: readonly string[]
}

/**
 * One chain for consumers that know only one (FORMATS §2.2): level i covers level i of every chain, where a chain that
 * has ended stays at its last level. So it is nested, and each level covers every b1. A level equal to the one before
 * is left out.
 */
export function unionChain(chains: readonly Chain[]): readonly UnionLevel[] {
  const height = chains.reduce((most, { levels }) => Math.max(most, levels.length), 0)
  const union: UnionLevel[] = []
  for (let level = 0; level < height; level += 1) {
    const boxes = new Set(chains.flatMap(({ levels }) => levels[Math.min(level, levels.length - 1)] ?? []))
    const rect = hullOf([...boxes].map((box) => box.rect))
    const before = union.at(-1)?.rect
    if (!rect || (before && sameRect(before, rect))) continue
    const labels = new Set([...boxes].map(({ label }) => label).filter((label) => label !== ''))
    union.push({ rect, labels: [...labels], boxIds: [...boxes].map(({ id }) => id) })
  }
  return union
}

/** How far the boxing of an item is. */
export interface Completeness {
  readonly chains: number
  /** Chains with at least the wanted number of levels. */
  readonly complete: number
  /** Levels that are still to be drawn, over all chains; those of one chain when there is none. */
  readonly missing: number
  readonly done: boolean
}

/** Whether every chain has the wanted number of levels; an item without a chain is not done. */
export function completenessOf(boxes: readonly Box[], wanted: number): Completeness {
  const chains = chainsOf(boxes)
  const lacks = chains.map(({ levels }) => Math.max(0, wanted - levels.length))
  const complete = lacks.filter((lack) => lack === 0).length
  return {
    chains: chains.length,
    complete,
    missing: chains.length === 0 ? wanted : lacks.reduce((sum, lack) => sum + lack, 0),
    done: chains.length > 0 && complete === chains.length,
  }
}

/** Lists up to this long are gone through as they are. */
const short = 24

/** The `done` of `completenessOf`, quick enough to be asked of 100,000 items at once. */
export function isBoxed(boxes: readonly Box[], wanted: number): boolean {
  if (boxes.length === 0 || boxes.length < wanted) return false
  if (boxes.length > short) return completenessOf(boxes, wanted).done
  const leaves = boxes.filter(({ id }) => boxes.every(({ parentId }) => parentId !== id))
  return leaves.length > 0 && leaves.every((leaf) => reaches(boxes, leaf, wanted))
}

/** Whether so many levels lie one around the other from this box outward. */
function reaches(boxes: readonly Box[], leaf: Box, wanted: number): boolean {
  const levels = new Set<Box>()
  for (let box = boxes.find(({ id }) => id === leaf.id); box && !levels.has(box) && levels.size < wanted;) {
    levels.add(box)
    const { parentId } = box
    box = boxes.find(({ id }) => id === parentId)
  }
  return levels.size >= wanted
}

/** What is shown beside a level. */
export interface LevelMeasure {
  readonly box: Box
  readonly width: number
  readonly height: number
  /** Share of the picture, 0 to 1. */
  readonly share: number
  /** Share of b1 that the level covers: o of FORMATS §2.2, 1 in a sound chain. */
  readonly coverage: number
  /** IoU with the next level out; null for the outermost. */
  readonly iouOutward: number | null
}

export const measuresOf = ({ levels }: Chain, picture: Size): readonly LevelMeasure[] =>
  levels.map((box, place) => {
    const minimal = levels[0] ?? box
    const outer = levels[place + 1]
    return {
      box,
      width: widthOf(box.rect),
      height: heightOf(box.rect),
      share: areaRatio(box.rect, picture),
      coverage: coverage(box.rect, minimal.rect),
      iouOutward: outer ? iou(box.rect, outer.rect) : null,
    }
  })
