import { useLayoutEffect, useMemo, useRef } from 'react'
import { CropCanvas } from '../../../canvas/CropCanvas.tsx'
import { GridCanvas } from '../../../canvas/GridCanvas.tsx'
import type { Level } from '../../../canvas/level.ts'
import { frameOf, heightOf, widthOf, type Rect, type Size } from '../../../domain/geometry.ts'
import type { Saliency } from '../../../domain/preview.ts'
import { heatPixels, scaledRect } from './heat.ts'
import styles from './SeenPixels.module.css'

/** Where the pixels come from: the model's own, or those of the picture, resized by the browser to as many. */
export interface Seen {
  readonly bitmap: ImageBitmap | null
  /** How many pixels the model got. */
  readonly size: Size
  readonly levels: readonly Level[]
  readonly picture: Size
  /** What they show of the picture. */
  readonly rect: Rect
}

interface SeenPixelsProps {
  readonly seen: Seen
  /** Its size on the page in CSS pixels. */
  readonly shown: Size
  readonly label: string
  /** The part that is shown, in pixels that the model got; null for all of it. */
  readonly part?: Rect | null
  /** Over the whole of what was seen. */
  readonly saliency?: Saliency | null
  /** Outlined, in pixels that the model got. */
  readonly outline?: Rect | null
  readonly boxes?: readonly Rect[]
}

const none: readonly Rect[] = []

/** What a model was shown, pixel by pixel: enlarged, every one of its pixels is a square. */
export function SeenPixels(props: SeenPixelsProps) {
  const { seen, shown, label, part = null, saliency = null, outline = null, boxes = none } = props
  const { bitmap, size } = seen
  const view = part ?? frameOf(size)
  const heat = useMemo(() => saliency && heatPixels(saliency), [saliency])
  return (
    <span
      className={styles.frame}
      style={{ width: shown.width, height: shown.height }}
      data-seen={`${size.width}x${size.height}`}
      data-own={bitmap !== null}
    >
      {bitmap ? (
        <OwnPixels bitmap={bitmap} size={size} view={view} shown={shown} label={label} />
      ) : (
        <CropCanvas
          levels={seen.levels}
          picture={seen.picture}
          rect={inPicture(view, seen)}
          pixels={{ width: widthOf(view), height: heightOf(view) }}
          shown={shown}
          label={label}
        />
      )}
      {saliency ? (
        <GridCanvas
          columns={saliency.columns}
          rows={saliency.rows}
          pixels={heat}
          className={styles.heat ?? ''}
          style={placed(frameOf(size), view)}
        />
      ) : null}
      {boxes.map((box) => (
        <span
          key={`${box.x1} ${box.y1} ${box.x2} ${box.y2}`}
          className={styles.text}
          style={placed(box, view)}
        />
      ))}
      {outline ? <span className={styles.region} style={placed(outline, view)} /> : null}
    </span>
  )
}

function inPicture(view: Rect, { rect, size }: Seen): Rect {
  const whole = { width: widthOf(rect), height: heightOf(rect) }
  const { x1, y1, x2, y2 } = scaledRect(view, size, whole)
  return { x1: rect.x1 + x1, y1: rect.y1 + y1, x2: rect.x1 + x2, y2: rect.y1 + y2 }
}

/** Where a rect lies over a view of it, in shares of that. */
function placed(rect: Rect, view: Rect) {
  const [width, height] = [widthOf(view), heightOf(view)]
  return {
    left: `${((rect.x1 - view.x1) / width) * 100}%`,
    top: `${((rect.y1 - view.y1) / height) * 100}%`,
    width: `${(widthOf(rect) / width) * 100}%`,
    height: `${(heightOf(rect) / height) * 100}%`,
  }
}

interface OwnPixelsProps {
  readonly bitmap: ImageBitmap
  readonly size: Size
  readonly view: Rect
  readonly shown: Size
  readonly label: string
}

function OwnPixels({ bitmap, size, view: { x1, y1, x2, y2 }, shown, label }: OwnPixelsProps) {
  const ref = useRef<HTMLCanvasElement>(null)
  const enlarged = shown.width >= (x2 - x1) * 1.5
  const ratio = Math.min(2, window.devicePixelRatio || 1)
  // Reduced, the page's own pixels are drawn; enlarged, the browser enlarges the model's.
  const width = Math.max(1, Math.round(enlarged ? x2 - x1 : shown.width * ratio))
  const height = Math.max(1, Math.round(enlarged ? y2 - y1 : shown.height * ratio))
  useLayoutEffect(() => {
    const context = ref.current?.getContext('2d', { alpha: false })
    // Pixels that were closed meanwhile have no size any more.
    if (!context || bitmap.width === 0) return
    context.imageSmoothingEnabled = true
    context.imageSmoothingQuality = 'high'
    const [kx, ky] = [bitmap.width / size.width, bitmap.height / size.height]
    context.drawImage(bitmap, x1 * kx, y1 * ky, (x2 - x1) * kx, (y2 - y1) * ky, 0, 0, width, height)
  }, [bitmap, size.width, size.height, x1, y1, x2, y2, width, height])
  return (
    <canvas
      ref={ref}
      role="img"
      aria-label={label}
      width={width}
      height={height}
      className={styles.pixels}
      style={{ imageRendering: enlarged ? 'pixelated' : 'auto' }}
    />
  )
}
