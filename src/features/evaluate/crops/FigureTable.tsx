import type { ReactNode } from 'react'
import { ScrollFrame } from '../ScrollFrame.tsx'
import styles from './Crops.module.css'

interface FigureTableProps {
  readonly name: string
  readonly columns: readonly string[]
  readonly children: ReactNode
}

/** A table of figures under its name; a wide one scrolls by itself, also by keyboard. */
export function FigureTable({ name, columns, children }: FigureTableProps) {
  return (
    <ScrollFrame name={name}>
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
    </ScrollFrame>
  )
}
