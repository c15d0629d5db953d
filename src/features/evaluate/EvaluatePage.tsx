import type { ReactNode } from 'react'
import styles from './EvaluatePage.module.css'

interface EvaluatePageProps {
  readonly name: string
  /** What it comes to, in a line. */
  readonly status?: string
  /** Choices and buttons of the whole page, at its right end. */
  readonly tools?: ReactNode
  readonly children: ReactNode
}

/** The frame of every page of evaluating: its name, what it comes to, its tools, and what it shows. */
export function EvaluatePage({ name, status, tools, children }: EvaluatePageProps) {
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div className={styles.words}>
          <h1>{name}</h1>
          {status === undefined ? null : <p role="status">{status}</p>}
        </div>
        {tools === undefined ? null : <div className={styles.tools}>{tools}</div>}
      </header>
      {children}
    </div>
  )
}
