import type { ReactNode } from 'react'
import styles from './ScrollFrame.module.css'

/** A frame in which something wide scrolls by itself, also by keyboard; `tall`: in height, too. */
export function ScrollFrame({
  name,
  tall = false,
  children,
}: {
  readonly name: string
  readonly tall?: boolean
  readonly children: ReactNode
}) {
  return (
    <div
      className={`${styles.frame} ${tall ? styles.tall : ''}`}
      role="region"
      aria-label={name}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must take the focus
      tabIndex={0}
    >
      {children}
    </div>
  )
}
