import { allAt, boxesIn, innermostAt, nextAt } from '../domain/boxPicking.ts'
import { boxOf } from '../domain/boxes.ts'
import { holdsPoint, rectBetween, type Point, type Rect } from '../domain/geometry.ts'
import { editOf, pointsRect, probeRect } from './boxPreview.ts'
import { cursorOf, gripAt, handleFrame } from './boxGrips.ts'
import type { Box } from '../domain/judgement.ts'
import {
  distance,
  idle,
  soleOf,
  type BoxEdit,
  type BoxGesture,
  type BoxScene,
  type Choice,
  type Drag,
  type Hold,
  type PointedOut,
} from './boxScene.ts'
import type { Modifiers } from './usePaneInput.ts'

export type BoxInput =
  | { readonly kind: 'down' | 'move' | 'up'; readonly point: Point; readonly modifiers: Modifiers }
  /** The press was taken away, by a second finger for instance; points that were clicked before stay. */
  | { readonly kind: 'cancel' }
  | { readonly kind: 'escape' }

export interface BoxStep {
  readonly gesture: BoxGesture
  readonly choice?: Choice
  /** To be committed as one edit. */
  readonly edit?: BoxEdit
  readonly probe?: Rect
  readonly pointedOut?: PointedOut
}

/** A finger meets things from further off. */
const coarseReach = 2.5

const reachOf = (scene: BoxScene, modifiers: Modifiers): number =>
  modifiers.coarse ? scene.reach * coarseReach : scene.reach

/** The next state of the gesture. Pure: the same inputs always lead to the same edits. */
export function step(gesture: BoxGesture, input: BoxInput, scene: BoxScene): BoxStep {
  if (input.kind === 'escape') return { gesture: idle }
  if (input.kind === 'cancel')
    return { gesture: gesture.kind === 'pointing' ? { ...gesture, pressed: false } : idle }
  if (gesture.kind === 'pointing') return point(gesture, input, scene)
  if (input.kind === 'down') return { gesture: press(gesture, input, scene) }
  switch (gesture.kind) {
    case 'idle':
      return { gesture }
    case 'pressing':
      if (input.kind === 'up') return release(gesture, scene)
      return distance(gesture.from, input.point) < slackOf(scene, input.modifiers)
        ? { gesture }
        : begin(gesture, input, scene)
    default: {
      const next = { ...gesture, to: input.point, snaps: input.modifiers.mod }
      return input.kind === 'up' ? finish(next, scene) : { gesture: next }
    }
  }
}

type At = Extract<BoxInput, { readonly point: Point }>
type Pressing = Extract<BoxGesture, { readonly kind: 'pressing' }>
type Pointing = Extract<BoxGesture, { readonly kind: 'pointing' }>
type Dragging = Exclude<BoxGesture, { readonly kind: 'idle' | 'pressing' | 'pointing' }>

const slackOf = (scene: BoxScene, modifiers: Modifiers): number =>
  modifiers.coarse ? scene.slack * coarseReach : scene.slack

function press(gesture: BoxGesture, { point: from, modifiers }: At, scene: BoxScene): BoxGesture {
  const clicked = gesture.kind === 'idle' ? gesture.clicked : null
  return { kind: 'pressing', from, hold: holdAt(from, modifiers, scene), modifiers, clicked }
}

/**
 * What a drag from a point takes hold of. The handles of the selected box come first, within their reach; then the
 * probe, the selected box, and the smallest box there. While drawing only handles come before the picture. `under`
 * are the boxes at the point, where they are known already.
 */
export function holdAt(point: Point, modifiers: Modifiers, scene: BoxScene, under?: readonly Box[]): Hold {
  const reach = reachOf(scene, modifiers)
  const selects = scene.tool === 'select'
  const sole = soleOf(scene)
  // While drawing a handle is met only where it is painted: the next box often begins right beside the last one.
  const within = selects ? reach : reach / 2
  const grip = sole && !sole.locked ? gripAt(sole.rect, point, reach, selects, within) : null
  if (sole && grip) return { on: 'handle', id: sole.id, grip }
  if (!selects || modifiers.shift) return { on: 'picture' }
  const { probe } = scene
  if (probe) {
    const held = gripAt(probe, point, reach, true) ?? (holdsPoint(probe, point) ? 'inside' : null)
    if (held) return { on: 'probe', grip: held, rect: probe }
  }
  if (sole && holdsPoint(handleFrame(sole.rect, reach), point)) return { on: 'box', id: sole.id }
  const met = under ?? allAt(scene.boxes, point, reach)
  const box = met.find(({ id }) => scene.selected.includes(id)) ?? met[0]
  return box ? { on: 'box', id: box.id } : { on: 'picture' }
}

/** The press has become a drag. */
function begin({ from, hold, modifiers }: Pressing, input: At, scene: BoxScene): BoxStep {
  const drag: Drag = { from, to: input.point, snaps: input.modifiers.mod }
  switch (hold.on) {
    case 'handle':
      return { gesture: { kind: 'resizing', id: hold.id, grip: hold.grip, ...drag } }
    case 'probe':
      return { gesture: { kind: 'probing', grip: hold.grip, rect: hold.rect, ...drag } }
    case 'box': {
      const gesture: BoxGesture = { kind: 'moving', id: hold.id, ...drag }
      return soleOf(scene)?.id === hold.id
        ? { gesture }
        : { gesture, choice: { ids: [hold.id], how: 'only' } }
    }
    case 'picture':
      return {
        gesture:
          scene.tool === 'select'
            ? { kind: 'marquee', add: modifiers.shift, ...drag }
            : { kind: 'drawing', ...drag },
      }
  }
}

/** The press was a click: it places a point, or picks. */
function release(pressed: Pressing, scene: BoxScene): BoxStep {
  const { from, hold, modifiers, clicked } = pressed
  const points = scene.tool === 'two-click' || scene.tool === 'extreme'
  if (points && !modifiers.alt) {
    return {
      gesture: { kind: 'pointing', points: [from], pressed: false, from, to: from, snaps: modifiers.mod },
    }
  }
  const reach = reachOf(scene, modifiers)
  const again = clicked !== null && distance(clicked, from) <= slackOf(scene, modifiers)
  if (scene.tool === 'point-out' && !modifiers.alt && !modifiers.shift)
    return { gesture: { kind: 'idle', clicked: from }, pointedOut: { point: from, again } }
  const drills = again || modifiers.alt || modifiers.mod
  const selected = soleOf(scene)?.id ?? null
  const box =
    drills && !modifiers.shift
      ? nextAt(scene.boxes, from, selected, reach)
      : innermostAt(scene.boxes, from, reach)
  if (!box) {
    // A handle may stand off its box; a click on it means that box, not the empty picture beside it.
    const keeps = hold.on === 'handle' || hold.on === 'box' || modifiers.shift
    return keeps ? { gesture: idle } : { gesture: idle, choice: { ids: [], how: 'only' } }
  }
  return {
    gesture: { kind: 'idle', clicked: from },
    choice: { ids: [box.id], how: modifiers.shift ? 'toggle' : 'only' },
  }
}

/** How many points each way of clicking needs. */
const wanted = { 'two-click': 2, extreme: 4 } as const

function point(gesture: Pointing, input: At, scene: BoxScene): BoxStep {
  if (scene.tool !== 'two-click' && scene.tool !== 'extreme') return { gesture: idle }
  const next = { ...gesture, to: input.point, snaps: input.modifiers.mod }
  if (input.kind === 'down') return { gesture: { ...next, pressed: true } }
  if (input.kind === 'move' || !gesture.pressed) return { gesture: next }
  const [first = input.point] = gesture.points
  // A double click is one corner, not a box; the extreme points of a small thing may well fall together.
  const same = distance(first, input.point) < slackOf(scene, input.modifiers)
  if (scene.tool === 'two-click' && same) return { gesture: { ...next, pressed: false } }
  const points = [...gesture.points, input.point]
  if (points.length < wanted[scene.tool]) return { gesture: { ...next, points, pressed: false } }
  const rect = pointsRect(points, next, scene)?.rect
  return rect ? { gesture: idle, edit: { kind: 'draw', rect } } : { gesture: idle }
}

function finish(gesture: Dragging, scene: BoxScene): BoxStep {
  switch (gesture.kind) {
    case 'marquee': {
      const ids = boxesIn(scene.boxes, rectBetween(gesture.from, gesture.to)).map(({ id }) => id)
      return { gesture: idle, choice: { ids, how: gesture.add ? 'also' : 'only' } }
    }
    case 'probing':
      return { gesture: idle, probe: probeRect(gesture, scene) }
    case 'drawing':
    case 'moving':
    case 'resizing': {
      const edit = editOf(gesture, scene)
      if (edit?.kind === 'draw' && scene.tool === 'point-out')
        return { gesture: idle, pointedOut: { box: edit.rect } }
      return edit ? { gesture: idle, edit } : { gesture: idle }
    }
  }
}

/** The pointer's look for what a press there would do. */
export function cursorFor(
  gesture: BoxGesture,
  point: Point,
  modifiers: Modifiers,
  scene: BoxScene,
  under?: readonly Box[],
): string {
  if (gesture.kind === 'resizing') return cursorOf(gesture.grip)
  if (gesture.kind === 'moving') return 'move'
  if (gesture.kind === 'probing') return gesture.grip === 'inside' ? 'move' : cursorOf(gesture.grip)
  if (gesture.kind === 'drawing' || gesture.kind === 'pointing' || gesture.kind === 'marquee')
    return 'crosshair'
  const hold = gesture.kind === 'pressing' ? gesture.hold : holdAt(point, modifiers, scene, under)
  switch (hold.on) {
    case 'handle':
      return cursorOf(hold.grip)
    case 'probe':
      return hold.grip === 'inside' ? 'move' : cursorOf(hold.grip)
    case 'box':
      if (boxOf(scene.boxes, hold.id)?.locked) return 'pointer'
      return scene.selected.includes(hold.id) ? 'move' : 'pointer'
    case 'picture':
      return scene.tool === 'select' ? 'default' : 'crosshair'
  }
}
