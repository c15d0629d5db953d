import { faultsOf, publishedChecks } from '../../../domain/published/publishedChecks.ts'
import { paperNames, type Paper, type PublishedTable } from '../../../domain/published/publishedTable.ts'
import { countText } from '../../../ui/quantity.ts'
import styles from './Reproduction.module.css'
import { StandingMark } from './Standing.tsx'

interface TableListProps {
  readonly projectId: string
  readonly tables: readonly PublishedTable[]
  readonly shownId: string
}

/** All tables, paper by paper, with what became of them in a word. */
export function TableList({ projectId, tables, shownId }: TableListProps) {
  const papers = [...new Set(tables.map(({ paper }) => paper))]
  return (
    <nav className={styles.tables} aria-label="Published tables">
      {papers.map((paper: Paper) => (
        <section key={paper}>
          <h2>{paperNames[paper]}</h2>
          <ul>
            {tables
              .filter((table) => table.paper === paper)
              .map((table) => (
                <li key={table.id}>
                  <a
                    href={`#/project/${projectId}/evaluate/reproduction/${table.id}`}
                    aria-current={table.id === shownId ? 'true' : undefined}
                  >
                    <b>{table.number}</b>
                    <span>{table.name}</span>
                    <Outcome table={table} />
                  </a>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}

function Outcome({ table }: { readonly table: PublishedTable }) {
  const checks = publishedChecks(table)
  const faults = faultsOf(checks)
  const off = faults.filter(({ standing }) => standing === 'off').length
  if (off > 0) return <StandingMark standing="off" words={`${countText(off, 'figure')} off`} />
  if (faults.length > 0)
    return <StandingMark standing="rounded" words={`${countText(faults.length, 'figure')} rounded twice`} />
  return checks.length > 0 ? (
    <StandingMark standing="follows" words="follows" />
  ) : (
    <StandingMark standing="given" words="nothing to check" />
  )
}
