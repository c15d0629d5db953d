import { IconCheck } from '@tabler/icons-react'
import { letterAt } from '../../../domain/item.ts'
import styles from './OptionBars.module.css'
import { shareWords } from './previewWords.ts'

interface OptionBarsProps {
  readonly options: readonly string[]
  /** Probability of each option, 0 to 1. */
  readonly scores: readonly number[]
  /** Index of the option that the model chose; null for none. */
  readonly chosen: number | null
  /** Index of the given answer; -1 for none. */
  readonly given: number
}

/** How likely the model held each option to be. */
export function OptionBars({ options, scores, chosen, given }: OptionBarsProps) {
  return (
    <ul className={styles.bars} aria-label="Probability of each option">
      {options.map((option, index) => {
        const score = Math.min(1, Math.max(0, scores[index] ?? 0))
        return (
          <li
            key={letterAt(index)}
            className={styles.bar}
            data-chosen={index === chosen}
            title={`${letterAt(index)}  ${option}`}
            aria-label={`${letterAt(index)}, ${shareWords(score)}${index === given ? ', given as right' : ''}${index === chosen ? ', chosen' : ''}`}
          >
            <span className={styles.letter}>{letterAt(index)}</span>
            <span className={styles.track}>
              <span style={{ width: `${score * 100}%` }} />
            </span>
            <span className={styles.share}>{shareWords(score)}</span>
            <span className={styles.given}>
              {index === given ? <IconCheck size={12} stroke={2.5} aria-hidden /> : null}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
