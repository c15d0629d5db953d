import type { ReactNode } from 'react'
import { Pane } from '../../canvas/Pane.tsx'
import type { Size } from '../../domain/geometry.ts'
import styles from './ViewPane.module.css'

interface ViewPaneProps {
  readonly title: string
  readonly detail: ReactNode
  readonly actions?: ReactNode
  readonly children: (pane: Size) => ReactNode
}

/** A view with its name, what it shows and what can be done to it. */
export function ViewPane({ title, detail, actions, children }: ViewPaneProps) {
  return (
    <section className={styles.view} aria-label={title}>
      <header className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        <span className={styles.detail}>{detail}</span>
        <span className={styles.actions}>{actions}</span>
      </header>
      <Pane className={styles.well ?? ''}>{children}</Pane>
    </section>
  )
}

/** A sentence in place of the pixels. */
export function ViewMessage({ children }: { children: ReactNode }) {
  return <div className={styles.message}>{children}</div>
}
