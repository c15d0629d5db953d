import { useState } from 'react'
import type { Rect, Size } from '../domain/geometry.ts'
import type { Level } from './level.ts'
import { OverlaidStage, type Outline } from './OverlaidStage.tsx'
import { Pane } from './Pane.tsx'
import { closeUp, fit, type Viewport } from './viewport.ts'

interface FittedStageProps {
  readonly label: string
  readonly picture: Size
  readonly levels: readonly Level[]
  readonly outlines: readonly Outline[]
  /** What of the picture is shown. */
  readonly frame: Rect
  /** What is shown close up instead of the whole frame. */
  readonly closer: Rect | null
  /** Whatever tells one thing to be shown from another. */
  readonly aim: unknown
}

/** Fitted until somebody moves it; fitted anew once something else is to be shown. */
export function FittedStage({ label, picture, levels, outlines, frame, closer, aim }: FittedStageProps) {
  const [moved, setMoved] = useState<{ readonly aim: unknown; readonly viewport: Viewport } | null>(null)
  const fitted = (pane: Size): Viewport => (closer ? closeUp(closer, frame, pane) : fit(frame, pane, 8))
  const isPart = frame.x1 > 0 || frame.y1 > 0 || frame.x2 < picture.width || frame.y2 < picture.height
  return (
    <Pane>
      {(pane) => (
        <OverlaidStage
          label={label}
          pane={pane}
          picture={picture}
          levels={levels}
          viewport={moved && moved.aim === aim ? moved.viewport : fitted(pane)}
          onViewport={(viewport) => setMoved({ aim, viewport })}
          smallest={fit(frame, pane).scale / 4}
          clip={isPart ? frame : null}
          outlines={outlines}
        />
      )}
    </Pane>
  )
}
