import { useLayoutEffect, useRef } from 'react'
import type { Rect, Size } from '../domain/geometry.ts'
import { drawPart } from './drawPart.ts'
import type { Level } from './level.ts'

interface CropCanvasProps {
  /** Decoded levels of the picture, largest first. */
  readonly levels: readonly Level[]
  readonly picture: Size
  /** What is shown, in pixels of the picture. */
  readonly rect: Rect
  /** The pixels that it is resized to; where they are larger than what is shown of them, that many are drawn. */
  readonly pixels: Size
  /** Its size on the page in CSS pixels. */
  readonly shown: Size
  readonly label: string
  readonly className?: string
}

/** A part of a picture, resized as asked for. Fewer pixels than the page has are shown sharp, as what they are. */
export function CropCanvas(props: CropCanvasProps) {
  const { levels, picture, rect, pixels, shown, label, className } = props
  const ref = useRef<HTMLCanvasElement>(null)
  const ratio = Math.min(2, window.devicePixelRatio || 1)
  const width = backing(pixels.width, shown.width * ratio)
  const height = backing(pixels.height, shown.height * ratio)
  const { x1, y1, x2, y2 } = rect
  const { width: across, height: down } = picture

  useLayoutEffect(() => {
    const context = ref.current?.getContext('2d', { alpha: false })
    if (!context) return
    drawPart(context, levels, { width: across, height: down }, { x1, y1, x2, y2 }, { width, height })
  }, [levels, across, down, x1, y1, x2, y2, width, height])

  const coarse = width < shown.width || height < shown.height
  return (
    <canvas
      ref={ref}
      role="img"
      aria-label={label}
      className={className}
      width={width}
      height={height}
      style={{
        display: 'block',
        width: shown.width,
        height: shown.height,
        imageRendering: coarse ? 'pixelated' : 'auto',
      }}
    />
  )
}

/** Never more pixels than the page shows, so that a large crop takes no more memory than a small one. */
const backing = (pixels: number, shown: number): number => Math.max(1, Math.round(Math.min(pixels, shown)))
