import { useEffect, useRef, useState, type CSSProperties } from 'react'
import { allAt } from '../domain/boxPicking.ts'
import type { Point, Rect } from '../domain/geometry.ts'
import type { Ghost } from '../domain/ghosts.ts'
import type { Box } from '../domain/judgement.ts'
import { cursorFor, step, type BoxInput } from './boxGesture.ts'
import { turnedCursor } from './boxGrips.ts'
import { emptyHanded } from './boxHand.ts'
import { BoxInHand, type Flash } from './BoxInHand.tsx'
import { emptyHand, preview, type InHand } from './boxPreview.ts'
import {
  selectionAfter,
  type BoxEdit,
  type BoxScene,
  type BoxTool,
  type PointedOut,
  type Snap,
} from './boxScene.ts'
import { PictureStage, type PictureStageProps } from './PictureStage.tsx'
import { RestingBoxes, type TokenCells } from './RestingBoxes.tsx'
import type { Modifiers } from './usePaneInput.ts'
import { createValue, type Value } from './value.ts'
import type { Viewport } from './viewport.ts'

export interface BoxStageProps extends Omit<PictureStageProps, 'onGesture' | 'children' | 'cursor'> {
  readonly boxes: readonly Box[]
  readonly selected: readonly string[]
  /** Source boxes and suggestions that nobody has adopted yet. */
  readonly ghosts: readonly Ghost[]
  readonly tool: BoxTool
  /** Used while Ctrl or ⌘ is held; null where there is nothing to snap to. */
  readonly snap: Snap | null
  /** True while the overlays are held away. */
  readonly hiddenOverlays: boolean
  readonly onSelect: (ids: readonly string[]) => void
  /** Receives each finished gesture; nothing is asked for before. */
  readonly onEdit: (edit: BoxEdit) => void
  /** Told what was pointed out with the tool for that. */
  readonly onPointOut?: ((what: PointedOut) => void) | undefined
  /** A box dragged about as if it were a model's crop; changes with every move of the hand. */
  readonly probe?: Value<Rect | null> | undefined
  /** Told at the end of a drag that could not go where it was led: which box, and what stopped it. */
  readonly onStopped?: ((id: string, by: string) => void) | undefined
  /** Told what is in the hand with every move, for numbers that follow it. */
  readonly inHand?: Value<InHand> | undefined
  readonly tokens?: TokenCells | null | undefined
  /** What stopped an edit that came from elsewhere, from a key for instance. */
  readonly flash?: Flash | null | undefined
}

/** Screen pixels that tell a drag from a click, and by which a pointer may miss a handle or a tiny box. */
const slack = 4
const reach = 8
const noKeys: Modifiers = { shift: false, alt: false, mod: false, coarse: false }
const nothing: readonly Box[] = []
const noProbe = createValue<Rect | null>(null)

/**
 * A picture with the boxes on it; give it a key for each item. Dragging and hovering redraw one layer, whatever the number of boxes.
 */
export function BoxStage(props: BoxStageProps) {
  const { boxes, selected, ghosts, tool, snap, hiddenOverlays, onSelect, onEdit, inHand, ...stage } = props
  const { probe = noProbe, tokens = null, flash = null, onStopped, onPointOut, ...picture } = stage
  const { viewport } = picture
  const [hand] = useState(() => createValue(emptyHanded))
  const surface = useRef<HTMLDivElement>(null)
  const last = useRef<{ readonly point: Point | null; readonly modifiers: Modifiers }>({
    point: null,
    modifiers: noKeys,
  })
  const frame = useRef(0)

  const sceneNow = (): BoxScene => ({
    boxes,
    selected,
    tool,
    picture: picture.picture,
    slack: slack / viewport.scale,
    reach: reach / viewport.scale,
    snap,
    probe: probe.get(),
  })

  const take = (input: BoxInput) => {
    const scene = sceneNow()
    const { gesture: was } = hand.get()
    const { gesture, choice, edit, probe: probed, pointedOut } = step(was, input, scene)
    if (choice) onSelect(selectionAfter(selected, choice))
    if (edit) onEdit(edit)
    if (pointedOut) onPointOut?.(pointedOut)
    if ((was.kind === 'moving' || was.kind === 'resizing') && input.kind === 'up') {
      const { blockedBy } = preview({ ...was, to: input.point, snaps: input.modifiers.mod }, scene)
      if (blockedBy !== null) onStopped?.(was.id, blockedBy)
    }
    const shown = preview(gesture, scene)
    if (was.kind === 'probing') probe.set(shown.probe ?? probed ?? was.rect)
    else if (shown.probe) probe.set(shown.probe)
    hand.set({ gesture, shown, hover: gesture.kind === 'idle' ? hand.get().hover : null })
    inHand?.set(shown)
    if ('point' in input) point(input.point, input.modifiers)
  }

  /** Shows what a press at a point would do. */
  const point = (at: Point, modifiers: Modifiers) => {
    const scene = sceneNow()
    const now = hand.get()
    const picks = now.gesture.kind === 'idle' && (tool === 'select' || modifiers.alt)
    const under = picks ? allAt(boxes, at, scene.reach) : nothing
    const cursor = cursorFor(now.gesture, at, modifiers, scene, under)
    if (surface.current) surface.current.style.cursor = turnedCursor(cursor, viewport.turn)
    const hover = under[0]?.id ?? null
    if (hover !== now.hover) hand.set({ ...now, hover })
  }

  const latest = useRef({ take, point })
  useEffect(() => {
    latest.current = { take, point }
  })

  const onHover = (at: Point | null) => {
    picture.onHover?.(at)
    const { modifiers } = last.current
    last.current = { point: at, modifiers }
    const { gesture } = hand.get()
    if (!at) hand.set({ ...hand.get(), hover: null })
    else if (gesture.kind === 'pointing' && !gesture.pressed) take({ kind: 'move', point: at, modifiers })
    else if (gesture.kind === 'idle') {
      // At most one pick for each frame, whatever the rate of the pointer.
      cancelAnimationFrame(frame.current)
      frame.current = requestAnimationFrame(() => latest.current.point(at, last.current.modifiers))
    }
  }

  /** While the view moves nothing is pointed at, and the layer of the hand may rest. */
  const onViewport = (next: Viewport) => {
    const now = hand.get()
    if (now.hover !== null) hand.set({ ...now, hover: null })
    picture.onViewport(next)
  }

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { gesture } = hand.get()
      if (event.key === 'Escape' && event.type === 'keydown' && gesture.kind !== 'idle') {
        event.stopPropagation()
        latest.current.take({ kind: 'escape' })
      }
      const { point, modifiers: before } = last.current
      const modifiers = {
        ...before,
        shift: event.shiftKey,
        alt: event.altKey,
        mod: event.ctrlKey || event.metaKey,
      }
      last.current = { point, modifiers }
      const changed =
        before.shift !== modifiers.shift || before.alt !== modifiers.alt || before.mod !== modifiers.mod
      if (point && changed && gesture.kind !== 'pressing') {
        if (gesture.kind === 'idle') latest.current.point(point, modifiers)
        else latest.current.take({ kind: 'move', point, modifiers })
      }
    }
    window.addEventListener('keydown', onKey, { capture: true })
    window.addEventListener('keyup', onKey, { capture: true })
    return () => {
      window.removeEventListener('keydown', onKey, { capture: true })
      window.removeEventListener('keyup', onKey, { capture: true })
    }
  }, [hand])

  // Another tool ends what was begun with the one before.
  const toolBefore = useRef(tool)
  useEffect(() => {
    if (toolBefore.current === tool) return
    toolBefore.current = tool
    latest.current.take({ kind: 'escape' })
  }, [tool])
  useEffect(() => () => inHand?.set(emptyHand), [inHand])
  // What is left of a hover must not speak for a stage that is gone.
  useEffect(() => () => cancelAnimationFrame(frame.current), [])

  const { pane } = picture
  const shared = {
    boxes,
    selected,
    viewport,
    pane,
    picture: picture.picture,
    reach: reach / viewport.scale,
    hand,
  }
  return (
    <div ref={surface} style={surfaceStyle}>
      <PictureStage
        {...picture}
        cursor="inherit"
        onPicture={hiddenOverlays ? null : <RestingBoxes {...shared} ghosts={ghosts} tokens={tokens} />}
        onViewport={onViewport}
        onHover={onHover}
        onGesture={(kind, at, modifiers) => {
          last.current = { point: at, modifiers }
          take(kind === 'cancel' ? { kind } : { kind, point: at, modifiers })
        }}
      >
        <BoxInHand {...shared} hidden={hiddenOverlays} probe={probe} flash={flash} />
      </PictureStage>
    </div>
  )
}

const surfaceStyle: CSSProperties = { position: 'absolute', inset: 0 }
