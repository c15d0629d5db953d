import { useEffect, useState } from 'react'
import type { Rect } from '../../../domain/geometry.ts'
import styles from './PairView.module.css'

interface PairPaneProps {
  /** What the picture is called, for those who cannot see it. */
  readonly name: string
  /** Tells one picture from another. */
  readonly pictureKey: string
  readonly load: () => Promise<Blob | null>
  /** Where the picture and the regions on it lie in the frame, and what of the frame is in sight. */
  readonly lies: Rect
  readonly regions: readonly Rect[]
  readonly view: Rect
  readonly onZoom: (by: number, about: { readonly x: number; readonly y: number }) => void
  readonly onPan: (across: number, down: number) => void
}

type Shown =
  | { readonly kind: 'loading' | 'unknown' | 'failed' }
  | { readonly kind: 'ready'; readonly url: string }

/** A picture that was on its way when it left the page still reads its address for a moment, in milliseconds. */
const letGoAfter = 30_000

/** Closer than this the pixels themselves are shown. */
const sharpBelow = 300

/** One picture of a pair. */
export function PairPane(props: PairPaneProps) {
  const { name, pictureKey, load, lies, regions, view, onZoom, onPan } = props
  const shown = useBlobUrl(pictureKey, load)
  const [grip, setGrip] = useState<{ readonly x: number; readonly y: number } | null>(null)
  const [width, height] = [view.x2 - view.x1, view.y2 - view.y1]
  if (shown.kind !== 'ready') {
    return (
      <div className={styles.empty} data-ready={shown.kind !== 'loading'}>
        {
          {
            loading: 'Loading…',
            unknown: 'Only its hashes and looks are known, not its pixels.',
            failed: 'This picture cannot be shown.',
          }[shown.kind]
        }
      </div>
    )
  }
  return (
    <svg
      className={styles.picture}
      viewBox={`${view.x1} ${view.y1} ${width} ${height}`}
      role="img"
      aria-label={name}
      data-ready="true"
      data-sharp={width < sharpBelow}
      onWheel={(event) => {
        const point = spot(event.currentTarget, event)
        if (point) onZoom(event.deltaY < 0 ? 1.25 : 0.8, point)
      }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        setGrip(spot(event.currentTarget, event))
      }}
      onPointerMove={(event) => {
        const point = grip && spot(event.currentTarget, event)
        if (grip && point) onPan(grip.x - point.x, grip.y - point.y)
      }}
      onPointerUp={() => setGrip(null)}
      onPointerCancel={() => setGrip(null)}
    >
      <image
        href={shown.url}
        x={lies.x1}
        y={lies.y1}
        width={lies.x2 - lies.x1}
        height={lies.y2 - lies.y1}
        preserveAspectRatio="none"
      />
      {regions.map((region) => (
        <g key={`${region.x1} ${region.y1} ${region.x2} ${region.y2}`}>
          <Outline region={region} className={styles.halo} />
          <Outline region={region} className={styles.region} />
        </g>
      ))}
    </svg>
  )
}

function Outline({ region, className }: { readonly region: Rect; readonly className: string | undefined }) {
  return (
    <rect
      x={region.x1}
      y={region.y1}
      width={region.x2 - region.x1}
      height={region.y2 - region.y1}
      className={className}
    />
  )
}

/** Where the pointer is, in the frame. */
function spot(
  svg: SVGSVGElement,
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
) {
  const matrix = svg.getScreenCTM()?.inverse()
  return matrix ? new DOMPoint(clientX, clientY).matrixTransform(matrix) : null
}

function useBlobUrl(key: string, load: () => Promise<Blob | null>): Shown {
  const [shown, setShown] = useState<{ readonly key: string; readonly shown: Shown } | null>(null)
  useEffect(() => {
    let gone = false
    let url: string | null = null
    const show = (next: Shown): void => {
      if (!gone) setShown({ key, shown: next })
    }
    load().then(
      (blob) => {
        if (!blob) return show({ kind: 'unknown' })
        if (!gone) url = URL.createObjectURL(blob)
        return url === null ? undefined : show({ kind: 'ready', url })
      },
      () => show({ kind: 'failed' }),
    )
    return () => {
      gone = true
      const made = url
      if (made !== null) setTimeout(() => URL.revokeObjectURL(made), letGoAfter)
    }
  }, [key, load])
  return shown?.key === key ? shown.shown : { kind: 'loading' }
}
