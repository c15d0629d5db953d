import { Radio } from '@mantine/core'
import styles from './sections.module.css'

export interface Choice<T extends string> {
  readonly value: T
  readonly name: string
  readonly sentences: readonly string[]
}

interface ChoiceCardsProps<T extends string> {
  readonly label: string
  readonly choices: readonly Choice<T>[]
  readonly value: T
  readonly onPick: (value: T) => void
}

/** One of a few, each with what it means. */
export function ChoiceCards<T extends string>({ label, choices, value, onPick }: ChoiceCardsProps<T>) {
  return (
    <Radio.Group
      aria-label={label}
      value={value}
      onChange={(picked) => {
        const choice = choices.find((each) => each.value === picked)
        if (choice) onPick(choice.value)
      }}
    >
      <div className={styles.cards}>
        {choices.map((choice) => (
          <Radio.Card key={choice.value} value={choice.value} className={styles.card ?? ''}>
            <Radio.Indicator size="xs" />
            <span>
              <span className={styles.cardName}>{choice.name}</span>
              {choice.sentences.map((sentence) => (
                <span key={sentence} className={styles.cardText}>
                  {sentence}
                </span>
              ))}
            </span>
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  )
}
