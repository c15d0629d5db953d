import type { ChartCell, ChartTable } from './chartSpec.ts'
import { amountText, cellText } from './chartText.ts'
import styles from './Chart.module.css'

interface ChartDataProps {
  readonly name: string
  readonly table: ChartTable
  readonly onPick: ((row: number) => void) | undefined
}

/** Rows beyond this are in the CSV only. */
const mostRows = 500

/** The numbers of a chart as a table; a row leads where its bar leads. */
export function ChartData({ name, table, onPick }: ChartDataProps) {
  const { columns, rows } = table
  const text = (cell: ChartCell, column: number): string => cellText(table, cell, column)
  return (
    <div className={styles.data}>
      <table aria-label={`Data of ${name}`}>
        <thead>
          <tr>
            {columns.map((column, place) => (
              <th key={column} scope="col" data-number={typeof rows[0]?.[place] === 'number'}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, mostRows).map((row, place) => (
            // The rows are only ever exchanged together.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={place}>
              {row.map((cell, column) =>
                column === 0 ? (
                  <th key={columns[column]} scope="row">
                    {onPick ? (
                      <button type="button" onClick={() => onPick(place)}>
                        {text(cell, column)}
                      </button>
                    ) : (
                      text(cell, column)
                    )}
                  </th>
                ) : (
                  <td key={columns[column]} data-number={typeof cell === 'number'}>
                    {text(cell, column)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > mostRows ? (
        <p className={styles.more}>{amountText(rows.length - mostRows)} more rows are in the CSV.</p>
      ) : null}
    </div>
  )
}
