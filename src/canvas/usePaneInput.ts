import { useEffect, useRef, type PointerEvent as ReactPointerEvent, type RefObject } from 'react'
import type { Point } from '../domain/geometry.ts'
import { panBy, toPicture, zoomAt, type Viewport } from './viewport.ts'

export type GestureKind = 'down' | 'move' | 'up' | 'cancel'

/** Keys and device of a pointer event, as far as gestures care. */
export interface Modifiers {
  readonly shift: boolean
  readonly alt: boolean
  /** Ctrl, or ⌘ on a Mac. */
  readonly mod: boolean
  /** True for a finger, whose reach is wider. */
  readonly coarse: boolean
}

export interface PaneInput {
  readonly viewport: Viewport
  /** Smallest scale that zooming out may reach. */
  readonly smallest: number
  /** True while a press starts a gesture on the box instead of a pan. */
  readonly drawing: boolean
  readonly onViewport: (viewport: Viewport) => void
  /** Picture pixel under the pointer; null when it has left. */
  readonly onHover?: ((point: Point | null) => void) | undefined
  /** Where the pointer is in the pane, in CSS pixels; null when it has left. */
  readonly onPointer?: ((at: Point | null) => void) | undefined
  readonly onGesture?: ((kind: GestureKind, point: Point, modifiers: Modifiers) => void) | undefined
}

/** How far one wheel notch zooms. */
const wheelStep = 1.0018

let spaceHeld = false
/** True while the space bar pans instead of drawing; set by whoever listens to the keys. */
export function holdSpace(held: boolean): void {
  spaceHeld = held
}

/** Wheel and pinch zoom at the pointer; drag, middle button or held space pan; the rest goes to the gesture. */
export function usePaneInput(ref: RefObject<HTMLElement | null>, input: PaneInput) {
  const latest = useRef(input)
  useEffect(() => {
    latest.current = input
  })
  const pressed = useRef<'pan' | 'gesture' | null>(null)
  const touches = useRef(new Map<number, Point>())

  useEffect(() => {
    const element = ref.current
    if (!element) return
    // React's own wheel listener is passive, and a passive listener cannot keep the page from scrolling.
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      const { viewport, smallest, onViewport } = latest.current
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 33 : 1
      const amount = event.deltaY * lines * (event.ctrlKey ? 4 : 1)
      onViewport(zoomAt(viewport, wheelStep ** -amount, pointIn(element, event), smallest))
    }
    // A tap is not to be followed by the mouse events that a browser makes up from it.
    const onTouch = (event: TouchEvent) => event.preventDefault()
    element.addEventListener('wheel', onWheel, { passive: false })
    element.addEventListener('touchstart', onTouch, { passive: false })
    element.addEventListener('touchend', onTouch, { passive: false })
    return () => {
      element.removeEventListener('wheel', onWheel)
      element.removeEventListener('touchstart', onTouch)
      element.removeEventListener('touchend', onTouch)
    }
  }, [ref])

  /** Ends a press that was taken away, by the system or by another element; nothing for one that ended by itself. */
  const takenAway = (event: ReactPointerEvent) => {
    if (!touches.current.delete(event.pointerId)) return
    if (pressed.current === 'gesture') {
      latest.current.onGesture?.(
        'cancel',
        toPicture(latest.current.viewport, spot(event)),
        modifiersOf(event),
      )
    }
    if (touches.current.size === 0) pressed.current = null
  }

  return {
    onPointerDown(event: ReactPointerEvent) {
      if (event.button === 2) return
      event.currentTarget.setPointerCapture(event.pointerId)
      const { viewport, drawing, onGesture } = latest.current
      touches.current.set(event.pointerId, spot(event))
      // A second finger pinches, and so does whatever else touches then.
      if (touches.current.size >= 2) {
        if (pressed.current === 'gesture')
          onGesture?.('cancel', toPicture(viewport, spot(event)), modifiersOf(event))
        pressed.current = 'pan'
        return
      }
      const pans = event.button === 1 || spaceHeld || !drawing
      pressed.current = pans ? 'pan' : 'gesture'
      if (!pans) onGesture?.('down', toPicture(viewport, spot(event)), modifiersOf(event))
    },
    onPointerMove(event: ReactPointerEvent) {
      const { viewport, smallest, onViewport, onHover, onPointer, onGesture } = latest.current
      const at = spot(event)
      onPointer?.(at)
      // The picture moves with the pointer, so what lies under it stays the same.
      if (pressed.current !== 'pan') onHover?.(toPicture(viewport, at))
      const before = touches.current.get(event.pointerId)
      if (!before) return
      const other = [...touches.current].find(([id]) => id !== event.pointerId)?.[1]
      touches.current.set(event.pointerId, at)
      if (other) {
        const factor =
          Math.hypot(at.x - other.x, at.y - other.y) /
          Math.max(1, Math.hypot(before.x - other.x, before.y - other.y))
        const middle = { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 }
        onViewport(
          panBy(zoomAt(viewport, factor, middle, smallest), (at.x - before.x) / 2, (at.y - before.y) / 2),
        )
      } else if (pressed.current === 'pan') {
        onViewport(panBy(viewport, at.x - before.x, at.y - before.y))
      } else if (pressed.current === 'gesture') {
        onGesture?.('move', toPicture(viewport, at), modifiersOf(event))
      }
    },
    onPointerUp(event: ReactPointerEvent) {
      touches.current.delete(event.pointerId)
      if (pressed.current === 'gesture')
        latest.current.onGesture?.('up', toPicture(latest.current.viewport, spot(event)), modifiersOf(event))
      if (touches.current.size === 0) pressed.current = null
    },
    onPointerCancel: takenAway,
    onLostPointerCapture: takenAway,
    onPointerLeave() {
      latest.current.onHover?.(null)
      latest.current.onPointer?.(null)
    },
  }
}

const modifiersOf = (event: ReactPointerEvent): Modifiers => ({
  shift: event.shiftKey,
  alt: event.altKey,
  mod: event.ctrlKey || event.metaKey,
  coarse: event.pointerType === 'touch',
})

const spot = (event: ReactPointerEvent): Point => pointIn(event.currentTarget, event)

function pointIn(element: Element, event: { clientX: number; clientY: number }): Point {
  const bounds = element.getBoundingClientRect()
  return { x: event.clientX - bounds.left, y: event.clientY - bounds.top }
}
