import { Button } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { bytesText, numberText, spanText } from '../../../ui/quantity.ts'
import type { PacksDraft, ShareDraft } from './drafting.ts'
import styles from './packs.module.css'

interface ShareTableProps {
  readonly draft: PacksDraft
  readonly saved: ReadonlyMap<string, string>
  readonly isBusy: boolean
  readonly onSave: (share: ShareDraft) => void
}

/** What everybody gets, and a way to save it. */
export function ShareTable({ draft, saved, isBusy, onSave }: ShareTableProps) {
  const hasGold = draft.shares.some(({ gold }) => gold > 0)
  return (
    <table className={styles.table} aria-label="What everybody gets" aria-busy={isBusy}>
      <thead>
        <tr>
          <th scope="col">Seat</th>
          <th scope="col" data-number>
            Items
          </th>
          {hasGold ? (
            <th scope="col" data-number>
              Gold
            </th>
          ) : null}
          <th scope="col" data-number>
            Pictures
          </th>
          <th scope="col" data-number>
            May take
          </th>
          <th scope="col">
            <span hidden>Save</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {draft.shares.map((share) => {
          const { pack, itemIds, gold, pictures, bytes, seconds } = share
          const name = saved.get(pack.id)
          return (
            <tr key={pack.seat.id}>
              <td>
                {pack.seat.name}
                {name === undefined ? null : (
                  <span className={styles.small}>
                    <span className={styles.saved} role="status">
                      <IconCheck size={12} aria-hidden /> Saved as {name}
                    </span>
                  </span>
                )}
              </td>
              <td data-number>{numberText(itemIds.length)}</td>
              {hasGold ? <td data-number>{numberText(gold)}</td> : null}
              <td data-number>
                {numberText(pictures)}
                <span className={styles.small}>{bytesText(bytes)}</span>
              </td>
              <td data-number>{seconds === null ? '–' : spanText(seconds)}</td>
              <td data-number>
                <Button
                  size="compact-xs"
                  variant="default"
                  disabled={isBusy || itemIds.length === 0}
                  aria-label={`Save the pack for ${pack.seat.name}`}
                  onClick={() => onSave(share)}
                >
                  Save
                </Button>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
