import { Button, NativeSelect } from '@mantine/core'
import { whichBoxes } from '../../../domain/cropUse.ts'
import { defaultChoices, type RewardChoices } from '../../../domain/reward.ts'
import { choiceFields, gateOf, gateWords, withChoice } from '../../../domain/rewardChoices.ts'
import { rewardFormulas, type FormulaOf } from '../../../domain/rewardFormulas.ts'
import { DraftNumber } from '../../../ui/DraftNumber.tsx'
import {
  oneOf,
  processors,
  whichHints,
  whichNames,
  type CropUseChoice,
  type Processor,
} from './cropUseChoice.ts'
import styles from './Crops.module.css'

interface CropChoicesProps {
  readonly choice: CropUseChoice
  readonly onChoice: (choice: CropUseChoice) => void
}

const processorIds: readonly Processor[] = ['qwen2.5-vl', 'qwen3-vl']
const named: readonly (readonly [FormulaOf, string])[] = [
  ['coverage', 'Overlap'],
  ['ious', 'IoU'],
  ['iouReward', 'R_IoU'],
  ['distances', 'd'],
  ['closest', 'Closest level'],
  ['distanceReward', 'R_L1'],
  ['bboxRatio', 'Bbox Ratio'],
]

/** Everything that the figures depend on, in sight, with the formulas as they are under these choices. */
export function CropChoices({ choice, onChoice }: CropChoicesProps) {
  const { which, reward, processor, most } = choice
  const formulas = rewardFormulas(reward)
  return (
    <section className={styles.panel} aria-label="Choices">
      <div className={styles.fields}>
        <NativeSelect
          size="xs"
          label="Of several boxes counts"
          description={whichHints[which]}
          inputWrapperOrder={['label', 'input', 'description']}
          value={which}
          data={whichBoxes.map((value) => ({ value, label: whichNames[value] }))}
          onChange={(event) =>
            onChoice({ ...choice, which: oneOf(whichBoxes, event.currentTarget.value, which) })
          }
        />
        <DraftNumber
          label="Gate: Overlap above"
          description="Strict, as in LFPC §4.2, where it is 0.9."
          value={reward.gate}
          read={gateOf}
          wrong={gateWords}
          onValue={(gate) => onChoice({ ...choice, reward: { ...reward, gate } })}
        />
        <NativeSelect
          size="xs"
          label="Tokens as cut by"
          value={processor}
          data={processorIds.map((value) => ({ value, label: processors[value].name }))}
          onChange={(event) =>
            onChoice({ ...choice, processor: oneOf(processorIds, event.currentTarget.value, processor) })
          }
        />
        <NativeSelect
          size="xs"
          label="Tokens of a crop at most"
          value={String(most)}
          data={[
            { value: '16384', label: '16,384' },
            { value: '1024', label: '1,024' },
          ]}
          onChange={(event) =>
            onChoice({ ...choice, most: event.currentTarget.value === '1024' ? 1024 : 16_384 })
          }
        />
      </div>
      <details className={styles.more}>
        <summary>What the paper leaves open about R_L1, and every formula</summary>
        <DistanceFields reward={reward} onReward={(next) => onChoice({ ...choice, reward: next })} />
        <dl className={styles.formulas}>
          {named.map(([of, name]) => (
            <div key={of}>
              <dt>{name}</dt>
              <dd>
                <code>{formulas[of].formula}</code> · {formulas[of].source}
              </dd>
            </div>
          ))}
          <div>
            <dt>Token Num</dt>
            <dd>
              <code>(W̄/f)(H̄/f)</code> · LFPC §8.2; the crop, in whole pixels, resized by itself
            </dd>
          </div>
        </dl>
      </details>
    </section>
  )
}

interface DistanceFieldsProps {
  readonly reward: RewardChoices
  readonly onReward: (reward: RewardChoices) => void
}

function DistanceFields({ reward, onReward }: DistanceFieldsProps) {
  const isChanged = choiceFields.some(({ choice }) => reward[choice] !== defaultChoices[choice])
  return (
    <div className={styles.fields}>
      {choiceFields.map(({ choice, name, options }) => (
        <NativeSelect
          key={choice}
          size="xs"
          label={name}
          value={reward[choice]}
          data={options.map(([value, label]) => ({ value, label }))}
          onChange={(event) => onReward(withChoice(reward, choice, event.currentTarget.value))}
        />
      ))}
      {isChanged ? (
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          onClick={() => onReward({ ...defaultChoices, gate: reward.gate })}
        >
          As proposed
        </Button>
      ) : null}
    </div>
  )
}
