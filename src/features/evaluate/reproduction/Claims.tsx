import { publishedClaims } from '../../../domain/published/published.ts'
import type { Paper } from '../../../domain/published/publishedTable.ts'
import { outcomeNames } from './publishedWords.ts'
import styles from './Reproduction.module.css'
import { StandingMark } from './Standing.tsx'

/** What a paper says of its figures, and what they say. */
export function Claims({ paper }: { readonly paper: Paper }) {
  return (
    <section className={styles.claims} aria-label="What the paper says of its figures">
      <h2>What the paper says of its figures</h2>
      <ul>
        {publishedClaims()
          .filter((claim) => claim.paper === paper)
          .map(({ id, where, says, finding, outcome }) => (
            <li key={id}>
              <div>
                <StandingMark standing={outcome} words={outcomeNames[outcome]} />
                <small>{where}</small>
              </div>
              <p>{says}</p>
              <p className={styles.finding}>{finding}</p>
            </li>
          ))}
      </ul>
    </section>
  )
}
