import { Button, Loader, NumberInput, PasswordInput, Switch, TextInput } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { Trial } from '../../state/models.ts'
import { useAppActions } from '../../state/useApp.ts'
import { adopt } from './adopt.ts'
import styles from './forms.module.css'
import { endpointSpec, faultOf, type EndpointFields } from './newSpecs.ts'

type Test =
  | { readonly kind: 'none' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'told'; readonly trial: Trial }

/** A server that speaks the OpenAI protocol: vLLM, Ollama, LM Studio and others. */
export function EndpointForm({ onAdded }: { onAdded: () => void }) {
  const { models } = useAppActions()
  const [fields, setFields] = useState<EndpointFields>({
    baseUrl: 'http://localhost:11434/v1',
    model: '',
    key: '',
    stream: true,
    concurrency: 1,
    seconds: 120,
  })
  const [tried, setTried] = useState(false)
  const [test, setTest] = useState<Test>({ kind: 'none' })
  const asking = useRef<AbortController | null>(null)
  useEffect(() => () => asking.current?.abort(), [])
  const made = endpointSpec(fields)
  const faults = tried ? made : null
  const set = (change: Partial<EndpointFields>) => {
    setFields({ ...fields, ...change })
    asking.current?.abort()
    setTest({ kind: 'none' })
  }
  const ask = () => {
    setTried(true)
    if (!('spec' in made)) return
    asking.current?.abort()
    const control = new AbortController()
    asking.current = control
    setTest({ kind: 'asking' })
    models.tryOut(made.spec, control.signal).then(
      (trial) => {
        if (!control.signal.aborted) setTest({ kind: 'told', trial })
      },
      () => undefined,
    )
  }
  return (
    <form
      className={styles.form}
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (!('spec' in made)) return
        adopt(models, made.spec)
        onAdded()
      }}
    >
      <h2 className={styles.heading}>An endpoint</h2>
      <p className={styles.lead}>
        A server of your own that speaks the OpenAI protocol: vLLM, Ollama, LM Studio and others. Pictures and
        questions are sent to it, and to nobody else.
      </p>
      <TextInput
        label="Base URL"
        autoComplete="off"
        spellCheck={false}
        inputMode="url"
        data-autofocus
        value={fields.baseUrl}
        error={faultOf(faults, 'baseUrl')}
        onChange={(event) => set({ baseUrl: event.currentTarget.value })}
      />
      <TextInput
        label="Model"
        placeholder="qwen3-vl:8b"
        autoComplete="off"
        spellCheck={false}
        value={fields.model}
        error={faultOf(faults, 'model')}
        onChange={(event) => set({ model: event.currentTarget.value })}
      />
      <PasswordInput
        label="Key"
        description="Only if the server asks for one. Kept in memory only: give it again after a reload."
        autoComplete="off"
        visibilityToggleButtonProps={{ 'aria-label': 'Show the key' }}
        value={fields.key}
        onChange={(event) => set({ key: event.currentTarget.value })}
      />
      <div className={styles.pair}>
        <NumberInput
          label="At a time"
          description="Requests that may run side by side"
          min={1}
          max={32}
          allowDecimal={false}
          value={fields.concurrency}
          error={faultOf(faults, 'concurrency')}
          onChange={(value) => set({ concurrency: Number(value) })}
        />
        <NumberInput
          label="Patience"
          description="Until the first sign of an answer"
          suffix=" s"
          min={1}
          max={3600}
          value={fields.seconds}
          error={faultOf(faults, 'seconds')}
          onChange={(value) => set({ seconds: typeof value === 'number' ? value : Number.parseFloat(value) })}
        />
      </div>
      <Switch
        size="xs"
        label="Take answers as they are written (streaming)"
        checked={fields.stream}
        onChange={(event) => set({ stream: event.currentTarget.checked })}
      />
      <TestLine test={test} />
      <div className={styles.foot}>
        <Button size="sm" variant="default" onClick={ask} disabled={test.kind === 'asking'}>
          Test
        </Button>
        <Button type="submit" size="sm">
          Add to the list
        </Button>
      </div>
    </form>
  )
}

function TestLine({ test }: { test: Test }) {
  if (test.kind === 'none') return null
  if (test.kind === 'asking')
    return (
      <p className={styles.line} role="status">
        <Loader size={14} color="gray" aria-hidden /> Asking the server…
      </p>
    )
  const { works, sentence } = test.trial
  return (
    <p className={works ? styles.success : styles.failure} role="status">
      {works ? <IconCheck size={14} stroke={2.5} aria-hidden /> : <IconAlertTriangle size={14} aria-hidden />}
      {sentence}
    </p>
  )
}
