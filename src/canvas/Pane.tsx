import { useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import type { Size } from '../domain/geometry.ts'

/** A box that measures itself and draws its child only once it knows its size, so that nothing jumps. */
export function Pane({ className, children }: { className?: string; children: (size: Size) => ReactNode }) {
  const ref = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState<Size | null>(null)
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const measure = () =>
      setSize((old) => {
        const next = { width: element.clientWidth, height: element.clientHeight }
        return old && old.width === next.width && old.height === next.height ? old : next
      })
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return (
    <div
      ref={ref}
      className={className}
      style={{ position: 'relative', overflow: 'hidden', width: '100%', height: '100%' }}
    >
      {size && size.width > 0 && size.height > 0 ? children(size) : null}
    </div>
  )
}
