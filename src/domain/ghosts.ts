import { drawBox } from './boxEdits.ts'
import { isLargeEnough } from './boxFaults.ts'
import { isFiniteRect } from './boxLimits.ts'
import { frameOf, intersection, sameRect, type Rect, type Size } from './geometry.ts'
import type { Content, Item } from './item.ts'
import type { Box, Judgement } from './judgement.ts'

/** A box that came with the item, or that a model suggests. It is only shown, until somebody adopts it. */
export interface Ghost {
  readonly id: string
  readonly rect: Rect
  readonly label: string
  /** Where it came from, in a word or two for the tooltip. */
  readonly origin: string
  /** Whether a model suggests it. */
  readonly suggested?: boolean
}

/** The evidence region as a ghost. */
export const regionGhost = ({ region }: Pick<Content, 'region'>): readonly Ghost[] =>
  region ? [{ id: 'region', rect: region, label: '', origin: 'Evidence region' }] : []

/** The boxes that came with the item, b1 of each chain first. */
const chainGhosts = ({ source }: Pick<Item, 'source'>): readonly Ghost[] =>
  source.boxes.flatMap((chain, nth) =>
    chain.map(({ rect, label }, level) => ({
      id: `source-${nth + 1}-${level + 1}`,
      rect,
      label,
      origin: source.boxes.length > 1 ? `Source chain ${nth + 1}` : 'Source box',
    })),
  )

/**
 * Everything that came with the item to adopt. The evidence region comes last, so that a box of the same place keeps
 * its label.
 */
export const ghostsOf = (item: Pick<Item, 'source'>, content: Pick<Content, 'region'>): readonly Ghost[] => [
  ...chainGhosts(item),
  ...regionGhost(content),
]

/** The ghosts still to be shown: cut off at the picture, each rect once, without those that are boxes already. */
export function openGhosts(ghosts: readonly Ghost[], boxes: readonly Box[], picture: Size): readonly Ghost[] {
  const open: Ghost[] = []
  for (const ghost of ghosts) {
    const rect = isFiniteRect(ghost.rect) ? intersection(ghost.rect, frameOf(picture)) : null
    if (!rect || !isLargeEnough(rect)) continue
    if ([...boxes, ...open].some((other) => sameRect(other.rect, rect))) continue
    open.push({ ...ghost, rect })
  }
  return open
}

/** Makes a ghost a box, as if it had been drawn. */
export const adoptGhost = (
  judgement: Judgement,
  ghost: Ghost,
  id: string,
  picture: Size,
  activeMs = 0,
): Judgement => drawBox(judgement, id, ghost.rect, picture, ghost.label, activeMs)
