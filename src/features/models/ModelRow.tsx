import { Button, Radio, Tooltip } from '@mantine/core'
import { IconAlertTriangle, IconPointFilled } from '@tabler/icons-react'
import type { ModelEntry } from '../../state/models.ts'
import { standingWords } from '../../state/modelWords.ts'
import { useAppActions, useModels } from '../../state/useApp.ts'
import { TaskProgress } from '../../ui/TaskProgress.tsx'
import { cardFacts, purposeNames, purposeOf } from './modelGroups.ts'
import styles from './ModelList.module.css'
import { RemoveModel } from './RemoveModel.tsx'
import { useLoadReport } from './useLoadReport.ts'

/** One model: what it is, what it is doing, and what can be done with it. */
export function ModelRow({ entry }: { entry: ModelEntry }) {
  const { spec, card, standing } = entry
  return (
    <li className={styles.row} data-model={spec.id} data-standing={standing.kind}>
      <Chooser entry={entry} />
      <div className={styles.words}>
        <p className={styles.name}>
          {spec.name}
          {purposeOf(entry) === 'previews' ? null : (
            <span className={styles.tag}>{purposeNames[purposeOf(entry)]}</span>
          )}
          <Standing entry={entry} />
        </p>
        {card ? <p className={styles.summary}>{card.summary}</p> : null}
        <p className={styles.facts}>{cardFacts(entry).join(' · ')}</p>
        <Sentence entry={entry} />
        <Progress entry={entry} />
      </div>
      <Acts entry={entry} />
    </li>
  )
}

/** Which model answers, and which one boxes; what proposes regions needs no choosing. */
function Chooser({ entry }: { entry: ModelEntry }) {
  const { models } = useAppActions()
  const chosen = useModels((state) => state.chosenId)
  const segmenter = useModels((state) => state.segmenterId)
  const { id, name } = entry.spec
  const use = purposeOf(entry)
  if (use === 'proposals') return <span className={styles.noChoice} />
  const checked = id === (use === 'boxes' ? segmenter : chosen)
  return (
    <Tooltip label={use === 'boxes' ? 'Boxes what is clicked' : 'Answers in the preview'}>
      <Radio
        size="xs"
        className={styles.choice ?? ''}
        name={`model-${use}`}
        aria-label={`Use ${name} for ${purposeNames[use].toLowerCase()}`}
        checked={checked}
        onChange={() => (use === 'boxes' ? models.chooseSegmenter(id) : models.choose(id))}
      />
    </Tooltip>
  )
}

function Standing({ entry: { standing } }: { entry: ModelEntry }) {
  if (standing.kind === 'idle') return null
  return (
    <span className={styles.standing} data-standing={standing.kind}>
      {standing.kind === 'ready' ? <IconPointFilled size={12} aria-hidden /> : null}
      {standing.kind === 'failed' ? <IconAlertTriangle size={12} stroke={2} aria-hidden /> : null}
      {standing.kind === 'ready' ? `Loaded · ${standingWords(standing)}` : standingWords(standing)}
    </span>
  )
}

/** Why it failed, or why it runs where one would not want it to. */
function Sentence({ entry: { standing } }: { entry: ModelEntry }) {
  if (standing.kind === 'failed')
    return (
      <p className={styles.failure} role="alert">
        {standing.sentence}
      </p>
    )
  if (standing.kind === 'ready' && standing.running.reason !== null)
    return <p className={styles.reason}>{standing.running.reason}</p>
  return null
}

function Progress({ entry }: { entry: ModelEntry }) {
  const { models } = useAppActions()
  const { standing, keeping, spec } = entry
  const loading = standing.kind === 'loading'
  const report = useLoadReport(loading ? standing.progress : keeping, loading)
  if (!report) return null
  return (
    <div className={styles.progress}>
      <TaskProgress
        report={report}
        onCancel={() => (loading ? models.unload(spec.id) : models.stopKeeping(spec.id))}
      />
    </div>
  )
}

function Acts({ entry }: { entry: ModelEntry }) {
  const { models } = useAppActions()
  const { spec, standing, keeping, kept } = entry
  const from = spec.kind === 'vlm' || spec.kind === 'segmenter' ? spec.source.from : null
  const isUp = standing.kind === 'ready' || standing.kind === 'loading'
  return (
    <div className={styles.acts}>
      {from === 'hub' && !keeping && !isUp && kept?.whole !== true ? (
        <Tooltip label="Fetches its files now, to be started later and without a network">
          <Button variant="default" onClick={() => void models.download(spec.id)}>
            Download
          </Button>
        </Tooltip>
      ) : null}
      {from === 'folder' && !keeping ? (
        <Button variant="default" onClick={() => void models.keep(spec.id)}>
          Keep a copy in this browser
        </Button>
      ) : null}
      {standing.kind === 'ready' ? (
        <Button variant="default" onClick={() => models.unload(spec.id)}>
          Unload
        </Button>
      ) : null}
      {standing.kind === 'idle' || standing.kind === 'resting' || standing.kind === 'failed' ? (
        <Button variant="default" onClick={() => void models.load(spec.id)}>
          {standing.kind === 'failed' ? 'Try again' : 'Load'}
        </Button>
      ) : null}
      <RemoveModel entry={entry} />
    </div>
  )
}
