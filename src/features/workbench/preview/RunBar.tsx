import { budgetName } from '../../../domain/budgetName.ts'
import { ActionIcon, Button, Popover, Tooltip } from '@mantine/core'
import { IconPlayerPause, IconPlayerPlay, IconX } from '@tabler/icons-react'
import { get } from '../../../domain/table.ts'
import { viewNames } from '../../../domain/viewNames.ts'
import type { RunState } from '../../../state/previews.ts'
import { useAppActions, useModels, useOpen, usePreviews } from '../../../state/useApp.ts'
import { countText } from '../../../ui/quantity.ts'
import styles from './RunBar.module.css'
import { doneWords, runWords } from './runWords.ts'

/** A run in the background: how far it is, wherever one works meanwhile. */
export function RunBar() {
  const app = useAppActions()
  const run = usePreviews((state) => state.run)
  if (!run) return null
  const { phase, done, spec } = run
  const previews = () => app.session().previews
  const share = spec.itemIds.length === 0 ? 1 : Math.min(1, done / spec.itemIds.length)
  return (
    <div className={styles.bar} data-phase={phase} role="group" aria-label="Asking about many items">
      <Popover position="bottom-end" shadow="md" width={320} trapFocus>
        <Popover.Target>
          <button type="button" className={styles.words} title={runWords(run)}>
            <span
              className={styles.track}
              role="progressbar"
              aria-label="Items asked about"
              aria-valuemin={0}
              aria-valuemax={100}
              aria-valuenow={Math.floor(share * 100)}
              aria-valuetext={doneWords(run)}
            >
              <span style={{ width: `${share * 100}%` }} />
            </span>
            <span className={styles.count}>{labelOf(run)}</span>
          </button>
        </Popover.Target>
        <Popover.Dropdown aria-label="The run" aria-labelledby={undefined}>
          <Details run={run} />
        </Popover.Dropdown>
      </Popover>
      {phase === 'running' ? (
        <Act label="Pause" onClick={() => previews().pause()}>
          <IconPlayerPause size={14} />
        </Act>
      ) : null}
      {phase === 'paused' ? (
        <Act label="Go on" onClick={() => previews().resume()}>
          <IconPlayerPlay size={14} />
        </Act>
      ) : null}
      <Act
        label={phase === 'done' ? 'Close' : 'Cancel. What was answered is kept.'}
        onClick={() => previews().cancel()}
      >
        <IconX size={14} />
      </Act>
    </div>
  )
}

function labelOf(run: RunState): string {
  if (run.phase === 'done')
    return run.failed.length > 0 ? `Asked, ${countText(run.failed.length, 'failure')}` : 'Asked'
  return run.phase === 'paused' ? `Paused, ${doneWords(run)}` : doneWords(run)
}

function Act(props: {
  readonly label: string
  readonly onClick: () => void
  readonly children: React.ReactNode
}) {
  return (
    <Tooltip label={props.label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={24}
        className={styles.act ?? ''}
        aria-label={props.label}
        onClick={props.onClick}
      >
        {props.children}
      </ActionIcon>
    </Tooltip>
  )
}

/** No more failures are listed than anybody reads. */
const mostListed = 100

function Details({ run }: { run: RunState }) {
  const app = useAppActions()
  const name = useModels(
    (state) => state.entries.find(({ spec }) => spec.id === run.spec.modelId)?.spec.name ?? 'A model',
  )
  const { views, budget, sampling } = run.spec
  return (
    <div className={styles.details}>
      <p className={styles.title}>{doneWords(run)} items</p>
      <p className={styles.line} role="status">
        {runWords(run)}
      </p>
      <p className={styles.line}>
        {[
          name,
          views.map((view) => viewNames[view].toLowerCase()).join(', '),
          budgetName(budget),
          sampling.samples > 1 ? `${sampling.samples} answers` : null,
        ]
          .filter((fact) => fact !== null)
          .join(' · ')}
      </p>
      {run.phase === 'paused' ? (
        <Button variant="default" onClick={() => app.session().previews.resume()}>
          Go on
        </Button>
      ) : null}
      {run.failed.length > 0 ? (
        <>
          <div className={styles.heading}>
            <p>{countText(run.failed.length, 'item')} failed</p>
            {run.phase === 'running' ? null : (
              <Button
                size="compact-xs"
                variant="default"
                onClick={() => app.session().previews.retryFailed()}
              >
                Try these again
              </Button>
            )}
          </div>
          <ul className={styles.failures} aria-label="Items that failed">
            {run.failed.slice(0, mostListed).map(({ itemId, sentence }) => (
              <li key={itemId}>
                <Failure itemId={itemId} sentence={sentence} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  )
}

function Failure({ itemId, sentence }: { itemId: string; sentence: string }) {
  const app = useAppActions()
  const item = useOpen(({ dataset }) => get(dataset.items, itemId) ?? null)
  return (
    <button type="button" className={styles.failure} onClick={() => app.session().goTo(itemId)}>
      <span className={styles.question} dir="auto">
        {item ? item.question.slice(0, 120) : 'An item that is gone'}
      </span>
      <span className={styles.why}>{sentence}</span>
    </button>
  )
}
