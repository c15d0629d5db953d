import { Loader } from '@mantine/core'
import { useMemo, useState } from 'react'
import { releasedChoices, type RewardChoices } from '../../../domain/trainingRewardColumns.ts'
import { overallByItem } from '../../../domain/trainingRewardMeans.ts'
import type { Scored } from '../../../evaluation/evaluation.ts'
import { TaskProgress } from '../../../ui/TaskProgress.tsx'
import { columnKey } from '../columnName.ts'
import { ChoicesPanel } from './ChoicesPanel.tsx'
import { ColumnPanel } from './ColumnPanel.tsx'
import { RewardTables } from './RewardTables.tsx'
import styles from './Rewards.module.css'
import { releasedWeighting, weightsOf, type Weighting } from './rewardWords.ts'
import { TryPanel } from './TryPanel.tsx'
import { useRewards } from './useRewards.ts'

interface RewardsBenchProps {
  readonly projectId: string
  readonly scored: Scored
}

/** Over fewer predictions it is done before anybody could read how far it is. */
const longShown = 20_000

/** The choices that decide rewards, and what comes of them for every model and for one answer. */
export function RewardsBench({ projectId, scored }: RewardsBenchProps) {
  const [weighting, setWeighting] = useState<Weighting>(releasedWeighting)
  const [choices, setChoices] = useState<RewardChoices>(releasedChoices)
  const [wished, setWished] = useState<string | null>(null)
  const { value: columns, report, failure } = useRewards(scored, choices)
  const overalls = useMemo(() => {
    const weights = weightsOf(weighting)
    return columns?.map((column) => ({ column, overall: overallByItem(column, weights) })) ?? null
  }, [columns, weighting])
  const chosen = overalls?.find(({ column }) => columnKey(column) === wished) ?? overalls?.[0] ?? null
  return (
    <>
      <ChoicesPanel
        weighting={weighting}
        choices={choices}
        onWeighting={setWeighting}
        onChoices={setChoices}
      />
      {failure === null ? null : (
        <p className={styles.failure} role="alert">
          {failure}
        </p>
      )}
      {report && (columns === null || (report.total ?? 0) > longShown) ? (
        <TaskProgress report={report} />
      ) : columns === null && failure === null ? (
        <Loader size="sm" color="gray" aria-label="Working out rewards" />
      ) : null}
      {columns?.length === 0 ? (
        <p className={styles.lead}>No prediction has a text that could be rewarded.</p>
      ) : null}
      {overalls && overalls.length > 0 && chosen ? (
        <>
          <RewardTables
            rows={overalls}
            weighting={weighting}
            chosen={columnKey(chosen.column)}
            onChoose={setWished}
          />
          <ColumnPanel
            projectId={projectId}
            column={chosen.column}
            overall={chosen.overall}
            columns={overalls.map(({ column }) => column)}
            weighting={weighting}
            onChoose={setWished}
          />
        </>
      ) : null}
      <TryPanel weighting={weighting} choices={choices} />
    </>
  )
}
