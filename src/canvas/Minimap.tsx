import { useEffect, useMemo, useRef, type CSSProperties, type PointerEvent } from 'react'
import { contains, heightOf, widthOf, type Size } from '../domain/geometry.ts'
import { atLeast } from './draw.ts'
import { drawPicture, type PictureScene } from './drawPicture.ts'
import { fit, holding, rectToScreen, toPicture, turnedSize, visible, type Viewport } from './viewport.ts'

/** Room for the map, in CSS pixels. */
const room: Size = { width: 168, height: 126 }

interface MinimapProps {
  readonly scene: PictureScene
  readonly filter: string
  readonly onViewport: (viewport: Viewport) => void
}

/** The whole picture, small, with a frame around what the pane shows; pressing or dragging on it moves the view there. */
export function Minimap({ scene, filter, onViewport }: MinimapProps) {
  const { frame, picture, levels, viewport, deviceRatio, pane } = scene
  const part = visible(viewport, pane, frame)
  const isWhole = contains(part, frame)
  const { turn = 0 } = viewport
  const map = useMemo(() => {
    const whole = turnedSize({ width: widthOf(frame), height: heightOf(frame) }, turn)
    const scale = Math.min(room.width / whole.width, room.height / whole.height)
    const size = {
      width: Math.max(8, Math.round(whole.width * scale)),
      height: Math.max(8, Math.round(whole.height * scale)),
    }
    return { size, viewport: fit(frame, size, 0, turn) }
  }, [frame, turn])
  const canvas = useRef<HTMLCanvasElement>(null)

  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context || isWhole) return
    context.setTransform(deviceRatio, 0, 0, deviceRatio, 0, 0)
    context.clearRect(0, 0, map.size.width, map.size.height)
    drawPicture(context, { pane: map.size, frame, picture, levels, viewport: map.viewport, deviceRatio })
  }, [map, frame, picture, levels, deviceRatio, isWhole])

  if (isWhole || levels.length === 0) return null
  const at = atLeast(rectToScreen(map.viewport, part), 7)
  const goTo = (event: PointerEvent) => {
    const bounds = event.currentTarget.getBoundingClientRect()
    const point = toPicture(map.viewport, { x: event.clientX - bounds.left, y: event.clientY - bounds.top })
    onViewport(holding(point, { x: pane.width / 2, y: pane.height / 2 }, viewport.scale, turn))
  }
  return (
    <div
      aria-hidden
      data-minimap
      style={{ ...mapStyle, ...map.size }}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        goTo(event)
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) goTo(event)
      }}
    >
      <canvas
        ref={canvas}
        width={Math.round(map.size.width * deviceRatio)}
        height={Math.round(map.size.height * deviceRatio)}
        style={{ display: 'block', ...map.size, filter }}
      />
      <div
        style={{
          ...frameStyle,
          left: at.x1,
          top: at.y1,
          width: widthOf(at),
          height: heightOf(at),
        }}
      />
    </div>
  )
}

const mapStyle: CSSProperties = {
  position: 'absolute',
  right: 10,
  bottom: 10,
  overflow: 'hidden',
  borderRadius: 4,
  background: 'var(--well)',
  boxShadow:
    '0 0 0 1px rgba(255, 255, 255, 0.65), 0 0 0 2px rgba(0, 0, 0, 0.5), 0 4px 16px rgba(0, 0, 0, 0.35)',
  cursor: 'move',
  touchAction: 'none',
}

const frameStyle: CSSProperties = {
  position: 'absolute',
  boxSizing: 'border-box',
  border: '1.5px solid #ffffff',
  // The shade lies outside the frame: what is seen stays as bright as it is.
  boxShadow: '0 0 0 1px rgba(0, 0, 0, 0.7), 0 0 0 999px rgba(0, 0, 0, 0.22)',
  pointerEvents: 'none',
}
