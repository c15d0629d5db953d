import { heightOf, intersection, rectBetween, widthOf, type Rect, type Size } from '../domain/geometry.ts'
import { tilesOf, type Level } from './level.ts'
import { levelFor, rectToScreen, sharpAbove, turned, turnedBack, visible, type Viewport } from './viewport.ts'

export interface PictureScene {
  readonly pane: Size
  /** The part of the picture that may be shown. */
  readonly frame: Rect
  readonly picture: Size
  /** Largest first; while a picture is on its way perhaps a small one alone. */
  readonly levels: readonly Level[]
  readonly viewport: Viewport
  readonly deviceRatio: number
}

/** The part of a canvas's context that a picture needs; tests stand in for it. */
export type PictureContext = Pick<
  CanvasRenderingContext2D,
  'save' | 'restore' | 'transform' | 'drawImage' | 'imageSmoothingEnabled' | 'imageSmoothingQuality'
>

/**
 * Paints only what the pane shows, from the level that the zoom needs. Above 200 % pixels are sharp squares, unless a
 * small level stands in for them: its pixels are not the picture's.
 */
export function drawPicture(context: PictureContext, scene: PictureScene): void {
  const { pane, frame, picture, levels, viewport, deviceRatio } = scene
  const part = visible(viewport, pane, frame)
  if (part.x2 <= part.x1 || part.y2 <= part.y1) return
  const widths = levels.map((each) => each.width)
  const level = levels[levelFor(widths, viewport.scale, deviceRatio)]
  if (!level) return
  const kx = level.width / picture.width
  const ky = level.height / picture.height
  const wanted = { x1: part.x1 * kx, y1: part.y1 * ky, x2: part.x2 * kx, y2: part.y2 * ky }
  const tiles = tilesOf(level)
  const snap = tiles.length > 1 ? snapTo(deviceRatio) : (rect: Rect) => rect

  context.save()
  const [right, down] = [turned({ x: 1, y: 0 }, viewport.turn), turned({ x: 0, y: 1 }, viewport.turn)]
  context.transform(right.x, right.y, down.x, down.y, 0, 0)
  context.imageSmoothingEnabled = viewport.scale <= sharpAbove || level.width < picture.width
  // Between two levels the quickest way is as good; only below the smallest one many pixels meet in one.
  const shrunk = level.width / (picture.width * viewport.scale * deviceRatio)
  context.imageSmoothingQuality = shrunk > 2 ? 'medium' : 'low'
  for (const { x, y, bitmap } of tiles) {
    const from = intersection(wanted, { x1: x, y1: y, x2: x + bitmap.width, y2: y + bitmap.height })
    // A bitmap that was closed meanwhile has no size.
    if (!from || bitmap.width === 0) continue
    const shown = { x1: from.x1 / kx, y1: from.y1 / ky, x2: from.x2 / kx, y2: from.y2 / ky }
    const at = beforeTurn(snap(rectToScreen(viewport, shown)), viewport)
    context.drawImage(
      bitmap,
      from.x1 - x,
      from.y1 - y,
      widthOf(from),
      heightOf(from),
      at.x1,
      at.y1,
      widthOf(at),
      heightOf(at),
    )
  }
  context.restore()
}

/** Edges on whole device pixels: tiles that share an edge within a pixel would let the background through. */
const snapTo = (ratio: number) => {
  const snapped = (value: number) => Math.round(value * ratio) / ratio
  return ({ x1, y1, x2, y2 }: Rect): Rect => ({
    x1: snapped(x1),
    y1: snapped(y1),
    x2: snapped(x2),
    y2: snapped(y2),
  })
}

const beforeTurn = ({ x1, y1, x2, y2 }: Rect, { turn }: Viewport): Rect =>
  rectBetween(turnedBack({ x: x1, y: y1 }, turn), turnedBack({ x: x2, y: y2 }, turn))

/** From this scale (800 %) on, thin lines part the pixels. */
export const gridFrom = 8

/** Lines between the picture's pixels. */
export function drawGrid(
  context: CanvasRenderingContext2D,
  { pane, frame, viewport, deviceRatio }: PictureScene,
): void {
  const part = visible(viewport, pane, frame)
  if (part.x2 <= part.x1 || part.y2 <= part.y1) return
  const whole = {
    x1: Math.floor(part.x1),
    y1: Math.floor(part.y1),
    x2: Math.ceil(part.x2),
    y2: Math.ceil(part.y2),
  }
  const at = rectToScreen(viewport, whole)
  const onPixel = (value: number) => (Math.round(value * deviceRatio) + 0.5) / deviceRatio
  context.beginPath()
  for (let x = at.x1; x <= at.x2 + 0.01; x += viewport.scale) {
    context.moveTo(onPixel(x), at.y1)
    context.lineTo(onPixel(x), at.y2)
  }
  for (let y = at.y1; y <= at.y2 + 0.01; y += viewport.scale) {
    context.moveTo(at.x1, onPixel(y))
    context.lineTo(at.x2, onPixel(y))
  }
  context.strokeStyle = 'rgba(128, 128, 128, 0.4)'
  context.lineWidth = 1 / deviceRatio
  context.stroke()
}
