import { ActionIcon, Checkbox, NumberInput, Switch } from '@mantine/core'
import { IconArrowUp } from '@tabler/icons-react'
import type { Preference, SelectionPlan } from '../../../domain/selectionPlan.ts'
import { useModels } from '../../../state/useApp.ts'
import { inListOrder, raised, withPreference } from './planEdits.ts'
import styles from './SelectionPage.module.css'

interface PlanRulesProps {
  readonly plan: SelectionPlan
  /** The model whose answers count towards what is hard; null where none do. */
  readonly modelId: string | null
  readonly onChange: (plan: SelectionPlan) => void
}

const preferenceNames: Readonly<Record<Preference, readonly [string, string]>> = {
  agreed: ['Agreed', 'accepted as it is by more annotators than decided otherwise'],
  hard: [
    'Hard',
    'what annotators said, what the model fails at on the whole picture, how far the teachers disagreed; in tenths',
  ],
  small: ['Small', 'the region covers less of the picture; by halves'],
}

const highestSeed = 999_999

/** What is taken where there is more than is wanted, and what is never taken together. */
export function PlanRules({ plan, modelId, onChange }: PlanRulesProps) {
  const model = useModels(
    ({ entries }) => entries.find(({ spec }) => spec.id === modelId)?.spec.name ?? modelId,
  )
  return (
    <section className={styles.rules} aria-label="Which are preferred">
      <h2>Preferred, the first line first</h2>
      <ol className={styles.preferences}>
        {inListOrder(plan).map((preference, place) => {
          const [name, what] = preferenceNames[preference]
          const isOn = plan.prefer.includes(preference)
          return (
            <li key={preference}>
              <Checkbox
                size="xs"
                label={name}
                description={what}
                checked={isOn}
                onChange={({ currentTarget: { checked } }) =>
                  onChange(withPreference(plan, preference, checked))
                }
              />
              <ActionIcon
                size={24}
                variant="subtle"
                color="gray"
                aria-label={`${name} matters more`}
                disabled={!isOn || place === 0}
                onClick={() => onChange(raised(plan, preference))}
              >
                <IconArrowUp size={14} aria-hidden />
              </ActionIcon>
            </li>
          )
        })}
      </ol>
      {plan.prefer.includes('hard') ? (
        <p className={styles.note}>
          {model === null
            ? 'No answers of a model are known here, so only people and teachers say what is hard.'
            : `What ${model} answered in this browser counts; where others have no such answers, the selection may differ.`}
        </p>
      ) : null}
      <h2>Limits</h2>
      <Switch
        size="xs"
        label="One of duplicates at most"
        description="Nearly the same question about the same place of the same picture."
        checked={plan.oneOfDuplicates}
        onChange={({ currentTarget: { checked } }) => onChange({ ...plan, oneOfDuplicates: checked })}
      />
      <div className={styles.numbers}>
        <NumberInput
          size="xs"
          label="Of one picture at most"
          placeholder="any number"
          min={1}
          max={1000}
          allowDecimal={false}
          value={plan.perPicture ?? ''}
          onChange={(value) =>
            onChange({
              ...plan,
              perPicture: typeof value === 'number' && value >= 1 ? Math.floor(value) : null,
            })
          }
        />
        <NumberInput
          size="xs"
          label="Seed"
          description="Decides between equals"
          inputWrapperOrder={['label', 'input', 'description']}
          min={0}
          max={highestSeed}
          allowDecimal={false}
          value={plan.seed}
          onChange={(value) => typeof value === 'number' && onChange({ ...plan, seed: Math.floor(value) })}
        />
      </div>
    </section>
  )
}
