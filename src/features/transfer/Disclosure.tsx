import { IconChevronRight } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import styles from './Disclosure.module.css'

interface DisclosureProps {
  readonly summary: ReactNode
  /** Made only when it is opened. */
  readonly children: () => ReactNode
  readonly code?: string
  readonly initiallyOpen?: boolean
}

/** A line that opens to show more. */
export function Disclosure({ summary, children, code, initiallyOpen = false }: DisclosureProps) {
  const [opened, setOpened] = useState(initiallyOpen)
  return (
    <details
      className={styles.disclosure}
      data-code={code}
      open={opened}
      onToggle={(event) => setOpened(event.currentTarget.open)}
    >
      <summary className={styles.summary}>
        <IconChevronRight className={styles.chevron} size={14} aria-hidden />
        {summary}
      </summary>
      {opened ? <div className={styles.more}>{children()}</div> : null}
    </details>
  )
}
