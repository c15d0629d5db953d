import type { Box } from '../../../src/domain/judgement.ts'

/** One way of showing a picture with boxes on it: the bare limit, Saccade, or another library. */
export interface Contender {
  /** Starts what is running long before a person opens the next picture. */
  readonly warm?: () => Promise<void>
  /** Shows the picture, then the boxes, over the whole host; answers once the picture is there in full. */
  readonly start: (host: HTMLElement, given: Given) => Promise<Running>
}

export interface Given {
  readonly picture: Blob
  readonly boxes: readonly Box[]
  /** To be called when a first picture of any sharpness has been drawn, or stands in line to be in the next frame. */
  readonly drawn: () => void
}

export interface Running {
  /** The mouse button whose drag pans. */
  readonly panButton: 0 | 1
  /** Shows the whole picture, with nothing selected. */
  readonly reset: () => void
  /** Selects the one box, so that it has handles. */
  readonly select: (id: string) => void
  /** What a gesture must have changed; the bench refuses to time something that does nothing. */
  readonly look: () => Look
}

export interface Look {
  /** Place of the picture's left edge, in whatever unit. */
  readonly left: number
  readonly scale: number
  /** Width of the box in the hand. */
  readonly held: number
}

export const pane = { width: 1600, height: 900 }
export const size = { width: 7680, height: 4320 }
export const fitScale = pane.width / size.width

const levels = 5

/** Chains of five boxes, one inside the other, in rows over the whole picture. */
export function chainsOf(count: number): readonly Box[] {
  const chains = Math.ceil(count / levels)
  const columns = Math.ceil(Math.sqrt((chains * size.width) / size.height))
  const rows = Math.ceil(chains / columns)
  const cell = { width: size.width / columns, height: size.height / rows }
  const boxes: Box[] = []
  for (let index = 0; index < count; index += 1) {
    const chain = Math.floor(index / levels)
    const level = index % levels
    const share = 0.86 ** level
    const width = Math.min(cell.width * 0.88, 640) * share
    const height = Math.min(cell.height * 0.88, 480) * share
    const x = (chain % columns) * cell.width + (cell.width - width) / 2
    const y = Math.floor(chain / columns) * cell.height + (cell.height - height) / 2
    boxes.push({
      id: `box-${index}`,
      parentId: level === 0 ? null : `box-${index - 1}`,
      rect: { x1: x, y1: y, x2: x + width, y2: y + height },
      label: '',
      locked: false,
      activeMs: 0,
    })
  }
  return boxes
}

/** The box whose corner is dragged: the outermost of a chain in the middle, which may grow. */
export function heldOf(boxes: readonly Box[]): Box {
  const middle = Math.floor(boxes.length / 2 / levels) * levels
  const box = boxes[middle]
  if (!box) throw new Error('There are no boxes.')
  return box
}
