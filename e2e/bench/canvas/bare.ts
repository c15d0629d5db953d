import { heightOf, holdsPoint, widthOf, type Point, type Rect } from '../../../src/domain/geometry.ts'
import { fitScale, pane, size, type Contender } from './contender.ts'

/**
 * The bare limit: one canvas with the right mip level and the same rectangles stroked over it, redrawn for each frame
 * in which the view changes, and one for what is in the hand. No framework, no labels, no handles but squares.
 */

const colours = ['#ffb224', '#4fd1ff', '#ff8ad0', '#a8e05f', '#c3a6ff']

function canvasIn(host: HTMLElement): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas')
  canvas.width = pane.width
  canvas.height = pane.height
  canvas.style.cssText = 'position:absolute;left:0;top:0'
  host.append(canvas)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('No canvas.')
  return context
}

async function mipChain(picture: Blob): Promise<readonly ImageBitmap[]> {
  const chain = [await createImageBitmap(picture)]
  for (let last = chain[0]; last && last.width > 1024; last = chain.at(-1)) {
    const half = new OffscreenCanvas(last.width >> 1, last.height >> 1)
    half.getContext('2d')?.drawImage(last, 0, 0, half.width, half.height)
    chain.push(half.transferToImageBitmap())
  }
  return chain
}

/** The quickest sight of a JPEG that a page can get: decoded at an eighth. */
async function glimpse(picture: Blob): Promise<VideoFrame> {
  const decoder = new ImageDecoder({
    data: await picture.arrayBuffer(),
    type: picture.type,
    desiredWidth: size.width / 8,
    desiredHeight: size.height / 8,
  })
  return (await decoder.decode()).image
}

export const contender: Contender = {
  start: async (host, { picture, boxes, drawn }) => {
    const resting = canvasIn(host)
    const hand = canvasIn(host)
    const first = await glimpse(picture)
    resting.drawImage(first, 0, 0, pane.width, pane.height)
    drawn()
    first.close()
    const chain = await mipChain(picture)

    let view = { scale: fitScale, x: 0, y: 0 }
    let selected: number | null = null
    let held: Rect | null = null
    let hover: number | null = null
    let from: Point | null = null
    let dragging: 'pan' | 'corner' | null = null
    const dirty = { resting: false, hand: false }
    let frame = 0

    const stroke = (context: CanvasRenderingContext2D, rect: Rect) =>
      context.strokeRect(
        Math.round(rect.x1 * view.scale + view.x),
        Math.round(rect.y1 * view.scale + view.y),
        Math.round(widthOf(rect) * view.scale),
        Math.round(heightOf(rect) * view.scale),
      )

    const drawResting = () => {
      const level =
        chain.findLast((each) => each.width >= size.width * view.scale) ?? chain[0] ?? new ImageData(1, 1)
      if (!(level instanceof ImageBitmap)) return
      const shown = {
        x1: Math.max(0, -view.x / view.scale),
        y1: Math.max(0, -view.y / view.scale),
        x2: Math.min(size.width, (pane.width - view.x) / view.scale),
        y2: Math.min(size.height, (pane.height - view.y) / view.scale),
      }
      const share = level.width / size.width
      resting.clearRect(0, 0, pane.width, pane.height)
      resting.imageSmoothingEnabled = view.scale <= 2
      resting.drawImage(
        level,
        shown.x1 * share,
        shown.y1 * share,
        widthOf(shown) * share,
        heightOf(shown) * share,
        shown.x1 * view.scale + view.x,
        shown.y1 * view.scale + view.y,
        widthOf(shown) * view.scale,
        heightOf(shown) * view.scale,
      )
      resting.lineWidth = 2
      for (const [level, colour] of colours.entries()) {
        resting.strokeStyle = colour
        for (let index = level; index < boxes.length; index += colours.length) {
          const rect = boxes[index]?.rect
          const seen =
            rect && rect.x1 < shown.x2 && rect.x2 > shown.x1 && rect.y1 < shown.y2 && rect.y2 > shown.y1
          if (seen && index !== selected) stroke(resting, rect)
        }
      }
    }

    const drawHand = () => {
      hand.clearRect(0, 0, pane.width, pane.height)
      hand.lineWidth = 3
      hand.strokeStyle = '#ffffff'
      const over = hover === null ? undefined : boxes[hover]
      if (over) stroke(hand, over.rect)
      if (!held) return
      stroke(hand, held)
      hand.fillStyle = '#ffffff'
      for (const x of [held.x1, held.x2])
        for (const y of [held.y1, held.y2])
          hand.fillRect(x * view.scale + view.x - 4, y * view.scale + view.y - 4, 8, 8)
    }

    const draw = () => {
      frame = 0
      if (dirty.resting) drawResting()
      if (dirty.resting || dirty.hand) drawHand()
      dirty.resting = false
      dirty.hand = false
    }
    const redraw = (what: 'resting' | 'hand') => {
      dirty[what] = true
      if (frame === 0) frame = requestAnimationFrame(draw)
    }

    const pick = (point: Point): number | null => {
      let best: number | null = null
      let least = Infinity
      for (const [index, { rect }] of boxes.entries()) {
        if (!holdsPoint(rect, point)) continue
        const area = widthOf(rect) * heightOf(rect)
        if (area < least) [best, least] = [index, area]
      }
      return best
    }

    const spot = (event: MouseEvent): Point => {
      const bounds = host.getBoundingClientRect()
      return { x: event.clientX - bounds.left, y: event.clientY - bounds.top }
    }
    host.addEventListener('pointerdown', (event) => {
      from = spot(event)
      dragging = event.button === 1 ? 'pan' : held ? 'corner' : null
    })
    host.addEventListener('pointermove', (event) => {
      const at = spot(event)
      if (dragging === 'pan' && from) {
        view = { ...view, x: view.x + at.x - from.x, y: view.y + at.y - from.y }
        from = at
        redraw('resting')
      } else if (dragging === 'corner' && held) {
        held = { ...held, x2: (at.x - view.x) / view.scale, y2: (at.y - view.y) / view.scale }
        redraw('hand')
      } else {
        const over = pick({ x: (at.x - view.x) / view.scale, y: (at.y - view.y) / view.scale })
        if (over === hover) return
        hover = over
        redraw('hand')
      }
    })
    host.addEventListener('pointerup', () => {
      dragging = null
    })
    host.addEventListener(
      'wheel',
      (event) => {
        event.preventDefault()
        const at = spot(event)
        const scale = Math.min(64, Math.max(fitScale / 2, view.scale * 1.0018 ** -event.deltaY))
        const factor = scale / view.scale
        view = { scale, x: at.x - (at.x - view.x) * factor, y: at.y - (at.y - view.y) * factor }
        redraw('resting')
      },
      { passive: false },
    )
    redraw('resting')

    return {
      panButton: 1,
      reset: () => {
        view = { scale: fitScale, x: 0, y: 0 }
        selected = null
        held = null
        hover = null
        redraw('resting')
      },
      select: (id) => {
        selected = boxes.findIndex((box) => box.id === id)
        held = boxes[selected]?.rect ?? null
        redraw('resting')
      },
      look: () => ({ left: view.x, scale: view.scale, held: held ? widthOf(held) : 0 }),
    }
  },
}
