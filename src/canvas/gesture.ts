import {
  contains,
  heightOf,
  holdsPoint,
  intersection,
  rectBetween,
  slideInto,
  widthOf,
  type Point,
  type Rect,
} from '../domain/geometry.ts'

/** Which part of a rect is held: `w` and `e` move x1 and x2, `n` and `s` move y1 and y2. */
export type Grip = 'nw' | 'n' | 'ne' | 'e' | 'se' | 's' | 'sw' | 'w'

/** A gesture over picture pixels. Until `up` nothing is committed, so Escape costs nothing. */
export type Gesture =
  | { readonly kind: 'idle' }
  | { readonly kind: 'pressing'; readonly from: Point; readonly hold: Grip | 'inside' | 'outside' }
  | { readonly kind: 'drawing'; readonly from: Point; readonly to: Point }
  | { readonly kind: 'moving'; readonly from: Point; readonly to: Point }
  | { readonly kind: 'resizing'; readonly from: Point; readonly to: Point; readonly grip: Grip }

export type GestureInput =
  | { readonly kind: 'down' | 'move' | 'up'; readonly point: Point }
  | { readonly kind: 'cancel' }

/** What the gesture works on. `slack` is the distance, in picture pixels, that tells a drag from a click. */
export interface Scene {
  readonly box: Rect | null
  readonly frame: Rect
  readonly slack: number
}

export interface GestureStep {
  readonly gesture: Gesture
  /** The finished rect, to be committed as one edit. */
  readonly finished?: Rect
}

export const idle: Gesture = { kind: 'idle' }
const smallestSide = 1

/** What lies under a point: a grip within reach of an edge or corner, the inside, or the outside of the box. */
export function holdAt(box: Rect | null, point: Point, reach: number): Grip | 'inside' | 'outside' {
  if (!box) return 'outside'
  // On a box of a few pixels the grips reach outward only, so that its inside stays free for moving.
  const inner = Math.min(reach, Math.min(widthOf(box), heightOf(box)) / 4)
  const near = (at: number, edge: number, out: -1 | 1) => {
    const beyond = (at - edge) * out
    return beyond <= reach && beyond >= -inner
  }
  const inX = point.x > box.x1 - reach && point.x < box.x2 + reach
  const inY = point.y > box.y1 - reach && point.y < box.y2 + reach
  if (!inX || !inY) return 'outside'
  const vertical = near(point.y, box.y1, -1) ? 'n' : near(point.y, box.y2, 1) ? 's' : ''
  const horizontal = near(point.x, box.x1, -1) ? 'w' : near(point.x, box.x2, 1) ? 'e' : ''
  const grip = `${vertical}${horizontal}`
  if (isGrip(grip)) return grip
  return holdsPoint(box, point) ? 'inside' : 'outside'
}

const grips: readonly string[] = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w']
const isGrip = (text: string): text is Grip => grips.includes(text)

/** The next state of the gesture. Pure: the same inputs always give the same rect. */
export function step(gesture: Gesture, input: GestureInput, scene: Scene): GestureStep {
  if (input.kind === 'cancel') return { gesture: idle }
  switch (gesture.kind) {
    case 'idle':
      if (input.kind !== 'down') return { gesture }
      return {
        gesture: {
          kind: 'pressing',
          from: input.point,
          hold: holdAt(scene.box, input.point, scene.slack * 2),
        },
      }
    case 'pressing':
      if (input.kind === 'up') return { gesture: idle }
      if (Math.hypot(input.point.x - gesture.from.x, input.point.y - gesture.from.y) < scene.slack)
        return { gesture }
      return { gesture: begin(gesture.from, input.point, gesture.hold) }
    case 'drawing':
    case 'moving':
    case 'resizing': {
      const next = { ...gesture, to: input.point }
      if (input.kind !== 'up') return { gesture: next }
      const finished = preview(next, scene)
      return finished ? { gesture: idle, finished } : { gesture: idle }
    }
  }
}

function begin(from: Point, to: Point, hold: Grip | 'inside' | 'outside'): Gesture {
  if (hold === 'outside') return { kind: 'drawing', from, to }
  if (hold === 'inside') return { kind: 'moving', from, to }
  return { kind: 'resizing', from, to, grip: hold }
}

/** The rect as it would be if the button were let go now; null when there is none to speak of. */
export function preview(gesture: Gesture, scene: Scene): Rect | null {
  switch (gesture.kind) {
    case 'idle':
    case 'pressing':
      return null
    case 'drawing': {
      const rect = intersection(rectBetween(gesture.from, gesture.to), scene.frame)
      return rect && widthOf(rect) >= smallestSide && heightOf(rect) >= smallestSide ? rect : null
    }
    case 'moving':
      return (
        scene.box &&
        moved(scene.box, gesture.to.x - gesture.from.x, gesture.to.y - gesture.from.y, scene.frame)
      )
    case 'resizing':
      return (
        scene.box &&
        resized(
          scene.box,
          gesture.grip,
          gesture.to.x - gesture.from.x,
          gesture.to.y - gesture.from.y,
          scene.frame,
        )
      )
  }
}

/** The rect moved by whole steps and kept inside the frame. */
export function moved(rect: Rect, dx: number, dy: number, frame: Rect): Rect {
  return slideInto({ x1: rect.x1 + dx, y1: rect.y1 + dy, x2: rect.x2 + dx, y2: rect.y2 + dy }, frame)
}

/** The rect with the held edges moved, never turned inside out and never outside the frame. */
export function resized(rect: Rect, grip: Grip, dx: number, dy: number, frame: Rect): Rect {
  const west = grip.includes('w')
  const east = grip.includes('e')
  const north = grip.startsWith('n')
  const south = grip.startsWith('s')
  const next = {
    x1: west ? Math.max(frame.x1, Math.min(rect.x1 + dx, rect.x2 - smallestSide)) : rect.x1,
    y1: north ? Math.max(frame.y1, Math.min(rect.y1 + dy, rect.y2 - smallestSide)) : rect.y1,
    x2: east ? Math.min(frame.x2, Math.max(rect.x2 + dx, rect.x1 + smallestSide)) : rect.x2,
    y2: south ? Math.min(frame.y2, Math.max(rect.y2 + dy, rect.y1 + smallestSide)) : rect.y2,
  }
  return contains(frame, next) ? next : (intersection(next, frame) ?? rect)
}
