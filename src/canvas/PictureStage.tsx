import type Konva from 'konva'
import { useLayoutEffect, useMemo, useRef, useState, type CSSProperties, type ReactNode } from 'react'
import { Layer, Shape, Stage } from 'react-konva'
import { frameOf, type Point, type Rect, type Size } from '../domain/geometry.ts'
import { Crosshair } from './Crosshair.tsx'
import { drawGrid, drawPicture, gridFrom, type PictureScene } from './drawPicture.ts'
import type { Level } from './level.ts'
import { Magnifier } from './Magnifier.tsx'
import { Minimap } from './Minimap.tsx'
import { filterOf, isPlain, plainTone, type Tone } from './tone.ts'
import { usePaneInput, type GestureKind, type Modifiers } from './usePaneInput.ts'
import { createValue } from './value.ts'
import { keepInSight, type Viewport } from './viewport.ts'

/** What helps the eye and is no part of the picture. */
export interface Aids {
  readonly magnifier?: boolean
  readonly crosshair?: boolean
  readonly minimap?: boolean
  /** Lines between pixels from 800 % on. */
  readonly grid?: boolean
}

export interface PictureStageProps {
  /** What a screen reader is told in place of the pixels. */
  readonly label: string
  readonly pane: Size
  readonly picture: Size
  /** Decoded levels, largest first; empty while the picture is on its way, or one small level to begin with. */
  readonly levels: readonly Level[]
  readonly viewport: Viewport
  readonly onViewport: (viewport: Viewport) => void
  readonly smallest: number
  /** Shows this part of the picture only. */
  readonly clip?: Rect | null | undefined
  readonly tone?: Tone | undefined
  readonly aids?: Aids | undefined
  readonly onHover?: ((point: Point | null) => void) | undefined
  /** Given while presses draw instead of panning; hears them in picture pixels. */
  readonly onGesture?: ((kind: GestureKind, point: Point, modifiers: Modifiers) => void) | undefined
  readonly cursor?: CSSProperties['cursor']
  /** Konva shapes that lie on the picture and change as seldom as it does. */
  readonly onPicture?: ReactNode
  /** Konva layers on top of the picture. */
  readonly children?: ReactNode
}

const noAids: Aids = {}

/** A picture under a viewport. The stage is exactly as large as its pane, and paints only what the pane shows. */
export function PictureStage(props: PictureStageProps) {
  const { pane, picture, levels, viewport, clip, onHover, onGesture, tone = plainTone, aids = noAids } = props
  const { width, height } = picture
  const frame = useMemo(() => clip ?? frameOf({ width, height }), [clip, width, height])
  const surface = useRef<HTMLDivElement>(null)
  const layer = useRef<Konva.Layer>(null)
  const [pointer] = useState(() => createValue<Point | null>(null))
  const onViewport = (next: Viewport) => props.onViewport(keepInSight(next, frame, pane))
  const input = usePaneInput(surface, {
    viewport,
    smallest: props.smallest,
    drawing: onGesture !== undefined,
    onViewport,
    onHover,
    onPointer: pointer.set,
    onGesture,
  })
  const filter = filterOf(tone)
  // Only the picture's own canvas: what is drawn on top of it keeps its colours. Without a filter it is the same
  // canvas, for a browser takes its time in each frame for every canvas there is.
  useLayoutEffect(() => {
    const canvas = layer.current?.getNativeCanvasElement()
    if (canvas) canvas.style.filter = filter
  }, [filter])
  const scene: PictureScene = {
    pane,
    frame,
    picture,
    levels,
    viewport,
    deviceRatio: window.devicePixelRatio,
  }
  return (
    <>
      <div
        ref={surface}
        role="img"
        aria-label={props.label}
        style={{ ...surfaceStyle, cursor: props.cursor ?? (onGesture ? 'crosshair' : 'grab') }}
        {...input}
        data-scale={viewport.scale.toFixed(4)}
        data-x={viewport.x.toFixed(2)}
        data-y={viewport.y.toFixed(2)}
        data-turn={viewport.turn ?? 0}
        data-ready={levels.length > 0}
        data-sharp={levels[0]?.width === width}
      >
        <Stage width={pane.width} height={pane.height} listening={false} style={unheard}>
          <Layer ref={layer} listening={false}>
            <Shape
              perfectDrawEnabled={false}
              sceneFunc={({ _context: context }) => drawPicture(context, scene)}
            />
            {isPlain(tone) ? props.onPicture : null}
          </Layer>
          {isPlain(tone) || !props.onPicture ? null : <Layer listening={false}>{props.onPicture}</Layer>}
          {props.children}
          {aids.grid && viewport.scale >= gridFrom ? (
            <Layer listening={false}>
              <Shape
                perfectDrawEnabled={false}
                sceneFunc={({ _context: context }) => drawGrid(context, scene)}
              />
            </Layer>
          ) : null}
        </Stage>
        {aids.crosshair ? <Crosshair pointer={pointer} /> : null}
        {aids.magnifier ? <Magnifier pointer={pointer} scene={scene} filter={filter} /> : null}
      </div>
      {aids.minimap ? <Minimap scene={scene} filter={filter} onViewport={onViewport} /> : null}
    </>
  )
}

/** The surface hears the pointer; Konva would look at each event for nothing. */
const unheard: CSSProperties = { pointerEvents: 'none' }

const surfaceStyle: CSSProperties = {
  position: 'absolute',
  inset: 0,
  overflow: 'hidden',
  touchAction: 'none',
}
