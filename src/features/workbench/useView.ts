import { useCallback, useMemo, useState } from 'react'
import { centreOn, fit, type Viewport } from '../../canvas/viewport.ts'
import { frameOf, grow, heightOf, widthOf, type Point, type Rect, type Size } from '../../domain/geometry.ts'
import { useApp, useAppActions } from '../../state/useApp.ts'

/** Steps of context around the region, as shares of its sides. */
export const margins: readonly number[] = [0, 0.25, 0.5, 1, 2, 4]

/** Where a view stands: as it was fitted, or where a person moved it. Holds for one item only. */
type Aim =
  | { readonly kind: 'fit' }
  | { readonly kind: 'evidence' }
  | { readonly kind: 'actual' }
  | { readonly kind: 'free'; readonly viewport: Viewport }

interface PerItem {
  readonly key: string
  readonly global: Aim
  readonly regional: Aim
  readonly tool: 'look' | 'region'
}

export interface View {
  readonly tool: 'look' | 'region'
  readonly margin: number
  readonly outline: boolean
  readonly regionalScale: 'fit' | 'double'
  readonly hover: { readonly from: 'global' | 'regional'; readonly point: Point } | null
  globalViewport(pane: Size): Viewport
  regionalViewport(pane: Size): Viewport
  /** The part of the picture that the regional view shows. */
  readonly clip: Rect | null
  moveGlobal(viewport: Viewport): void
  moveRegional(viewport: Viewport): void
  setHover(from: 'global' | 'regional', point: Point | null): void
  fit(): void
  evidence(): void
  actual(): void
  setTool(tool: 'look' | 'region'): void
  widen(by: 1 | -1): void
  toggleOutline(): void
  toggleScale(): void
}

const fitted: Aim = { kind: 'fit' }

/** Viewports of both views. They start fitted with every item; what a person prefers (margin, outline, scale) stays. */
export function useView(itemId: string, picture: Size, region: Rect | null): View {
  const app = useAppActions()
  const preferences = useApp((state) => state.preferences)
  const [perItem, setPerItem] = useState<PerItem>({
    key: itemId,
    global: fitted,
    regional: fitted,
    tool: 'look',
  })
  const [hover, setHoverState] = useState<View['hover']>(null)
  const current: PerItem =
    perItem.key === itemId ? perItem : { key: itemId, global: fitted, regional: fitted, tool: 'look' }
  const set = useCallback(
    (change: Partial<PerItem>) =>
      setPerItem((old) =>
        old.key === itemId
          ? { ...old, ...change }
          : { key: itemId, global: fitted, regional: fitted, tool: 'look', ...change },
      ),
    [itemId],
  )
  const { margin, outline, regionalScale } = preferences
  const { width, height } = picture

  return useMemo<View>(() => {
    const frame = frameOf({ width, height })
    const clip = region && grow(region, margin, frame)
    return {
      tool: current.tool,
      margin,
      outline,
      regionalScale,
      hover,
      clip,
      globalViewport(pane) {
        switch (current.global.kind) {
          case 'free':
            return current.global.viewport
          case 'actual':
            return centreOn(region ?? frame, 1, pane)
          case 'evidence':
            if (region) return fit(grow(region, evidenceMargin(region, frame), frame), pane, 24)
            return fit(frame, pane, 8)
          case 'fit':
            return fit(frame, pane, 8)
        }
      },
      regionalViewport(pane) {
        if (current.regional.kind === 'free') return current.regional.viewport
        const part = clip ?? frame
        return regionalScale === 'double' ? centreOn(part, 2, pane) : fit(part, pane, 8)
      },
      moveGlobal: (viewport) => set({ global: { kind: 'free', viewport } }),
      moveRegional: (viewport) => set({ regional: { kind: 'free', viewport } }),
      setHover: (from, point) => setHoverState(point && { from, point }),
      fit: () => set({ global: fitted, regional: fitted }),
      evidence: () => set({ global: current.global.kind === 'evidence' ? fitted : { kind: 'evidence' } }),
      actual: () => set({ global: { kind: 'actual' } }),
      setTool: (tool) => set({ tool }),
      widen(by) {
        const at = margins.findIndex((each) => each >= margin)
        const next =
          margins[Math.max(0, Math.min(margins.length - 1, (at < 0 ? margins.length - 1 : at) + by))]
        if (next !== undefined) app.prefer({ margin: next })
        set({ regional: fitted })
      },
      toggleOutline: () => app.prefer({ outline: !outline }),
      toggleScale() {
        app.prefer({ regionalScale: regionalScale === 'fit' ? 'double' : 'fit' })
        set({ regional: fitted })
      },
    }
  }, [
    app,
    width,
    height,
    region,
    margin,
    outline,
    regionalScale,
    hover,
    current.global,
    current.regional,
    current.tool,
    set,
  ])
}

/** Context for zooming to the evidence: the region fills about half of the view, more when it is only a few pixels. */
function evidenceMargin(region: Rect, frame: Rect): number {
  const share = Math.max(widthOf(region) / widthOf(frame), heightOf(region) / heightOf(frame))
  return share < 0.02 ? 1.25 : 0.6
}
