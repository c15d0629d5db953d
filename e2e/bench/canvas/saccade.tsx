import { useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { emptyHand } from '../../../src/canvas/boxPreview.ts'
import { BoxStage } from '../../../src/canvas/BoxStage.tsx'
import { createValue } from '../../../src/canvas/value.ts'
import { fit, type Viewport } from '../../../src/canvas/viewport.ts'
import { frameOf, widthOf } from '../../../src/domain/geometry.ts'
import { startPictures } from '../../../src/pictures/client.ts'
import type { Level } from '../../../src/pictures/pictures.ts'
import { fitScale, pane, size, type Contender, type Given } from './contender.ts'

/** The canvas as the workbench uses it, with the real picture worker behind it. */

const pictures = startPictures()
const whole = fit(frameOf(size), pane)
const inHand = createValue(emptyHand)
const levels = createValue<readonly Level[]>([])
const selected = createValue<readonly string[]>([])
const view = createValue<Viewport>(whole)

function useShown<T>(value: {
  readonly get: () => T
  readonly subscribe: (on: () => void) => () => void
}): T {
  const [shown, setShown] = useState(value.get)
  useEffect(() => value.subscribe(() => setShown(value.get())), [value])
  return shown
}

const none: readonly never[] = []
const nothing = () => undefined

function Canvas({ boxes, onDrawn }: Pick<Given, 'boxes'> & { readonly onDrawn: () => void }) {
  const shown = useShown(levels)
  useEffect(() => {
    if (shown.length > 0) onDrawn()
  }, [shown, onDrawn])
  return (
    <BoxStage
      label="Picture"
      pane={pane}
      picture={size}
      levels={shown}
      viewport={useShown(view)}
      onViewport={view.set}
      smallest={fitScale / 2}
      boxes={boxes}
      selected={useShown(selected)}
      ghosts={none}
      tool="select"
      snap={null}
      hiddenOverlays={false}
      onSelect={selected.set}
      onEdit={nothing}
      inHand={inHand}
    />
  )
}

export const contender: Contender = {
  warm: async () => {
    const small = new OffscreenCanvas(8, 8)
    small.getContext('2d')?.fillRect(0, 0, 8, 8)
    const open = await pictures.open(await small.convertToBlob())
    open.close()
  },
  start: async (host, { picture, boxes, drawn }) => {
    let done = false
    const onDrawn = () => {
      if (!done) drawn()
      done = true
    }
    createRoot(host).render(<Canvas boxes={boxes} onDrawn={onDrawn} />)
    const open = await pictures.open(picture, undefined, (first) => levels.set(first.levels))
    levels.set(open.levels)
    return {
      panButton: 1,
      reset: () => {
        view.set(whole)
        selected.set(none)
      },
      select: (id) => selected.set([id]),
      look: () => {
        const [rect] = inHand.get().rects.values()
        return { left: view.get().x, scale: view.get().scale, held: rect ? widthOf(rect) : 0 }
      },
    }
  },
}
