import { useLayoutEffect, useRef, type CSSProperties } from 'react'

interface GridCanvasProps {
  readonly columns: number
  readonly rows: number
  /** RGBA of each cell, row by row; null for nothing. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer> | null
  readonly className?: string
  readonly style?: CSSProperties
}

/** A grid over a picture, one pixel for each cell, enlarged by the page; it is described elsewhere. */
export function GridCanvas({ pixels, className, style, ...grid }: GridCanvasProps) {
  const ref = useRef<HTMLCanvasElement>(null)
  // A grid without pixels may claim any size.
  const [columns, rows] = pixels ? [grid.columns, grid.rows] : [1, 1]
  useLayoutEffect(() => {
    const context = ref.current?.getContext('2d')
    if (!context) return
    context.clearRect(0, 0, columns, rows)
    if (pixels) context.putImageData(new ImageData(pixels, columns, rows), 0, 0)
  }, [columns, rows, pixels])
  return (
    <canvas
      ref={ref}
      aria-hidden
      className={className}
      width={columns}
      height={rows}
      style={{ imageRendering: 'pixelated', ...style }}
    />
  )
}
