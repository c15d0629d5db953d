import { NumberInput, Popover, SegmentedControl } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useId } from 'react'
import type { Sampling } from '../../../domain/preview.ts'
import { usualSampling } from '../../../state/previewSetting.ts'
import styles from './PreviewHead.module.css'

interface SamplingPickerProps {
  readonly sampling: Sampling
  readonly onPick: (sampling: Sampling) => void
}

const counts = [1, 4, 8] as const

/** The same with another number of answers; more than one need some chance in them. */
export const withSamples = ({ temperature }: Sampling, samples: number): Sampling => ({
  samples,
  temperature: samples > 1 && !(temperature > 0) ? usualSampling.temperature : temperature,
})

/** How many answers per view, and how bold. */
export function SamplingPicker({ sampling, onPick }: SamplingPickerProps) {
  const { samples, temperature } = sampling
  const label = useId()
  const name = samples === 1 ? '1 answer' : `${samples} answers`
  return (
    <Popover position="bottom-start" shadow="md" trapFocus>
      <Popover.Target>
        <button
          type="button"
          className={`${styles.pick} ${styles.fixed}`}
          aria-label={`Answers per view: ${samples}${samples > 1 ? `, temperature ${temperature}` : ''}`}
        >
          <span>{name}</span>
          <IconChevronDown size={14} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Answers per view">
        <div className={styles.form}>
          <SamplingFields sampling={sampling} onPick={onPick} labelId={label} />
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

/** The fields by themselves, for forms. */
export function SamplingFields({
  sampling,
  onPick,
  labelId,
}: SamplingPickerProps & { readonly labelId: string }) {
  const { samples, temperature } = sampling
  const offered = counts.some((count) => count === samples) ? counts : [...counts, samples]
  return (
    <>
      <span className={styles.label} id={labelId}>
        Answers per view
      </span>
      <SegmentedControl
        size="xs"
        aria-labelledby={labelId}
        value={String(samples)}
        data={offered.map(String)}
        onChange={(value) => onPick(withSamples(sampling, Number(value)))}
      />
      <NumberInput
        size="xs"
        label="Temperature"
        min={0.1}
        max={2}
        step={0.1}
        decimalScale={2}
        disabled={samples === 1}
        value={temperature > 0 ? temperature : usualSampling.temperature}
        onChange={(value) => {
          if (typeof value === 'number' && value > 0 && value <= 2) onPick({ samples, temperature: value })
        }}
      />
      <p className={styles.hint}>
        {samples === 1
          ? 'One answer is always the likeliest one.'
          : 'Several answers show how sure the model is: those that agree make the consensus, those that are right the difficulty.'}
      </p>
    </>
  )
}
