import { useCallback, useMemo, useState } from 'react'
import type { Aids } from '../../canvas/PictureStage.tsx'
import { plainTone, type Tone } from '../../canvas/tone.ts'
import { createValue, useValue, type Value } from '../../canvas/value.ts'
import {
  addTurn,
  centreOn,
  closeUp,
  fit,
  keepInSight,
  panBy,
  turnedTo,
  zoomAt,
  type Turn,
  type Viewport,
} from '../../canvas/viewport.ts'
import { frameOf, grow, type Point, type Rect, type Size } from '../../domain/geometry.ts'
import { useApp, useAppActions } from '../../state/useApp.ts'

/** Steps of context around the region, as shares of its sides. */
const margins: readonly number[] = [0, 0.25, 0.5, 1, 2, 4]

/** Where a view stands: as it was fitted, or where a person moved it. */
type Aim =
  | { readonly kind: 'fit' }
  | { readonly kind: 'evidence' }
  | { readonly kind: 'actual' }
  | { readonly kind: 'free'; readonly viewport: Viewport }
  /** One key press away from where it stood; only the view itself knows how large it is. */
  | { readonly kind: 'step'; readonly from: Aim; readonly step: Step }

type Step = { readonly zoom: number } | { readonly pan: Point }

/** An aim holds for one item only: the next one starts fitted. */
interface ItemAim {
  readonly itemId: string
  readonly aim: Aim
}

/** A spot that is pointed at in one view and marked in the other. */
export interface Hover {
  readonly from: 'global' | 'regional'
  /** The item that was pointed at: the next one is not. */
  readonly itemId: string
  readonly point: Point
}

const fitted: Aim = { kind: 'fit' }

/** How the picture in sight is looked at. What moves with every pointer event is kept in `Value`s. */
export interface View {
  readonly tool: 'look' | 'region'
  readonly margin: number
  readonly outline: boolean
  readonly regionalScale: 'fit' | 'double'
  /** Quarters by which both views are turned; none for the next item. */
  readonly turn: Turn
  readonly tone: Tone
  readonly aids: Aids
  /** The part of the picture that the regional view shows. */
  readonly clip: Rect | null
  readonly hover: Value<Hover | null>
  readonly global: Value<ItemAim>
  readonly regional: Value<ItemAim>
  readonly moveGlobal: (viewport: Viewport) => void
  readonly moveRegional: (viewport: Viewport) => void
  readonly fit: () => void
  readonly evidence: () => void
  readonly actual: () => void
  readonly setTool: (tool: 'look' | 'region') => void
  readonly widen: (by: 1 | -1) => void
  readonly toggleOutline: () => void
  readonly toggleScale: () => void
  readonly turnBy: (quarters: 1 | -1) => void
  readonly setTone: (tone: Tone) => void
  /** Zooms the view that is pointed at, else the global one, about its middle. */
  readonly zoom: (factor: number) => void
  /** Moves that view by shares of its sides. */
  readonly pan: (across: number, down: number) => void
}

/** Both views start fitted with every item; what a person prefers (margin, outline, scale) stays. */
export function useView(itemId: string, picture: Size, region: Rect | null): View {
  const app = useAppActions()
  const preferences = useApp((state) => state.preferences)
  const { margin, outline, regionalScale, magnifier, crosshair, minimap, pixelGrid } = preferences
  const [drawingOn, setDrawingOn] = useState<string | null>(null)
  const tool = drawingOn === itemId ? 'region' : 'look'
  const [turned, setTurned] = useState<{ readonly itemId: string; readonly turn: Turn }>({ itemId, turn: 0 })
  const turn = turned.itemId === itemId ? turned.turn : 0
  const [tone, setTone] = useState(plainTone)
  const aids = useMemo<Aids>(
    () => ({ magnifier, crosshair, minimap, grid: pixelGrid }),
    [magnifier, crosshair, minimap, pixelGrid],
  )
  const [values] = useState(() => ({
    hover: createValue<Hover | null>(null),
    global: createValue<ItemAim>({ itemId, aim: fitted }),
    regional: createValue<ItemAim>({ itemId, aim: fitted }),
  }))
  const { width, height } = picture

  return useMemo<View>(() => {
    const frame = frameOf({ width, height })
    const aimGlobal = (aim: Aim) => values.global.set({ itemId, aim })
    const aimRegional = (aim: Aim) => values.regional.set({ itemId, aim })
    const step = (by: Step) => {
      const place = values.hover.get()?.from === 'regional' ? values.regional : values.global
      place.set({ itemId, aim: { kind: 'step', from: aimFor(place.get(), itemId), step: by } })
    }
    return {
      ...values,
      tool,
      margin,
      outline,
      regionalScale,
      turn,
      tone,
      aids,
      clip: region && grow(region, margin, frame),
      moveGlobal: (viewport) => aimGlobal({ kind: 'free', viewport }),
      moveRegional: (viewport) => aimRegional({ kind: 'free', viewport }),
      fit() {
        aimGlobal(fitted)
        aimRegional(fitted)
      },
      evidence() {
        const now = values.global.get()
        aimGlobal(now.itemId === itemId && now.aim.kind === 'evidence' ? fitted : { kind: 'evidence' })
      },
      actual: () => aimGlobal({ kind: 'actual' }),
      setTool: (next) => setDrawingOn(next === 'region' ? itemId : null),
      widen(by) {
        const at = margins.findIndex((each) => each >= margin)
        const place = (at < 0 ? margins.length - 1 : at) + by
        app.prefer({ margin: margins[Math.max(0, Math.min(margins.length - 1, place))] ?? margin })
        aimRegional(fitted)
      },
      toggleOutline: () => app.prefer({ outline: !outline }),
      toggleScale() {
        app.prefer({ regionalScale: regionalScale === 'fit' ? 'double' : 'fit' })
        aimRegional(fitted)
      },
      turnBy: (quarters) => setTurned({ itemId, turn: addTurn(turn, quarters) }),
      setTone,
      zoom: (factor) => step({ zoom: factor }),
      pan: (across, down) => step({ pan: { x: across, y: down } }),
    }
  }, [app, values, itemId, width, height, region, tool, margin, outline, regionalScale, turn, tone, aids])
}

/** The viewport of the global view for a pane of this size. */
export function useGlobalViewport(view: View, itemId: string, picture: Size, region: Rect | null) {
  const aim = aimFor(useValue(view.global), itemId)
  const { width, height } = picture
  const { turn } = view
  return useCallback(
    (pane: Size): Viewport => {
      const frame = frameOf({ width, height })
      return resolved(aim, frame, turn, pane, (kind) => {
        if (kind === 'actual') return centreOn(region ?? frame, 1, pane, turn)
        return kind === 'evidence' && region ? closeUp(region, frame, pane, turn) : fit(frame, pane, 8, turn)
      })
    },
    [aim, width, height, region, turn],
  )
}

/** The viewport of the regional view: the region with its context, fitted, or at ×2 as upstream cuts it. */
export function useRegionalViewport(view: View, itemId: string) {
  const aim = aimFor(useValue(view.regional), itemId)
  const { clip, regionalScale, turn } = view
  return useCallback(
    (pane: Size): Viewport => {
      const part = clip ?? { x1: 0, y1: 0, x2: 1, y2: 1 }
      return resolved(aim, part, turn, pane, () =>
        regionalScale === 'double' ? centreOn(part, 2, pane, turn) : fit(part, pane, 8, turn),
      )
    },
    [aim, clip, regionalScale, turn],
  )
}

const aimFor = (kept: ItemAim, itemId: string): Aim => (kept.itemId === itemId ? kept.aim : fitted)

/** How far out one may zoom: the frame at a quarter of the size at which it just fits. */
export const smallestScale = (frame: Rect, pane: Size, turn: Turn): number =>
  fit(frame, pane, 0, turn).scale / 4

/** Where an aim puts the view, turned as the view is now; `aimed` knows the aims that follow the pane. */
function resolved(
  aim: Aim,
  frame: Rect,
  turn: Turn,
  pane: Size,
  aimed: (kind: 'fit' | 'evidence' | 'actual') => Viewport,
): Viewport {
  if (aim.kind === 'free') return turnedTo(aim.viewport, turn, pane)
  if (aim.kind !== 'step') return aimed(aim.kind)
  const from = resolved(aim.from, frame, turn, pane, aimed)
  const { step } = aim
  if ('pan' in step)
    return keepInSight(panBy(from, step.pan.x * pane.width, step.pan.y * pane.height), frame, pane)
  const middle = { x: pane.width / 2, y: pane.height / 2 }
  return zoomAt(from, step.zoom, middle, smallestScale(frame, pane, turn))
}
