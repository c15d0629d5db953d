import type { ReactNode } from 'react'
import styles from './Crops.module.css'

interface FigureTableProps {
  readonly name: string
  readonly columns: readonly string[]
  readonly children: ReactNode
}

/** A table of figures under its name; a wide one scrolls by itself, also by keyboard. */
export function FigureTable({ name, columns, children }: FigureTableProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must take the focus
    <div className={styles.wide} role="region" aria-label={name} tabIndex={0}>
      <table className={styles.table}>
        <caption>{name}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        {children}
      </table>
    </div>
  )
}
