import { NumberInput, Radio, SegmentedControl, Switch } from '@mantine/core'
import type { ReactNode } from 'react'
import { countText, numberText } from '../../ui/quantity.ts'
import { CardFields } from './CardFields.tsx'
import { switchLooks, tickLooks } from './choiceLooks.ts'
import { Disclosure } from './Disclosure.tsx'
import { highestSeed, tokenBudgets, type ExportChoices } from './exportChoices.ts'
import styles from './ExportForm.module.css'
import type { Lookalikes } from './useLookalikes.ts'

interface ExportSettingsProps {
  readonly choices: ExportChoices
  readonly lookalikes: Lookalikes | null
  /** How the items are parted now; null while they are not. */
  readonly parted: { readonly bench: number; readonly train: number } | null
  readonly onChange: (change: Partial<ExportChoices>) => void
}

/** How everything is written; each line says what stands now, and opens to change it. */
export function ExportSettings({ choices, lookalikes, parted, onChange }: ExportSettingsProps) {
  return (
    <>
      <Setting name="Pictures" value={`${pictureWords[choices.pictures]}, ${cropText(choices)}`}>
        <Pixels choices={choices} onChange={onChange} />
      </Setting>
      <Setting
        name="Options"
        value={choices.shuffled ? 'in another order, letters balanced' : 'in their order'}
      >
        <div className={styles.fields}>
          <Switch
            size="xs"
            label="Shuffle the options of each question"
            description="Each letter is right equally often; the right answer stays the right one."
            checked={choices.shuffled}
            onChange={({ currentTarget: { checked } }) => onChange({ shuffled: checked })}
            classNames={switchLooks}
          />
          {choices.shuffled ? (
            <Seed value={choices.shuffleSeed} onChange={(shuffleSeed) => onChange({ shuffleSeed })} />
          ) : null}
        </div>
      </Setting>
      <Setting name="Split" value={choices.split ? splitText(lookalikes, parted) : 'everything everywhere'}>
        <div className={styles.fields}>
          <Switch
            size="xs"
            label="Part training from benchmark"
            description="Benchmarks and training sets get different items, and no picture, nor one that looks like it, is in both."
            checked={choices.split}
            onChange={({ currentTarget: { checked } }) => onChange({ split: checked })}
            classNames={switchLooks}
          />
          {choices.split ? (
            <div className={styles.numbers}>
              <NumberInput
                size="xs"
                label="For training"
                suffix=" %"
                min={0}
                max={100}
                value={choices.train}
                onChange={(value) => typeof value === 'number' && onChange({ train: value })}
              />
              <Seed value={choices.splitSeed} onChange={(splitSeed) => onChange({ splitSeed })} />
            </div>
          ) : null}
        </div>
      </Setting>
      <Setting name="Visual tokens" value={`small copies of up to ${numberText(choices.tokenBudget)}`}>
        <SegmentedControl
          size="xs"
          aria-label="Most visual tokens of the small pictures of training sets"
          data={tokenBudgets.map((budget) => ({ value: String(budget), label: numberText(budget) }))}
          value={String(choices.tokenBudget)}
          onChange={(value) => {
            const budget = tokenBudgets.find((one) => String(one) === value)
            if (budget) onChange({ tokenBudget: budget })
          }}
        />
      </Setting>
      <Setting name="About the dataset" value={cardText(choices)}>
        <CardFields card={choices.card} onChange={(card) => onChange({ card })} />
      </Setting>
    </>
  )
}

function Setting({ name, value, children }: { name: string; value: string; children: ReactNode }) {
  return (
    <Disclosure
      summary={
        <>
          <span className={styles.settingName}>{name}</span>
          <span className={styles.settingValue}>{value}</span>
        </>
      }
    >
      {() => children}
    </Disclosure>
  )
}

function Pixels({ choices, onChange }: Pick<ExportSettingsProps, 'choices' | 'onChange'>) {
  return (
    <div className={styles.fields}>
      <Radio.Group
        label="Whole pictures"
        size="xs"
        value={choices.pictures}
        onChange={(value) => {
          const [found] = pictureChoices.filter(({ policy }) => policy === value)
          if (found) onChange({ pictures: found.policy })
        }}
      >
        <div className={styles.radios}>
          {pictureChoices.map(({ policy, label, detail }) => (
            <Radio
              key={policy}
              size="xs"
              value={policy}
              label={label}
              description={detail}
              classNames={tickLooks}
            />
          ))}
        </div>
      </Radio.Group>
      <Radio.Group
        label="Crops of the regions"
        size="xs"
        value={choices.crops}
        onChange={(value) => {
          const [found] = cropChoices.filter(({ policy }) => policy === value)
          if (found) onChange({ crops: found.policy })
        }}
      >
        <div className={styles.radios}>
          {cropChoices.map(({ policy, label, detail }) => (
            <Radio
              key={policy}
              size="xs"
              value={policy}
              label={label}
              description={detail}
              classNames={tickLooks}
            />
          ))}
        </div>
      </Radio.Group>
      {choices.crops === 'margin' ? (
        <NumberInput
          size="xs"
          label="Around each side"
          suffix=" %"
          min={0}
          max={400}
          className={styles.number ?? ''}
          value={choices.margin}
          onChange={(value) => typeof value === 'number' && onChange({ margin: value })}
        />
      ) : null}
    </div>
  )
}

const Seed = ({ value, onChange }: { value: number; onChange: (seed: number) => void }) => (
  <NumberInput
    size="xs"
    label="Seed"
    description="Same seed, same result"
    inputWrapperOrder={['label', 'input', 'description']}
    min={0}
    max={highestSeed}
    allowDecimal={false}
    className={styles.number ?? ''}
    value={value}
    onChange={(seed) => typeof seed === 'number' && onChange(seed)}
  />
)

const pictureWords: Readonly<Record<ExportChoices['pictures'], string>> = {
  original: 'original files',
  png: 'PNG',
  jpeg: 'JPEG',
}

const pictureChoices: readonly Explained<ExportChoices['pictures']>[] = [
  {
    policy: 'original',
    label: 'Original files',
    detail:
      'Byte for byte where every reader sees them alike; PNG where colours or transparency would differ.',
  },
  { policy: 'png', label: 'PNG', detail: 'The same pixels, larger files.' },
  {
    policy: 'jpeg',
    label: 'JPEG, quality 95',
    detail: 'Small files; JPEGs stay as they are. Crops are JPEGs, too.',
  },
]

const cropChoices: readonly Explained<ExportChoices['crops']>[] = [
  { policy: 'exact', label: 'Exact', detail: 'The pixels of the region, as they are.' },
  { policy: 'double', label: 'Enlarged twofold', detail: 'As the makers of ZoomBench show them to models.' },
  { policy: 'margin', label: 'With context', detail: 'Some of what lies around the region goes along.' },
]

interface Explained<Policy> {
  readonly policy: Policy
  readonly label: string
  readonly detail: string
}

function cropText({ crops, margin }: ExportChoices): string {
  if (crops === 'exact') return 'exact crops'
  return crops === 'double' ? 'crops enlarged twofold' : `crops with ${margin} % around`
}

function splitText(lookalikes: Lookalikes | null, parted: ExportSettingsProps['parted']): string {
  if (parted) return `${countText(parted.train, 'item')} to train, ${numberText(parted.bench)} to measure`
  return lookalikes?.kind === 'comparing'
    ? `comparing the pictures: ${numberText(lookalikes.done)} of ${numberText(lookalikes.total)}`
    : 'comparing the pictures…'
}

function cardText({ card }: ExportChoices): string {
  return [card.title, card.version, card.licence || 'no licence named']
    .filter((part) => part !== '')
    .join(' · ')
}
