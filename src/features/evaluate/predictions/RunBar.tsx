import { Button, Text, TextInput } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useState } from 'react'
import type { PredictionRun } from '../../../domain/prediction.ts'
import type { App } from '../../../state/app.ts'
import { useAppActions } from '../../../state/useApp.ts'
import { countText, numberText } from '../../../ui/quantity.ts'
import styles from './RunTable.module.css'
import { modelNamed } from './runWords.ts'
import { removeRuns, type RunEdits } from './useRunEdits.ts'

interface RunBarProps {
  readonly runs: readonly PredictionRun[]
  readonly edits: RunEdits
  readonly onClear: () => void
}

/** What can be done with all chosen runs. */
export function RunBar({ runs, edits, onClear }: RunBarProps) {
  const app = useAppActions()
  const models = [...new Set(runs.map(({ model }) => model))]
  const [typed, setTyped] = useState<string | null>(null)
  const name = typed ?? (models.length === 1 ? (models[0] ?? '') : '')
  const model = modelNamed(name)
  return (
    <div className={styles.bar} role="toolbar" aria-label="Chosen runs">
      <span role="status">{countText(runs.length, 'run')} chosen</span>
      <form
        className={styles.naming}
        onSubmit={(event) => {
          event.preventDefault()
          if (model === null) return
          edits.edit(runs, { model })
          setTyped(null)
        }}
      >
        <TextInput
          size="xs"
          aria-label="Model of the chosen runs"
          placeholder={`${countText(models.length, 'name')} now`}
          value={name}
          maxLength={200}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <Button size="xs" variant="default" type="submit" disabled={model === null || isSame(runs, model)}>
          {runs.length === 1 ? 'Name it so' : 'Name all so'}
        </Button>
      </form>
      <Button size="xs" variant="default" color="red" onClick={() => askToRemove(app, runs)}>
        Remove…
      </Button>
      <Button size="xs" variant="subtle" color="gray" onClick={onClear}>
        Choose none
      </Button>
    </div>
  )
}

const isSame = (runs: readonly PredictionRun[], model: string): boolean =>
  runs.every((run) => run.model === model)

/** Removing cannot be taken back, so it is asked for once more. */
export function askToRemove(app: App, runs: readonly PredictionRun[]): void {
  const predictions = runs.reduce((sum, { count }) => sum + count, 0)
  const it = runs.length === 1 ? 'this run' : `these ${numberText(runs.length)} runs`
  modals.openConfirmModal({
    title: `Remove ${it}?`,
    children: (
      <Text size="sm">
        {countText(predictions, 'prediction')} and what was scored of them leave this browser. This cannot be
        undone; the files themselves are not touched and can be imported again. Verdicts on answers stay.
      </Text>
    ),
    labels: { confirm: `Remove ${it}`, cancel: 'Keep' },
    confirmProps: { color: 'red' },
    cancelProps: { 'data-autofocus': true },
    onConfirm: () =>
      removeRuns(
        app,
        runs.map(({ id }) => id),
      ),
  })
}
