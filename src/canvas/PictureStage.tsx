import { useEffect, useRef, useState, type CSSProperties } from 'react'
import { Layer, Shape, Stage } from 'react-konva'
import { frameOf, heightOf, widthOf, type Point, type Rect, type Size } from '../domain/geometry.ts'
import { drawMarker, drawOutline, drawPicture, drawVeil } from './draw.ts'
import { idle, preview, step, type Gesture } from './gesture.ts'
import { usePaneInput } from './usePaneInput.ts'
import { keepInSight, sharpAbove, type Viewport } from './viewport.ts'

export interface PictureStageProps {
  /** What a screen reader is told in place of the pixels. */
  readonly label: string
  readonly pane: Size
  readonly picture: Size
  /** Decoded levels, largest first; empty while the picture is on its way. */
  readonly levels: readonly ImageBitmap[]
  readonly viewport: Viewport
  readonly onViewport: (viewport: Viewport) => void
  readonly smallest: number
  /** Shows this part of the picture only. */
  readonly clip?: Rect | null
  /** The evidence region, outlined when `outlined`. */
  readonly region: Rect | null
  readonly outlined: boolean
  /** A spot pointed at in the other view. */
  readonly marker?: Point | null
  readonly onHover?: (point: Point | null) => void
  /** Given while the region may be drawn, moved or resized; receives each finished rect. */
  readonly onRegion?: ((rect: Rect) => void) | undefined
  /** Called after the picture's pixels were painted, for measurements. */
  readonly onPainted?: () => void
}

/** A picture under a viewport, with the evidence region on top. The stage is exactly as large as its pane. */
export function PictureStage(props: PictureStageProps) {
  const { pane, picture, levels, viewport, clip, region, outlined, marker, onRegion, onPainted } = props
  const frame = frameOf(picture)
  const surface = useRef<HTMLDivElement>(null)
  const [gesture, setGesture] = useState<Gesture>(idle)
  const scene = { box: region, frame, slack: 4 / viewport.scale }

  const input = usePaneInput(surface, {
    viewport,
    smallest: props.smallest,
    drawing: onRegion !== undefined,
    onViewport: (next) => props.onViewport(keepInSight(next, clip ?? frame, pane)),
    onHover: props.onHover,
    onGesture(kind, point) {
      const next = step(gesture, kind === 'cancel' ? { kind } : { kind, point }, scene)
      setGesture(next.gesture)
      if (next.finished) onRegion?.(next.finished)
    },
  })

  useEffect(() => {
    if (!onRegion) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && gesture.kind !== 'idle') {
        event.stopPropagation()
        setGesture(idle)
      }
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [onRegion, gesture.kind])

  useEffect(() => {
    if (levels.length > 0) onPainted?.()
  }, [levels, onPainted])

  const draft = onRegion ? preview(gesture, scene) : null
  const shown = draft ?? region
  return (
    <div
      ref={surface}
      role="img"
      aria-label={props.label}
      style={surfaceStyle(onRegion !== undefined)}
      {...input}
      data-scale={viewport.scale.toFixed(4)}
      data-x={viewport.x.toFixed(2)}
      data-y={viewport.y.toFixed(2)}
      data-ready={levels.length > 0}
    >
      <Stage width={pane.width} height={pane.height} listening={false}>
        <Layer listening={false}>
          <Shape
            perfectDrawEnabled={false}
            sceneFunc={(context) =>
              drawPicture(context, {
                pane,
                frame: clip ?? frame,
                picture,
                levels,
                viewport,
                sharp: viewport.scale > sharpAbove,
              })
            }
          />
        </Layer>
        <Layer listening={false}>
          <Shape
            perfectDrawEnabled={false}
            sceneFunc={(context) => {
              if (clip && region && (widthOf(clip) > widthOf(region) || heightOf(clip) > heightOf(region))) {
                drawVeil(context, viewport, clip, region)
              }
              if (shown && (outlined || onRegion))
                drawOutline(context, viewport, shown, onRegion !== undefined)
              if (marker) drawMarker(context, viewport, marker)
            }}
          />
        </Layer>
      </Stage>
    </div>
  )
}

const surfaceStyle = (drawing: boolean): CSSProperties => ({
  position: 'absolute',
  inset: 0,
  touchAction: 'none',
  cursor: drawing ? 'crosshair' : 'grab',
})
