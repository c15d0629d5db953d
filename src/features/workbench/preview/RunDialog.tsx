import { budgetName } from '../../../domain/budgetName.ts'
import { viewNames } from '../../../domain/viewNames.ts'
import { Button, Checkbox, NativeSelect, SegmentedControl } from '@mantine/core'
import { useId, useMemo, useState } from 'react'
import {
  budgetCode,
  offeredBudgets,
  views,
  type Budget,
  type Sampling,
  type View,
} from '../../../domain/preview.ts'
import { annotatorOf } from '../../../state/appState.ts'
import { canSample, howFor, samplingFor } from '../../../state/previewAsk.ts'
import { useApp, useAppActions, useOpen } from '../../../state/useApp.ts'
import { FramedDialog } from '../../../ui/FramedDialog.tsx'
import { countText, numberText } from '../../../ui/quantity.ts'
import { viewTerms } from './previewWords.ts'
import styles from './RunDialog.module.css'
import { itemsOfScope, runScopes, scopeNames, type RunScope } from './runSpec.ts'
import { SamplingFields } from './SamplingPicker.tsx'
import { useChosenModel } from './usePreview.ts'

/** Asks the chosen model about many items, in the background. */
export function RunDialog({ onClose }: { onClose: () => void }) {
  const app = useAppActions()
  const entry = useChosenModel()
  const setting = useApp((state) => state.preferences.preview)
  const annotatorId = useApp((state) => annotatorOf(state).id)
  const dataset = useOpen((open) => open.dataset)
  const queueIds = useOpen((open) => open.queue.ids)
  const itemId = useOpen((open) => open.itemId)
  const [scope, setScope] = useState<RunScope>('queue')
  const [asked, setAsked] = useState<readonly View[]>(['global', 'regional'])
  const [budget, setBudget] = useState<Budget>(setting.budget)
  const [sampling, setSampling] = useState<Sampling | null>(setting.sampling)
  const which = useId()
  const many = useId()
  const ids = useMemo(
    () =>
      new Map(
        runScopes.map((each) => [each, itemsOfScope(each, dataset, queueIds, annotatorId, itemId)] as const),
      ),
    [dataset, queueIds, annotatorId, itemId],
  )
  const itemIds = ids.get(scope) ?? []
  const asking = entry && samplingFor(entry.spec, sampling)
  const each = asking?.samples ?? 1
  const answers = itemIds.length * asked.length * each

  return (
    <FramedDialog title="Ask about many items" size={480} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (!entry || itemIds.length === 0 || asked.length === 0) return
          app.session().previews.start({
            ...howFor(entry.spec, { budget, sampling }),
            views: views.filter((view) => asked.includes(view)),
            itemIds,
          })
          onClose()
        }}
      >
        <p className={styles.lead}>
          {entry?.spec.name ?? 'The model'} is asked in the background, in the order of the queue, beginning
          with the item in sight. What you ask yourself goes first. Answers that are known are not asked
          again.
        </p>
        <div className={styles.field}>
          <span className={styles.label} id={which}>
            Items
          </span>
          <SegmentedControl
            fullWidth
            size="xs"
            aria-labelledby={which}
            value={scope}
            data={runScopes.map((value) => ({
              value,
              label: `${scopeNames[value]} · ${numberText(ids.get(value)?.length ?? 0)}`,
            }))}
            onChange={(value) => setScope(runScopes.find((known) => known === value) ?? 'queue')}
          />
        </div>
        <Checkbox.Group
          label="Views"
          value={[...asked]}
          onChange={(value) => setAsked(views.filter((view) => value.includes(view)))}
        >
          <div className={styles.views}>
            {views.map((view) => (
              <Checkbox key={view} size="xs" value={view} label={viewNames[view]} title={viewTerms[view]} />
            ))}
          </div>
        </Checkbox.Group>
        <NativeSelect
          size="xs"
          label="Budget"
          value={budgetCode(budget)}
          data={offeredBudgets.map((offered) => ({ value: budgetCode(offered), label: budgetName(offered) }))}
          onChange={(event) => {
            const { value } = event.currentTarget
            setBudget((before) => offeredBudgets.find((offered) => budgetCode(offered) === value) ?? before)
          }}
        />
        {entry && asking && canSample(entry.spec) ? (
          <div className={styles.field}>
            <SamplingFields sampling={asking} onPick={setSampling} labelId={many} />
          </div>
        ) : null}
        <div className={styles.foot}>
          <span className={styles.count}>
            {countText(itemIds.length, 'item')}, at most {countText(answers, 'answer')}
          </span>
          <Button size="sm" variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button size="sm" type="submit" disabled={!entry || answers === 0} data-autofocus>
            Start
          </Button>
        </div>
      </form>
    </FramedDialog>
  )
}
