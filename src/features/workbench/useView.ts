import { useCallback, useMemo, useState } from 'react'
import { createValue, useValue, type Value } from '../../canvas/value.ts'
import { centreOn, fit, type Viewport } from '../../canvas/viewport.ts'
import { frameOf, grow, heightOf, widthOf, type Point, type Rect, type Size } from '../../domain/geometry.ts'
import { useApp, useAppActions } from '../../state/useApp.ts'

/** Steps of context around the region, as shares of its sides. */
export const margins: readonly number[] = [0, 0.25, 0.5, 1, 2, 4]

/** Where a view stands: as it was fitted, or where a person moved it. */
type Aim =
  | { readonly kind: 'fit' }
  | { readonly kind: 'evidence' }
  | { readonly kind: 'actual' }
  | { readonly kind: 'free'; readonly viewport: Viewport }

/** An aim holds for one item only: the next one starts fitted. */
interface ItemAim {
  readonly itemId: string
  readonly aim: Aim
}

/** A spot that is pointed at in one view and marked in the other. */
export interface Hover {
  readonly from: 'global' | 'regional'
  readonly point: Point
}

const fitted: Aim = { kind: 'fit' }

/** How the picture in sight is looked at. What moves with every pointer event is kept in `Value`s. */
export interface View {
  readonly tool: 'look' | 'region'
  readonly margin: number
  readonly outline: boolean
  readonly regionalScale: 'fit' | 'double'
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
}

/** Both views start fitted with every item; what a person prefers (margin, outline, scale) stays. */
export function useView(itemId: string, picture: Size, region: Rect | null): View {
  const app = useAppActions()
  const { margin, outline, regionalScale } = useApp((state) => state.preferences)
  const [drawingOn, setDrawingOn] = useState<string | null>(null)
  const tool = drawingOn === itemId ? 'region' : 'look'
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
    return {
      ...values,
      tool,
      margin,
      outline,
      regionalScale,
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
    }
  }, [app, values, itemId, width, height, region, tool, margin, outline, regionalScale])
}

/** The viewport of the global view for a pane of this size. */
export function useGlobalViewport(view: View, itemId: string, picture: Size, region: Rect | null) {
  const aim = aimFor(useValue(view.global), itemId)
  const { width, height } = picture
  return useCallback(
    (pane: Size): Viewport => {
      const frame = frameOf({ width, height })
      switch (aim.kind) {
        case 'free':
          return aim.viewport
        case 'actual':
          return centreOn(region ?? frame, 1, pane)
        case 'evidence':
          return region
            ? fit(grow(region, evidenceMargin(region, frame), frame), pane, 24)
            : fit(frame, pane, 8)
        case 'fit':
          return fit(frame, pane, 8)
      }
    },
    [aim, width, height, region],
  )
}

/** The viewport of the regional view: the region with its context, fitted, or at ×2 as upstream cuts it. */
export function useRegionalViewport(view: View, itemId: string) {
  const aim = aimFor(useValue(view.regional), itemId)
  const { clip, regionalScale } = view
  return useCallback(
    (pane: Size): Viewport => {
      if (aim.kind === 'free') return aim.viewport
      const part = clip ?? { x1: 0, y1: 0, x2: 1, y2: 1 }
      return regionalScale === 'double' ? centreOn(part, 2, pane) : fit(part, pane, 8)
    },
    [aim, clip, regionalScale],
  )
}

const aimFor = (kept: ItemAim, itemId: string): Aim => (kept.itemId === itemId ? kept.aim : fitted)

/** Context for zooming to the evidence: the region fills about half of the view, less when it is only a few pixels. */
function evidenceMargin(region: Rect, frame: Rect): number {
  const share = Math.max(widthOf(region) / widthOf(frame), heightOf(region) / heightOf(frame))
  return share < 0.02 ? 1.25 : 0.6
}
