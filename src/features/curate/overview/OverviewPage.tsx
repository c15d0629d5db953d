import { Button, Loader, SegmentedControl } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useAppActions, useOpen } from '../../../state/useApp.ts'
import { countText, numberText } from '../../../ui/quantity.ts'
import { TaskProgress } from '../../../ui/TaskProgress.tsx'
import { Chart } from '../../../charts/Chart.tsx'
import type { PageProps } from '../../../ui/PageShell.tsx'
import { tableAddress } from '../tableAddress.ts'
import { useSelected } from '../useChosen.ts'
import { useFacts } from '../useFacts.ts'
import styles from './OverviewPage.module.css'
import type { Scope } from './overviewCounts.ts'
import { conditionsOf, overviewSections } from './overviewSections.ts'
import { useOverview } from './useOverview.ts'
import { useReport } from './useReport.ts'

/** The whole project in charts; each leads to the items behind its bars. */
export function OverviewPage({ projectId, navigate }: PageProps) {
  const project = useOpen(({ dataset }) => dataset.project)
  const { facts, share } = useFacts()
  const [picked, setPicked] = useState<Scope>('all')
  const { chosen, isCurrent } = useSelected()
  const taken = chosen?.taken ?? null
  const scope = picked === 'selected' && taken === null ? 'all' : picked
  const counts = useOverview(facts, taken, scope)
  const { thresholds } = project
  const report = useReport(useAppActions().deps.now)
  const sections = useMemo(
    () => (counts ? overviewSections(counts, { thresholds }) : []),
    [counts, thresholds],
  )

  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div className={styles.words}>
          <h1>Overview</h1>
          <p role="status">
            {counts ? scopeText(counts.scope, counts.items, facts?.length ?? 0) : 'Counting…'}
            {share < 1 && facts ? ' · counting again…' : ''}
          </p>
        </div>
        <SegmentedControl
          size="xs"
          aria-label="Which items"
          value={scope}
          onChange={(value) => setPicked(value)}
          data={[
            { value: 'all', label: 'All items' },
            { value: 'accepted', label: 'Accepted' },
            { value: 'selected', label: 'Selected', disabled: taken === null },
          ]}
        />
        <Button
          variant="default"
          disabled={
            !counts || !facts || counts.scope !== scope || share < 1 || !isCurrent || report.progress !== null
          }
          onClick={() => {
            if (counts && facts) report.save(project, facts, counts)
          }}
        >
          Save report
        </Button>
      </header>
      {report.progress ? <TaskProgress report={report.progress} onCancel={report.cancel} /> : null}
      {report.failure === null ? null : (
        <p className={styles.failure} role="alert">
          {report.failure}
        </p>
      )}
      {counts === null ? <Loader size="sm" color="gray" aria-label="Counting" /> : null}
      {facts?.length === 0 ? (
        <p className={styles.empty}>
          There are no items yet. Bring some in with Import (in the menu of the project, or Ctrl+I).
        </p>
      ) : (
        sections.map(({ name, charts }) => (
          <section key={name} className={styles.section} aria-label={name}>
            <h2>{name}</h2>
            <div className={styles.charts}>
              {charts.map(({ spec, finding, conditions, span }) => (
                <Chart
                  key={spec.id}
                  spec={spec}
                  className={span ? (styles[span] ?? '') : ''}
                  {...(finding === null ? {} : { finding })}
                  {...(conditions
                    ? {
                        onPick: (row: number) =>
                          navigate(
                            tableAddress(projectId, [
                              ...conditionsOf(counts?.scope ?? scope),
                              ...conditions(row),
                            ]),
                          ),
                      }
                    : {})}
                />
              ))}
            </div>
          </section>
        ))
      )}
    </div>
  )
}

const scopeText = (scope: Scope, items: number, all: number): string =>
  scope === 'all' ? countText(items, 'item') : `${countText(items, `${scope} item`)} of ${numberText(all)}`
