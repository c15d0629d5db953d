import type { ReactNode } from 'react'
import { Group, Separator, useDefaultLayout } from 'react-resizable-panels'
import styles from './Split.module.css'

interface SplitProps {
  /** Under this name the sizes are remembered. */
  readonly id: string
  readonly orientation: 'horizontal' | 'vertical'
  readonly panelIds: readonly string[]
  readonly children: ReactNode
}

/** Panels with a line between them that can be dragged, or moved with the arrow keys; the sizes are remembered. */
export function Split({ id, orientation, panelIds, children }: SplitProps) {
  const { defaultLayout, onLayoutChanged } = useDefaultLayout({
    id: `saccade-${id}`,
    panelIds: [...panelIds],
    storage: window.localStorage,
  })
  return (
    <Group
      id={id}
      orientation={orientation}
      className={styles.group ?? ''}
      defaultLayout={defaultLayout}
      onLayoutChanged={onLayoutChanged}
    >
      {children}
    </Group>
  )
}

export function SplitLine({ label }: { label: string }) {
  return <Separator className={styles.line ?? ''} aria-label={label} />
}
