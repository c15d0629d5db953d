import type Konva from 'konva'
import {
  memo,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type RefObject,
} from 'react'
import { Layer, Shape } from 'react-konva'
import type { Rect } from '../domain/geometry.ts'
import { emptyHanded, type Hand } from './boxHand.ts'
import { emptyHand } from './boxPreview.ts'
import { drawHand, type HandScene } from './drawHand.ts'
import type { Value } from './value.ts'

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

/**
 * The only layer that a drag or a hover redraws. It listens to the hand itself and passes React by, and while there is
 * nothing to show it stays as it is, so that panning and zooming have one canvas less to paint.
 */
export const BoxInHand = memo(function BoxInHand({ hand, probe, flash, ...rest }: BoxInHandProps) {
  const layer = useRef<Konva.Layer>(null)
  const blockedBy = useSyncExternalStore(hand.subscribe, () => hand.get().shown.blockedBy)
  const [met, told] = [usePulse(layer, blockedBy), usePulse(layer, flash)]
  const latest = useRef((): HandScene => ({ ...rest, ...nothing }))
  const blank = useRef(true)
  const [draw] = useState(() => ({
    sceneFunc: (context: Konva.Context) => drawHand(context, latest.current()),
  }))

  const redraw = useCallback(() => {
    const wasBlank = blank.current
    blank.current = isBlank(latest.current())
    if (!wasBlank || !blank.current) layer.current?.batchDraw()
  }, [])
  useLayoutEffect(() => {
    latest.current = () => ({
      ...rest,
      hand: hand.get(),
      probe: probe.get(),
      blocker: blockedBy ?? (leftOf(told) > 0 ? (flash?.id ?? null) : null),
      pulse: pulseAt(leftOf(blockedBy === null ? told : met)),
    })
    redraw()
  })
  useEffect(() => {
    const ends = [hand.subscribe(redraw), probe.subscribe(redraw)]
    return () => {
      for (const end of ends) end()
    }
  }, [hand, probe, redraw])
  return (
    <Layer ref={layer} listening={false}>
      <Shape perfectDrawEnabled={false} {...draw} />
    </Layer>
  )
})

const nothing = { hand: emptyHanded, probe: null, blocker: null, pulse: 0 }

const isBlank = ({ selected, hand, probe, blocker }: HandScene): boolean =>
  selected.length === 0 &&
  hand.hover === null &&
  hand.shown === emptyHand &&
  probe === null &&
  blocker === null

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
