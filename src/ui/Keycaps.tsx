import { Kbd } from '@mantine/core'
import { capsFor } from './commands.ts'
import type { Keys } from './keys.ts'
import styles from './Keycaps.module.css'

/** The caps of one key combination. */
export function Keycaps({ keys }: { keys: Keys }) {
  return (
    <span className={styles.caps} aria-hidden>
      {capsFor(keys).map((cap) => (
        <Kbd key={cap} className={styles.cap ?? ''}>
          {cap}
        </Kbd>
      ))}
    </span>
  )
}
