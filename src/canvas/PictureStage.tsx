import { useRef, type CSSProperties, type ReactNode } from 'react'
import { Layer, Shape, Stage } from 'react-konva'
import { frameOf, type Point, type Rect, type Size } from '../domain/geometry.ts'
import { drawPicture } from './draw.ts'
import { usePaneInput, type GestureKind, type Modifiers } from './usePaneInput.ts'
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
  readonly clip?: Rect | null | undefined
  readonly onHover?: ((point: Point | null) => void) | undefined
  /** Given while presses draw instead of panning; hears them in picture pixels. */
  readonly onGesture?: ((kind: GestureKind, point: Point, modifiers: Modifiers) => void) | undefined
  readonly cursor?: CSSProperties['cursor']
  /** Konva layers on top of the picture. */
  readonly children?: ReactNode
}

/** A picture under a viewport. The stage is exactly as large as its pane, and paints only what the pane shows. */
export function PictureStage(props: PictureStageProps) {
  const { pane, picture, levels, viewport, onViewport, clip, onHover, onGesture } = props
  const frame = frameOf(picture)
  const surface = useRef<HTMLDivElement>(null)
  const input = usePaneInput(surface, {
    viewport,
    smallest: props.smallest,
    drawing: onGesture !== undefined,
    onViewport: (next) => onViewport(keepInSight(next, clip ?? frame, pane)),
    onHover,
    onGesture,
  })
  return (
    <div
      ref={surface}
      role="img"
      aria-label={props.label}
      style={{ ...surfaceStyle, cursor: props.cursor ?? (onGesture ? 'crosshair' : 'grab') }}
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
        {props.children}
      </Stage>
    </div>
  )
}

const surfaceStyle: CSSProperties = { position: 'absolute', inset: 0, touchAction: 'none' }
