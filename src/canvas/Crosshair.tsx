import { useEffect, useRef, type CSSProperties } from 'react'
import type { Point } from '../domain/geometry.ts'
import type { Value } from './value.ts'

/** Lines through the pointer, across the whole pane. */
export function Crosshair({ pointer }: { pointer: Value<Point | null> }) {
  const across = useRef<HTMLDivElement>(null)
  const upright = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const place = () => {
      const at = pointer.get()
      for (const line of [across.current, upright.current]) if (line) line.hidden = at === null
      if (!at) return
      if (across.current) across.current.style.transform = `translateY(${Math.round(at.y)}px)`
      if (upright.current) upright.current.style.transform = `translateX(${Math.round(at.x)}px)`
    }
    place()
    return pointer.subscribe(place)
  }, [pointer])
  return (
    <div aria-hidden data-crosshair style={paneStyle}>
      <div ref={across} hidden style={{ ...lineStyle, width: '100%', height: 1 }} />
      <div ref={upright} hidden style={{ ...lineStyle, width: 1, height: '100%' }} />
    </div>
  )
}

const paneStyle: CSSProperties = { position: 'absolute', inset: 0, overflow: 'hidden', pointerEvents: 'none' }

/** A light line in a dark halo is seen on any picture. */
const lineStyle: CSSProperties = {
  position: 'absolute',
  top: 0,
  left: 0,
  background: 'rgba(255, 255, 255, 0.85)',
  boxShadow: '0 0 0 1px rgba(0, 0, 0, 0.4)',
}
