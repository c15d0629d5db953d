import { chainsOf, chainsThrough, type Chain } from '../../../domain/chains.ts'
import { boxOf, levelOf, parentOf } from '../../../domain/boxes.ts'
import { heightOf, widthOf, type Rect } from '../../../domain/geometry.ts'
import type { Box } from '../../../domain/judgement.ts'
import { pictureEdge } from '../../../domain/boxLimits.ts'

/** How boxes and chains are called, on the screen and to a screen reader. */

/** A length in pixels, to a tenth: `120`, `33.3`. */
export const lengthText = (length: number): string => String(Math.round(length * 10) / 10 + 0)

/** `120 × 80`. */
export const sizeText = (rect: Rect): string => `${lengthText(widthOf(rect))} × ${lengthText(heightOf(rect))}`

/** `27 %`, `2.7 %`, `0.027 %`: at least two digits that say something. */
export function shareText(share: number): string {
  const percent = share * 100
  if (!(percent > 0)) return '0 %'
  if (percent >= 9.95) return `${Math.round(percent)} %`
  return `${percent >= 0.995 ? percent.toFixed(1) : String(Number(percent.toPrecision(2)))} %`
}

const placeWords = (rect: Rect): string =>
  `${sizeText(rect)} pixels at ${lengthText(rect.x1)}, ${lengthText(rect.y1)}`

export const chainName = (place: number): string => `Chain ${place + 1}`

/** `chain 2`, `chains 1 and 2`; empty where there is one chain, or where the box belongs to all. */
function chainsWords(boxes: readonly Box[], id: string): string {
  const all = chainsOf(boxes)
  const through = chainsThrough(boxes, id)
  if (through.length === all.length) return ''
  if (through.length > 3) return `${through.length} chains`
  const numbers = through.map((chain) => all.indexOf(chain) + 1)
  const last = numbers.pop()
  return numbers.length === 0 ? `chain ${last}` : `chains ${numbers.join(', ')} and ${last}`
}

/** What a sentence calls a box: `b2`, or `b1 of chain 2` where there are several. */
export function shortName(boxes: readonly Box[], id: string): string {
  if (!boxOf(boxes, id)) return 'a box'
  const chains = chainsWords(boxes, id)
  return chains === '' ? `b${levelOf(boxes, id)}` : `b${levelOf(boxes, id)} of ${chains}`
}

/** `b1, minimal region, “sign”, 120 × 80 pixels at 1200, 820, inside b2`. */
export function spokenName(boxes: readonly Box[], box: Box): string {
  const level = levelOf(boxes, box.id)
  const parent = parentOf(boxes, box.id)
  const chains = chainsWords(boxes, box.id)
  return [
    `b${level}`,
    level === 1 ? 'minimal region' : '',
    chains,
    box.label === '' ? '' : `“${box.label}”`,
    placeWords(box.rect),
    parent ? `inside b${levelOf(boxes, parent.id)}` : '',
    box.locked ? 'locked' : '',
  ]
    .filter(Boolean)
    .join(', ')
}

/** Why a box did not go as far as it was asked to; `by` is what `Limit` says. Empty when nothing stopped it. */
export function stoppedWords(boxes: readonly Box[], id: string, by: string | null): string {
  if (by === null) return ''
  const name = shortName(boxes, id)
  if (by === pictureEdge) return `${name} was stopped by the edge of the picture.`
  if (by === id) return `${name} is locked.`
  return boxOf(boxes, by)?.locked && parentOf(boxes, id)?.id !== by
    ? `${name} stays, because ${shortName(boxes, by)} inside it is locked.`
    : `${name} was stopped by ${shortName(boxes, by)}.`
}

/** The chain whose numbers are shown: one through the selected box, the wanted one among them, else the first. */
export function shownChain(
  boxes: readonly Box[],
  selectedId: string | null,
  wanted: string | null = null,
): Chain | null {
  const through = selectedId === null ? [] : chainsThrough(boxes, selectedId)
  const chains = through.length > 0 ? through : chainsOf(boxes)
  return chains.find(({ id }) => id === wanted) ?? chains[0] ?? null
}

/** At most so many chains with the current one among them, and the place of the first of them. */
export function chainsAround(
  chains: readonly Chain[],
  id: string | null,
  most: number,
): { readonly first: number; readonly shown: readonly Chain[] } {
  const at = chains.findIndex((chain) => chain.id === id)
  const first = Math.max(0, Math.min(at - Math.floor(most / 2), chains.length - most))
  return { first, shown: chains.slice(first, first + most) }
}

/** The boxes with those that are in the hand as they would be; a box that is only being drawn comes last. */
export function withPreview(boxes: readonly Box[], preview: readonly Box[] | null): readonly Box[] {
  if (!preview || preview === boxes || preview.length === 0) return boxes
  const held = new Map(preview.map((box) => [box.id, box]))
  const merged = boxes.map((box) => held.get(box.id) ?? box)
  const known = new Set(boxes.map(({ id }) => id))
  return [...merged, ...preview.filter(({ id }) => !known.has(id))]
}
