import { Fragment } from 'react'
import { figureText, rangeText } from '../../../domain/figureText.ts'
import { lineNames, type ResultCell, type ResultRow, type ResultTable } from '../../../domain/resultTable.ts'
import type { ScoreColumn } from '../../../domain/scoreColumns.ts'
import { shortened } from '../../../ui/longText.ts'
import { countText, numberText } from '../../../ui/quantity.ts'
import { ModelName } from './ModelName.tsx'
import { ScrollFrame } from '../ScrollFrame.tsx'
import styles from './DualViewTable.module.css'
import { gapText } from './tableWords.ts'

interface DualViewTableProps {
  readonly table: ResultTable
  readonly items: readonly number[]
  readonly columns: readonly ScoreColumn[]
  readonly intervals: boolean
}

/** Models by views and the gap, categories and their average (004 Table 7). */
export function DualViewTable({ table, items, columns, intervals }: DualViewTableProps) {
  return (
    <ScrollFrame name="Results in both views">
      <table className={styles.dual}>
        <thead>
          <tr>
            <th scope="col" className={styles.model}>
              Model
            </th>
            <th scope="col" className={styles.line}>
              View
            </th>
            {table.columns.map((column, place) => (
              // Two categories may have the same name.
              // oxlint-disable-next-line react/no-array-index-key -- columns stay in their places
              <th key={place} scope="col">
                <span dir="auto">{shortened(column, 60)}</span>
                <small>{countText(items[place] ?? 0, 'item')}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={JSON.stringify([row.model, row.line, row.isPeople])} data-line={row.line}>
              {row.line === 'global' ? (
                <th scope="rowgroup" rowSpan={3} className={styles.model}>
                  {row.isPeople === true ? (
                    <span className={styles.people}>{row.model}</span>
                  ) : (
                    <ModelName label={row.model} columns={columnsOf(columns, row.model)} />
                  )}
                </th>
              ) : null}
              <th scope="row" className={styles.line}>
                {lineNames[row.line]}
              </th>
              {row.cells.map((cell, place) => (
                // oxlint-disable-next-line react/no-array-index-key -- columns stay in their places
                <td key={place} title={countText(cell.items, 'item')}>
                  <Figure row={row} cell={cell} intervals={intervals} of={items[place] ?? 0} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollFrame>
  )
}

const columnsOf = (columns: readonly ScoreColumn[], label: string): readonly ScoreColumn[] =>
  columns.filter((each) => each.label === label && each.crop === null)

interface FigureProps {
  readonly row: ResultRow
  readonly cell: ResultCell
  readonly intervals: boolean
  /** Items of the benchmark in this column. */
  readonly of: number
}

function Figure({ row, cell, intervals, of }: FigureProps) {
  const text = row.line === 'gap' ? gapText(cell.value) : figureText(cell.value)
  const Tag = cell.rank === 'best' ? 'b' : cell.rank === 'second' ? 'u' : Fragment
  return (
    <>
      <Tag>{text}</Tag>
      {cell.differs === true ? (
        <sup title="Differs significantly from the baseline">
          *<span className={styles.heard}> differs from the baseline</span>
        </sup>
      ) : null}
      {intervals && cell.interval ? <small>{rangeText(cell.interval)}</small> : null}
      {cell.value !== null && cell.items !== of ? (
        <small className={styles.part}>{`${numberText(cell.items)} of ${numberText(of)}`}</small>
      ) : null}
    </>
  )
}
