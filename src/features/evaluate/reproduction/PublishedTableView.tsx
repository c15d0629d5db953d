import { useMemo } from 'react'
import type { OwnResults } from '../../../domain/published/ownResults.ts'
import {
  faultsOf,
  publishedChecks,
  standingAt,
  type CellCheck,
} from '../../../domain/published/publishedChecks.ts'
import type { PublishedTable } from '../../../domain/published/publishedTable.ts'
import { lineNames } from '../../../domain/resultTable.ts'
import { shortened } from '../../../ui/longText.ts'
import { numberText } from '../../../ui/quantity.ts'
import { ScrollFrame } from '../ScrollFrame.tsx'
import { checkText, standingNames } from './publishedWords.ts'
import styles from './Reproduction.module.css'
import { StandingMark } from './Standing.tsx'

interface PublishedTableViewProps {
  readonly table: PublishedTable
  /** One of one's own models, where it can stand beside the published ones. */
  readonly own: { readonly label: string; readonly results: OwnResults } | null
}

/** A table as it is printed, with a mark at each figure that does not follow from the others. */
export function PublishedTableView({ table, own }: PublishedTableViewProps) {
  const checks = useMemo(() => publishedChecks(table), [table])
  const hasViews = table.rows.some(({ line }) => line !== null)
  const hasItems = own !== null || table.columns.some(({ items }) => items !== null)
  return (
    <>
      <ScrollFrame name={`${table.number}: ${table.name}`}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Row</th>
              {hasViews ? (
                <th scope="col" className={styles.view}>
                  View
                </th>
              ) : null}
              {table.columns.map(({ name, items }, column) => (
                <th key={name} scope="col">
                  {name}
                  {hasItems ? (
                    <>
                      <small>{items === null ? '' : `n = ${numberText(items)}`}</small>
                      {own ? <small>{`yours ${numberText(own.results.items[column] ?? 0)}`}</small> : null}
                    </>
                  ) : null}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(({ name, line, figures }, row) => (
              <tr key={JSON.stringify([name, line])} data-line={line}>
                <th scope="row">
                  {line === null || line === 'global' ? name : <span className={styles.heard}>{name}</span>}
                </th>
                {line === null ? null : <td className={styles.view}>{lineNames[line]}</td>}
                {figures.map((printed, column) => (
                  <PublishedFigure
                    key={table.columns[column]?.name}
                    table={table}
                    printed={printed}
                    checks={checks.filter((check) => check.row === row && check.column === column)}
                  />
                ))}
              </tr>
            ))}
            {own?.results.rows.map(({ line, figures }) => (
              <tr key={line} data-line={line} data-own>
                <th scope="row" dir="auto">
                  {line === 'global' ? (
                    shortened(own.label, 80)
                  ) : (
                    <span className={styles.heard}>{shortened(own.label, 80)}</span>
                  )}
                </th>
                <td className={styles.view}>{lineNames[line]}</td>
                {figures.map((value, column) => (
                  <td key={table.columns[column]?.name}>
                    {value === null ? '–' : value.toFixed(table.digits)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollFrame>
      <Faults table={table} faults={faultsOf(checks)} />
    </>
  )
}

interface PublishedFigureProps {
  readonly table: PublishedTable
  readonly printed: number | null
  readonly checks: readonly CellCheck[]
}

function PublishedFigure({ table, printed, checks }: PublishedFigureProps) {
  if (printed === null) return <td>–</td>
  const [first] = checks
  const standing = first ? standingAt(checks, first.row, first.column) : 'given'
  const [fault] = faultsOf(checks)
  return (
    <td
      data-standing={standing}
      title={[standingNames[standing], ...checks.map((check) => checkText(check, table.digits))].join('\n')}
    >
      {printed.toFixed(table.digits)}
      {fault ? (
        <StandingMark
          standing={fault.standing}
          words={`${fault.standing === 'off' ? 'off' : 'rounded'}: ${fault.recomputed.toFixed(table.digits + 1)}`}
        />
      ) : null}
    </td>
  )
}

function Faults({
  table,
  faults,
}: {
  readonly table: PublishedTable
  readonly faults: readonly CellCheck[]
}) {
  if (faults.length === 0) return null
  return (
    <ul className={styles.faults} aria-label="Figures that do not follow">
      {faults.map((fault) => (
        <li key={`${fault.row} ${fault.column} ${fault.rule}`}>
          <StandingMark standing={fault.standing} words={standingNames[fault.standing]} />
          <span>
            {`${table.rows[fault.row]?.name}, ${table.columns[fault.column]?.name}: ${fault.printed.toFixed(table.digits)} is printed; ${checkText(fault, table.digits)}.`}
          </span>
        </li>
      ))}
    </ul>
  )
}
