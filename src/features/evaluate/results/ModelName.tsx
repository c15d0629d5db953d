import { Popover, UnstyledButton } from '@mantine/core'
import type { ScoreColumn } from '../../../domain/scoreColumns.ts'
import { viewNames } from '../../../domain/viewNames.ts'
import { useEvaluation } from '../../../state/useApp.ts'
import { shortened } from '../../../ui/longText.ts'
import { countText } from '../../../ui/quantity.ts'
import styles from './DualViewTable.module.css'
import { runSpread, spreadText } from './runSpread.ts'

/** Of each column so many runs are listed. */
const mostRuns = 40

/** The name of a model; behind it its runs, and how far they spread. */
export function ModelName({
  label,
  columns,
}: {
  readonly label: string
  readonly columns: readonly ScoreColumn[]
}) {
  const name = shortened(label, 120)
  return (
    <Popover width={320} position="bottom-start" withinPortal>
      <Popover.Target>
        <UnstyledButton className={styles.modelName ?? ''} dir="auto">
          {name}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={`Runs of ${name}`} className={styles.runs ?? ''}>
        {columns.map((column) => (
          <Runs key={column.view} column={column} />
        ))}
        <p className={styles.fine}>
          Mean and sample standard deviation of the runs’ accuracies, in %; samples of one item are averaged
          within a run first.
        </p>
      </Popover.Dropdown>
    </Popover>
  )
}

function Runs({ column }: { readonly column: ScoreColumn }) {
  const runs = useEvaluation((state) => state.runs)
  const spread = runSpread(column)
  return (
    <section>
      <h3>{`${viewNames[column.view]}${spread ? `: ${spreadText(spread)}` : ''}`}</h3>
      <ul>
        {column.runs.slice(0, mostRuns).map(({ runId, items, accuracy }) => {
          const run = runs?.find(({ id }) => id === runId)
          const seed = run?.seed === null || run === undefined ? '' : `seed ${run.seed} · `
          return (
            <li key={runId}>
              <span dir="auto">{shortened(run?.source.file ?? runId, 120)}</span>
              <small>
                {`${seed}${countText(items, 'item')}${accuracy === null ? '' : ` · ${(accuracy * 100).toFixed(2)} %`}`}
              </small>
            </li>
          )
        })}
      </ul>
      {column.runs.length > mostRuns ? (
        <p className={styles.fine}>{`… and ${column.runs.length - mostRuns} more`}</p>
      ) : null}
    </section>
  )
}
