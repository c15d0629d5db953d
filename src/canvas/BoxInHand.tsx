import type Konva from 'konva'
import { memo, useEffect, useRef, type RefObject } from 'react'
import { Layer, Shape } from 'react-konva'
import type { Rect } from '../domain/geometry.ts'
import type { Hand } from './boxHand.ts'
import { drawHand, type HandScene } from './drawHand.ts'
import { useValue, type Value } from './value.ts'

/** A blocker to highlight for a moment; a new object flashes anew. */
export interface Flash {
  /** Id of a box, or `picture` for the edge of the picture. */
  readonly id: string
}

interface BoxInHandProps extends Omit<HandScene, 'hand' | 'probe' | 'blocker' | 'pulse'> {
  readonly hand: Value<Hand>
  readonly probe: Value<Rect | null>
  readonly flash: Flash | null
}

/** The only layer that a drag or a hover redraws. */
export const BoxInHand = memo(function BoxInHand({ hand, probe, flash, ...rest }: BoxInHandProps) {
  const held = useValue(hand)
  const probed = useValue(probe)
  const layer = useRef<Konva.Layer>(null)
  const { blockedBy } = held.shown
  const [met, told] = [usePulse(layer, blockedBy), usePulse(layer, flash)]
  return (
    <Layer ref={layer} listening={false}>
      <Shape
        perfectDrawEnabled={false}
        sceneFunc={(context) => {
          const blocker = blockedBy ?? (leftOf(told) > 0 ? (flash?.id ?? null) : null)
          const pulse = pulseAt(leftOf(blockedBy === null ? told : met))
          drawHand(context, { ...rest, hand: held, probe: probed, blocker, pulse })
        }}
      />
    </Layer>
  )
})

const flashMs = 700

/** The part of a flash that is still to come, from 1 to 0. */
const leftOf = (ends: RefObject<number>): number => Math.max(0, ends.current - performance.now()) / flashMs

/** Two beats; none for who asked for less motion, who sees the highlight all the same. */
const pulseAt = (left: number): number =>
  left === 0 || window.matchMedia('(prefers-reduced-motion: reduce)').matches
    ? 0
    : Math.abs(Math.sin(left * Math.PI * 2))

/** Redraws the layer for a while whenever there is something new to flash; answers with the time at which that ends. */
function usePulse(layer: RefObject<Konva.Layer | null>, what: unknown): RefObject<number> {
  const ends = useRef(0)
  useEffect(() => {
    if (what === null) return
    ends.current = performance.now() + flashMs
    let frame = 0
    const beat = () => {
      layer.current?.batchDraw()
      // One beat more than the flash lasts, so that it is wiped away.
      if (performance.now() < ends.current + 40) frame = requestAnimationFrame(beat)
    }
    beat()
    return () => cancelAnimationFrame(frame)
  }, [layer, what])
  return ends
}
