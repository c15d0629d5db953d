import { ActionIcon, Popover, SegmentedControl, Select } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import type { AttentionChoices } from '../../../domain/attentionMeasures.ts'
import { targetPolicies } from '../../../domain/attentionTarget.ts'
import styles from './AttentionPage.module.css'
import {
  choiceSentence,
  epsilons,
  epsilonText,
  measureDefinitions,
  measureNames,
  policyNames,
  shownMeasures,
  targetNames,
  unknowns,
} from './attentionWords.ts'

interface ChoicesBarProps {
  readonly choices: AttentionChoices
  readonly onChange: (choices: AttentionChoices) => void
}

const epsilonData = epsilons.map((epsilon) => ({ value: String(epsilon), label: epsilonText(epsilon) }))

/** Everything about the measures that the papers leave open, or do one way in words and another in code. */
export function ChoicesBar({ choices, onChange }: ChoicesBarProps) {
  const { map, target, policy, epsilon } = choices
  return (
    <section className={styles.panel} aria-label="What is measured">
      <div className={styles.choices}>
        <div className={styles.choice}>
          <span>Map</span>
          <SegmentedControl
            size="xs"
            aria-label="Map"
            value={map.kind}
            onChange={(kind) => onChange({ ...choices, map: { ...map, kind } })}
            data={[
              { value: 'relative', label: 'Relative (paper)' },
              { value: 'raw', label: 'Raw (released code)' },
            ]}
          />
        </div>
        <Select
          size="xs"
          w={104}
          label="ε of the map"
          data={epsilonData}
          value={String(map.epsilon)}
          disabled={map.kind === 'raw'}
          allowDeselect={false}
          onChange={(value) =>
            value !== null && onChange({ ...choices, map: { ...map, epsilon: Number(value) } })
          }
        />
        <div className={styles.choice}>
          <span>Target</span>
          <SegmentedControl
            size="xs"
            aria-label="Target"
            value={target}
            onChange={(kind) => onChange({ ...choices, target: kind })}
            data={[
              { value: 'region', label: targetNames.region },
              { value: 'b1', label: targetNames.b1 },
            ]}
          />
        </div>
        <Select
          size="xs"
          w={214}
          label="Target tokens"
          data={targetPolicies.map((value) => ({ value, label: policyNames[value] }))}
          value={policy}
          allowDeselect={false}
          onChange={(value) => {
            const chosen = targetPolicies.find((each) => each === value)
            if (chosen) onChange({ ...choices, policy: chosen })
          }}
        />
        <Select
          size="xs"
          w={104}
          label="ε of R_a and r_v"
          data={epsilonData}
          value={String(epsilon)}
          allowDeselect={false}
          onChange={(value) => value !== null && onChange({ ...choices, epsilon: Number(value) })}
        />
        <Popover width={400} position="bottom-end" withinPortal>
          <Popover.Target>
            <ActionIcon variant="subtle" color="gray" size={26} aria-label="What the measures are">
              <IconInfoCircle size={17} stroke={1.75} aria-hidden />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown className={styles.definitions ?? ''}>
            <dl>
              {shownMeasures.map((measure) => (
                <div key={measure}>
                  <dt>{measureNames[measure]}</dt>
                  <dd>{measureDefinitions[measure]}</dd>
                </div>
              ))}
            </dl>
            <p>{unknowns}</p>
            <p>
              The ε of SAYO is not published; the smaller it is, the closer R_a and r_v are to their closed
              forms.
            </p>
          </Popover.Dropdown>
        </Popover>
      </div>
      <p className={styles.soft}>{choiceSentence(choices)}</p>
    </section>
  )
}
