import { useLayoutEffect, useRef } from 'react'
import { heightOf, widthOf, type Rect, type Size } from '../domain/geometry.ts'
import { tilesOf, type Level } from './level.ts'
import { levelFor } from './viewport.ts'

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

  useLayoutEffect(() => {
    const context = ref.current?.getContext('2d', { alpha: false })
    if (!context) return
    const part = { x1, y1, x2, y2 }
    const scale = Math.max(width / widthOf(part), height / heightOf(part))
    const widths = levels.map((level) => level.width)
    const level = levels[levelFor(widths, scale, 1)]
    // A level that was closed meanwhile has no pixels any more.
    if (!level || level.width === 0) return
    const [kx, ky] = [level.width / picture.width, level.height / picture.height]
    context.imageSmoothingEnabled = true
    context.imageSmoothingQuality = 'high'
    const [sx, sy] = [
      width / Math.max(1e-3, widthOf(part) * kx),
      height / Math.max(1e-3, heightOf(part) * ky),
    ]
    context.setTransform(sx, 0, 0, sy, -x1 * kx * sx, -y1 * ky * sy)
    for (const { x, y, bitmap } of tilesOf(level)) {
      const reaches = x < x2 * kx && y < y2 * ky && x + bitmap.width > x1 * kx && y + bitmap.height > y1 * ky
      if (reaches) context.drawImage(bitmap, x, y)
    }
    context.resetTransform()
  }, [levels, picture.width, picture.height, x1, y1, x2, y2, width, height])

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
