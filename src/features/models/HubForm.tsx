import { Button, NativeSelect, SegmentedControl, TextInput } from '@mantine/core'
import { useId, useState } from 'react'
import { precisions, type Precision } from '../../state/models.ts'
import { useAppActions } from '../../state/useApp.ts'
import { adopt } from './adopt.ts'
import styles from './forms.module.css'
import { faultOf, hubHost, hubSpec, type HubFields } from './newSpecs.ts'

const precisionWords: Readonly<Record<Precision, string>> = {
  fp32: 'fp32: largest, exact',
  fp16: 'fp16: half the size, for WebGPU',
  q8: 'q8: a quarter of the size, for WebAssembly',
  q4: 'q4: smallest, less exact',
  q4f16: 'q4f16: smallest, for WebGPU',
}

const precisionChoices = precisions.map((value) => ({ value, label: precisionWords[value] }))

export const asPrecision = (value: string): Precision | null =>
  precisions.find((precision) => precision === value) ?? null

/** What a model of a hub or folder is for. */
export function KindField(props: {
  readonly kind: 'vlm' | 'segmenter'
  readonly onPick: (kind: 'vlm' | 'segmenter') => void
}) {
  const label = useId()
  return (
    <div className={styles.field}>
      <span className={styles.label} id={label}>
        What it does
      </span>
      <SegmentedControl
        size="xs"
        aria-labelledby={label}
        value={props.kind}
        data={[
          { value: 'vlm', label: 'Answers questions' },
          { value: 'segmenter', label: 'Boxes what is clicked' },
        ]}
        onChange={(value) => props.onPick(value === 'segmenter' ? 'segmenter' : 'vlm')}
      />
    </div>
  )
}

/** Any model of a hub, by its name. */
export function HubForm({ onAdded }: { onAdded: () => void }) {
  const { models } = useAppActions()
  const [fields, setFields] = useState<HubFields>({
    repository: '',
    revision: 'main',
    host: hubHost,
    precision: 'q4f16',
    kind: 'vlm',
  })
  const [tried, setTried] = useState(false)
  const made = hubSpec(fields)
  const faults = tried ? made : null
  const set = (change: Partial<HubFields>) => setFields({ ...fields, ...change })
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (!('spec' in made)) return
        adopt(models, made.spec)
        onAdded()
      }}
    >
      <h2 className={styles.heading}>From the hub</h2>
      <p className={styles.lead}>
        Any model with ONNX files that transformers.js can run. Nothing is downloaded before you load it; then
        it is kept in this browser.
      </p>
      <TextInput
        label="Model"
        placeholder="HuggingFaceTB/SmolVLM-256M-Instruct"
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        value={fields.repository}
        error={faultOf(faults, 'repository')}
        onChange={(event) => set({ repository: event.currentTarget.value })}
      />
      <KindField kind={fields.kind} onPick={(kind) => set({ kind })} />
      <NativeSelect
        label="Precision"
        value={fields.precision}
        data={precisionChoices}
        onChange={(event) => {
          const precision = asPrecision(event.currentTarget.value)
          if (precision) set({ precision })
        }}
      />
      <div className={styles.pair}>
        <TextInput
          label="Revision"
          description="Branch, tag or commit"
          autoComplete="off"
          spellCheck={false}
          value={fields.revision}
          error={faultOf(faults, 'revision')}
          onChange={(event) => set({ revision: event.currentTarget.value })}
        />
        <TextInput
          label="Host"
          description="Another hub of the same interface, or a mirror"
          autoComplete="off"
          spellCheck={false}
          value={fields.host}
          error={faultOf(faults, 'host')}
          onChange={(event) => set({ host: event.currentTarget.value })}
        />
      </div>
      <div className={styles.foot}>
        <Button type="submit" size="sm">
          Add to the list
        </Button>
      </div>
    </form>
  )
}
