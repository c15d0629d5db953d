import { useEffect, useState } from 'react'
import { Layer, Shape } from 'react-konva'
import { frameOf, heightOf, widthOf, type Point, type Rect } from '../domain/geometry.ts'
import { drawMarker, drawOutline, drawVeil } from './draw.ts'
import { idle, preview, step, type Gesture } from './gesture.ts'
import { PictureStage, type PictureStageProps } from './PictureStage.tsx'

interface RegionStageProps extends Omit<PictureStageProps, 'onGesture' | 'children'> {
  /** The evidence region, outlined when `outlined`. */
  readonly region: Rect | null
  readonly outlined: boolean
  /** A spot pointed at in the other view. */
  readonly marker: Point | null
  /** Given while the region may be drawn, moved or resized; receives each finished rect. */
  readonly onRegion?: ((rect: Rect) => void) | undefined
}

/** A picture with its evidence region. */
export function RegionStage({ region, outlined, marker, onRegion, ...stage }: RegionStageProps) {
  const { viewport, clip } = stage
  const [gesture, setGesture] = useState<Gesture>(idle)
  const scene = { box: region, frame: frameOf(stage.picture), slack: 4 / viewport.scale }

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

  // The stage stays from item to item, so a gesture that is under way must not.
  const drawing = onRegion !== undefined
  useEffect(() => {
    if (!drawing) return
    return () => setGesture(idle)
  }, [drawing])

  const shown = (onRegion && preview(gesture, scene)) ?? region
  return (
    <PictureStage
      {...stage}
      onGesture={
        onRegion &&
        ((kind, point) => {
          const next = step(gesture, kind === 'cancel' ? { kind } : { kind, point }, scene)
          setGesture(next.gesture)
          if (next.finished) onRegion(next.finished)
        })
      }
    >
      <Layer listening={false}>
        <Shape
          perfectDrawEnabled={false}
          sceneFunc={(context) => {
            if (clip && region && (widthOf(clip) > widthOf(region) || heightOf(clip) > heightOf(region))) {
              drawVeil(context, viewport, clip, region)
            }
            if (shown && (outlined || onRegion)) drawOutline(context, viewport, shown, onRegion !== undefined)
            if (marker) drawMarker(context, viewport, marker)
          }}
        />
      </Layer>
    </PictureStage>
  )
}
