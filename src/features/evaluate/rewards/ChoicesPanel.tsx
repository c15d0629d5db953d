import { Checkbox, NativeSelect, NumberInput, SegmentedControl } from '@mantine/core'
import type { RewardChoices } from '../../../domain/trainingRewardColumns.ts'
import { toolPresets, type ToolWeights } from '../../../domain/trainingRewardTool.ts'
import styles from './Rewards.module.css'
import { formulaText, type RewardKind, type Weighting } from './rewardWords.ts'

interface ChoicesPanelProps {
  readonly weighting: Weighting
  readonly choices: RewardChoices
  readonly onWeighting: (weighting: Weighting) => void
  readonly onChoices: (choices: RewardChoices) => void
}

const kinds: readonly { readonly value: RewardKind; readonly label: string }[] = [
  { value: 'rules', label: 'Rules (ZoomBench)' },
  { value: 'tools', label: 'With tools (LFPC)' },
]

/** Everything that decides a reward, as published, and free to be changed. */
export function ChoicesPanel({ weighting, choices, onWeighting, onChoices }: ChoicesPanelProps) {
  const { kind, format, tools } = weighting
  const preset = toolPresets.find(({ weights }) => isSame(weights, tools))
  return (
    <section className={styles.panel} aria-labelledby="reward-choices">
      <div className={styles.panelHead}>
        <h2 id="reward-choices">Reward</h2>
        <SegmentedControl
          size="xs"
          aria-label="Which reward"
          value={kind}
          onChange={(next) => onWeighting({ ...weighting, kind: next })}
          data={[...kinds]}
        />
      </div>
      <p className={styles.formula}>Reward = {formulaText(weighting)}</p>
      {kind === 'rules' ? (
        <>
          <p className={styles.note}>
            Accuracy is 1 or 0 by the first rule that fires; format is 1 where a pair of answer tags is there.
            As released, the format weighs nothing.
          </p>
          <div className={styles.line}>
            <Weight
              label="Weight of format, w"
              value={format}
              most={1}
              onChange={(next) => onWeighting({ ...weighting, format: next })}
            />
            <Checkbox
              size="xs"
              checked={choices.counting}
              onChange={({ currentTarget }) => onChoices({ ...choices, counting: currentTarget.checked })}
              label="Near numbers earn a part (ZoomBench §9.2; in the released code only as a comment)"
            />
          </div>
        </>
      ) : (
        <>
          <p className={styles.note}>
            Format is −1 where tags of thoughts or answers do not pair, else 0. Tool is 1 only where the
            answer is right and a tool was used: a box came with it, or its text holds a tool call (
            {preset?.source ?? 'weights of your own'}).
          </p>
          <div className={styles.line}>
            <NativeSelect
              size="xs"
              label="Weights of"
              value={preset?.id ?? ''}
              onChange={({ currentTarget }) => {
                const next = toolPresets.find(({ id }) => id === currentTarget.value)
                if (next) onWeighting({ ...weighting, tools: next.weights })
              }}
              data={[
                ...toolPresets.map(({ id, name }) => ({ value: id, label: name })),
                ...(preset ? [] : [{ value: '', label: 'My own' }]),
              ]}
            />
            {(['accuracy', 'format', 'tool'] as const).map((term) => (
              <Weight
                key={term}
                label={term[0]?.toUpperCase() + term.slice(1)}
                value={tools[term]}
                most={100}
                onChange={(next) => onWeighting({ ...weighting, tools: { ...tools, [term]: next } })}
              />
            ))}
            <NativeSelect
              size="xs"
              label="Right by"
              value={choices.rightBy}
              onChange={({ currentTarget }) =>
                onChoices({ ...choices, rightBy: currentTarget.value === 'scores' ? 'scores' : 'rules' })
              }
              data={[
                { value: 'rules', label: 'The training rules' },
                { value: 'scores', label: 'The scores of this project' },
              ]}
            />
          </div>
          {choices.rightBy === 'rules' ? (
            <Checkbox
              size="xs"
              checked={choices.counting}
              onChange={({ currentTarget }) => onChoices({ ...choices, counting: currentTarget.checked })}
              label="Near numbers earn a part of the accuracy, but no bonus (ZoomBench §9.2)"
            />
          ) : null}
          <Checkbox
            size="xs"
            checked={choices.opensThought}
            onChange={({ currentTarget }) => onChoices({ ...choices, opensThought: currentTarget.checked })}
            label="The prompt ended in <think>, so answers begin inside their thoughts"
          />
        </>
      )}
    </section>
  )
}

const isSame = (a: ToolWeights, b: ToolWeights): boolean =>
  a.accuracy === b.accuracy && a.format === b.format && a.tool === b.tool

interface WeightProps {
  readonly label: string
  readonly value: number
  readonly most: number
  readonly onChange: (value: number) => void
}

function Weight({ label, value, most, onChange }: WeightProps) {
  return (
    <NumberInput
      size="xs"
      className={styles.weight ?? ''}
      label={label}
      value={value}
      min={0}
      max={most}
      step={0.1}
      decimalScale={4}
      clampBehavior="strict"
      onChange={(next) => {
        const number = typeof next === 'number' ? next : Number.NaN
        if (Number.isFinite(number)) onChange(number)
      }}
    />
  )
}
