import { useEffect, useRef, type CSSProperties } from 'react'
import { heightOf, widthOf, type Point, type Size } from '../domain/geometry.ts'
import { drawPicture, type PictureScene } from './drawPicture.ts'
import type { Value } from './value.ts'
import { holding, largestScale, rectToScreen, toPicture } from './viewport.ts'

/** Side of the lens and its distance from the pointer, in CSS pixels. */
const side = 176
const away = 24
/** Picture pixels are shown at least this large. */
const leastScale = 4

const lens: Size = { width: side, height: side }
const middle: Point = { x: side / 2, y: side / 2 }

interface MagnifierProps {
  readonly pointer: Value<Point | null>
  readonly scene: PictureScene
  readonly filter: string
}

/** A lens beside the pointer: the original pixels around it, four times as large or twice as large as the view shows them. */
export function Magnifier({ pointer, scene, filter }: MagnifierProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const paint = () => {
      const element = canvas.current
      const at = pointer.get()
      if (!element) return
      element.hidden = at === null
      if (!at) return
      element.style.transform = `translate(${beside(at.x, scene.pane.width)}px, ${beside(at.y, scene.pane.height)}px)`
      paintLens(element, at, scene)
    }
    paint()
    return pointer.subscribe(paint)
  }, [pointer, scene])
  return <canvas ref={canvas} aria-hidden data-magnifier hidden style={{ ...lensStyle, filter }} />
}

/** To the right of and below the pointer, or on its other side where the pane ends. */
const beside = (at: number, room: number): number =>
  at + away + side <= room ? at + away : Math.max(0, at - away - side)

function paintLens(element: HTMLCanvasElement, at: Point, scene: PictureScene): void {
  const { deviceRatio } = scene
  const pixels = Math.round(side * deviceRatio)
  if (element.width !== pixels) {
    element.width = pixels
    element.height = pixels
  }
  const context = element.getContext('2d')
  if (!context) return
  const point = toPicture(scene.viewport, at)
  const scale = Math.min(largestScale, Math.max(leastScale, scene.viewport.scale * 2))
  const viewport = holding(point, middle, scale, scene.viewport.turn)
  context.setTransform(deviceRatio, 0, 0, deviceRatio, 0, 0)
  context.clearRect(0, 0, side, side)
  drawPicture(context, { ...scene, pane: lens, viewport })
  const [x, y] = [Math.floor(point.x), Math.floor(point.y)]
  const pixel = rectToScreen(viewport, { x1: x, y1: y, x2: x + 1, y2: y + 1 })
  for (const [color, out] of [
    ['rgba(0, 0, 0, 0.75)', 1.5],
    ['#ffffff', 0.5],
  ] as const) {
    context.strokeStyle = color
    context.lineWidth = 1
    context.strokeRect(pixel.x1 - out, pixel.y1 - out, widthOf(pixel) + 2 * out, heightOf(pixel) + 2 * out)
  }
}

const lensStyle: CSSProperties = {
  position: 'absolute',
  top: 0,
  left: 0,
  width: side,
  height: side,
  boxSizing: 'border-box',
  borderRadius: '50%',
  background: 'var(--well)',
  boxShadow:
    '0 0 0 2px rgba(255, 255, 255, 0.9), 0 0 0 3px rgba(0, 0, 0, 0.6), 0 6px 24px rgba(0, 0, 0, 0.4)',
  pointerEvents: 'none',
}
