import { VisuallyHidden } from '@mantine/core'
import type { PairCounts, PairPart } from '../../../domain/evaluationFiguresPairs.ts'
import { countAndShare } from '../../../charts/chartText.ts'
import styles from './ChartsPage.module.css'

interface PairTableProps {
  readonly name: string
  readonly names: Readonly<Record<PairPart, string>>
  readonly sides: readonly [first: string, second: string]
  readonly counts: PairCounts
  readonly picked: PairPart | null
  readonly onPick: (part: PairPart) => void
}

const rows: readonly (readonly [word: string, parts: readonly [PairPart, PairPart]])[] = [
  ['right', ['both', 'first']],
  ['wrong', ['second', 'neither']],
]

/** The parts as a two-by-two table; each leads to its items. */
export function PairTable({ name, names, sides, counts, picked, onPick }: PairTableProps) {
  const [first, second] = sides
  return (
    <table className={styles.pair} aria-label={name}>
      <thead>
        <tr>
          <th scope="col">
            <VisuallyHidden>{first}</VisuallyHidden>
          </th>
          <th scope="col">{second} right</th>
          <th scope="col">{second} wrong</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([word, parts]) => (
          <tr key={word}>
            <th scope="row">
              {first} {word}
            </th>
            {parts.map((part) => (
              <td key={part}>
                <button
                  type="button"
                  data-part={part}
                  aria-pressed={part === picked}
                  onClick={() => onPick(part)}
                >
                  {names[part]}
                  <strong>{countAndShare(counts.parts[part], counts.items)}</strong>
                </button>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
