import { Button, NativeSelect, NumberInput } from '@mantine/core'
import { useState } from 'react'
import type { PredictionRun } from '../../../domain/prediction.ts'
import type { Scored } from '../../../evaluation/evaluation.ts'
import type { CropTestChoices } from '../../../formats/cropTestPlan.ts'
import { useEvaluation } from '../../../state/useApp.ts'
import { countText } from '../../../ui/quantity.ts'
import { TaskProgress } from '../../../ui/TaskProgress.tsx'
import { oneOf, whichHints, whichNames } from './cropUseChoice.ts'
import { leftSentences, runName } from './cropTestPlanWords.ts'
import styles from './Crops.module.css'
import { useCropTestPlan } from './useCropTestPlan.ts'
import { useCropTestWriting } from './useCropTestWriting.ts'

type Form = Pick<CropTestChoices, 'which' | 'margin' | 'limit' | 'factor' | 'seed'>

const usualForm: Form = { which: 'last', margin: 0, limit: 1024, factor: 28, seed: 1 }
const boxes = ['first', 'last', 'best'] as const
const limits = { none: null, '16384': 16_384, '1024': 1024 } as const
const margins = ['0', '0.1', '0.25', '0.5'] as const
const noRuns: readonly PredictionRun[] = []

/** Makes the three input sets of the crop test. */
export function CropTestWriter({ scored }: { readonly scored: Scored }) {
  const runs = useEvaluation((state) => state.runs) ?? noRuns
  const offered = runs.filter(({ boxes: convention, crop }) => convention !== null && crop === null)
  const [runId, setRunId] = useState<string | null>(null)
  const [form, setForm] = useState(usualForm)
  const run = offered.find(({ id }) => id === runId) ?? offered[0] ?? null
  const planned = useCropTestPlan(scored, run && { runId: run.id, which: form.which }, form.margin)
  const { report, failure, done, start, cancel } = useCropTestWriting()
  const { plan } = planned
  const change = (over: Partial<Form>) => setForm({ ...form, ...over })
  if (!run) {
    return (
      <section className={styles.panel} aria-label="Make the input sets">
        <div className={styles.panelHead}>
          <h2>Make the three input sets</h2>
        </div>
        <p className={styles.lead}>
          It takes the boxes of a model: import answers that came with boxes, or say on Predictions how the
          boxes of a run are meant.
        </p>
      </section>
    )
  }
  const problem = planned.failure ?? failure
  return (
    <section className={styles.panel} aria-label="Make the input sets">
      <div className={styles.panelHead}>
        <h2>Make the three input sets</h2>
      </div>
      <p className={styles.lead}>
        One ZIP with the folders crop-test-predicted, crop-test-truth and crop-test-noise: the same questions
        on the same whole pictures, each with another crop beside it. A README in it says how to run them and
        how to name the outputs.
      </p>
      <div className={styles.fields}>
        <NativeSelect
          size="xs"
          label="Boxes of"
          value={run.id}
          data={offered.map((each) => ({ value: each.id, label: runName(each) }))}
          onChange={(event) => setRunId(event.currentTarget.value)}
        />
        <NativeSelect
          size="xs"
          label="Of several boxes"
          description={whichHints[form.which]}
          inputWrapperOrder={['label', 'input', 'description']}
          value={form.which}
          data={boxes.map((value) => ({ value, label: whichNames[value] }))}
          onChange={(event) => change({ which: oneOf(boxes, event.currentTarget.value, form.which) })}
        />
        <NativeSelect
          size="xs"
          label="Margin around crops"
          description="Of the crop’s own sides; noise gets it, too."
          inputWrapperOrder={['label', 'input', 'description']}
          value={String(form.margin)}
          data={margins.map((value) => ({
            value,
            label: value === '0' ? 'None' : `${Number(value) * 100} %`,
          }))}
          onChange={(event) => change({ margin: Number(oneOf(margins, event.currentTarget.value, '0')) })}
        />
        <NativeSelect
          size="xs"
          label="Whole picture"
          description="Crops come from the original all the same."
          inputWrapperOrder={['label', 'input', 'description']}
          value={form.limit === null ? 'none' : String(form.limit)}
          data={[
            { value: '1024', label: 'At most 1,024 tokens' },
            { value: '16384', label: 'At most 16,384 tokens' },
            { value: 'none', label: 'As it is' },
          ]}
          onChange={(event) =>
            change({ limit: limits[oneOf(['none', '16384', '1024'], event.currentTarget.value, 'none')] })
          }
        />
        <NativeSelect
          size="xs"
          label="Tokens as cut by"
          value={String(form.factor)}
          disabled={form.limit === null}
          data={[
            { value: '28', label: 'Qwen2.5-VL (28 px)' },
            { value: '32', label: 'Qwen3-VL (32 px)' },
          ]}
          onChange={(event) => change({ factor: event.currentTarget.value === '32' ? 32 : 28 })}
        />
        <NumberInput
          size="xs"
          label="Seed of the noise"
          value={form.seed}
          min={0}
          max={4_294_967_295}
          allowDecimal={false}
          allowNegative={false}
          onChange={(value) => change({ seed: typeof value === 'number' ? value : 0 })}
        />
      </div>
      {problem === null ? null : (
        <p className={styles.failure} role="alert">
          {problem}
        </p>
      )}
      {plan ? (
        <p className={styles.lead} role="status">
          {`${countText(plan.rows.length, 'item')} ${plan.rows.length === 1 ? 'goes' : 'go'} into each set.`}{' '}
          {leftSentences(plan).join(' ')}
        </p>
      ) : (
        <p className={styles.lead}>Looking at the boxes…</p>
      )}
      {report ? (
        <TaskProgress report={report} onCancel={cancel} />
      ) : (
        <div className={styles.acts}>
          <Button
            size="xs"
            disabled={!plan || plan.rows.length === 0}
            onClick={() => {
              if (plan)
                start(plan, {
                  ...form,
                  model: run.model,
                  source: run.source.file,
                  modifiedAt: run.addedAt,
                })
            }}
          >
            Save as ZIP
          </Button>
          {done === null ? null : (
            <span className={styles.note} role="status">
              {done}
            </span>
          )}
        </div>
      )}
    </section>
  )
}
