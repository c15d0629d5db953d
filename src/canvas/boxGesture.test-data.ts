import type { Point, Rect } from '../domain/geometry.ts'
import type { Box } from '../domain/judgement.ts'
import { step, type BoxInput } from './boxGesture.ts'
import { idle, selectionAfter, type BoxEdit, type BoxGesture, type BoxScene } from './boxScene.ts'
import type { Modifiers } from './usePaneInput.ts'

/** A street with two signs: the text lies in its sign, the sign in its shop front; the second sign stands beside. */
export const box = (id: string, parentId: string | null, rect: Rect, locked = false): Box => ({
  id,
  parentId,
  rect,
  label: '',
  locked,
  activeMs: 0,
})
export const rect = (x1: number, y1: number, x2: number, y2: number): Rect => ({ x1, y1, x2, y2 })

export const street: readonly Box[] = [
  box('front', null, rect(100, 100, 500, 400)),
  box('sign', 'front', rect(200, 150, 400, 250)),
  box('text', 'sign', rect(250, 180, 350, 220)),
  box('dot', null, rect(600, 500, 604, 504)),
]

export const scene = (over: Partial<BoxScene> = {}): BoxScene => ({
  boxes: street,
  selected: [],
  tool: 'select',
  picture: { width: 1000, height: 800 },
  slack: 4,
  reach: 8,
  snap: null,
  probe: null,
  ...over,
})

export const none: Modifiers = { shift: false, alt: false, mod: false, coarse: false }
export const at = (x: number, y: number): Point => ({ x, y })

const input =
  (kind: 'down' | 'move' | 'up') =>
  (point: Point, held: Partial<Modifiers> = {}): BoxInput => ({
    kind,
    point,
    modifiers: { ...none, ...held },
  })
export const down = input('down')
export const move = input('move')
export const up = input('up')
export const cancel: BoxInput = { kind: 'cancel' }
export const escape: BoxInput = { kind: 'escape' }

export const click = (point: Point, held: Partial<Modifiers> = {}): readonly BoxInput[] => [
  down(point, held),
  up(point, held),
]
export const drag = (from: Point, to: Point, held: Partial<Modifiers> = {}): readonly BoxInput[] => [
  down(from, held),
  move(to, held),
  up(to, held),
]

export interface Played {
  readonly gesture: BoxGesture
  readonly selected: readonly string[]
  readonly edits: readonly BoxEdit[]
  readonly probes: readonly Rect[]
}

/** Plays inputs, with the selection that they lead to. */
export function play(inputs: readonly BoxInput[], over: Partial<BoxScene> = {}): Played {
  let gesture: BoxGesture = idle
  let selected = over.selected ?? []
  const edits: BoxEdit[] = []
  const probes: Rect[] = []
  for (const each of inputs) {
    const next = step(gesture, each, scene({ ...over, selected }))
    gesture = next.gesture
    if (next.choice) selected = selectionAfter(selected, next.choice)
    if (next.edit) edits.push(next.edit)
    if (next.probe) probes.push(next.probe)
  }
  return { gesture, selected, edits, probes }
}

/** The scene and the gesture that the inputs lead to, for what is shown meanwhile. */
export const during = (
  inputs: readonly BoxInput[],
  over: Partial<BoxScene> = {},
): readonly [BoxGesture, BoxScene] => {
  const { gesture, selected } = play(inputs, over)
  return [gesture, scene({ ...over, selected })]
}
