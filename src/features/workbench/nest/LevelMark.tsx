import { lookOf } from '../../../canvas/boxColours.ts'
import styles from './LevelMark.module.css'

/** The number of a level in its colour, as on the canvas. */
export function LevelMark({ level }: { level: number }) {
  return (
    <span className={styles.mark} style={{ background: lookOf(level).colour }} aria-hidden>
      {level}
    </span>
  )
}
