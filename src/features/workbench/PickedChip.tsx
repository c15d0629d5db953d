import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { Picked } from '../../domain/queue.ts'
import { countText } from '../../ui/quantity.ts'
import styles from './QueuePanel.module.css'

/** Says that the queue holds items that were picked elsewhere, and lets go of them. */
export function PickedChip({ among, onClear }: { readonly among: Picked; readonly onClear: () => void }) {
  const words = `${among.name}: ${countText(among.ids.length, 'item')}`
  return (
    <div className={styles.picked}>
      <span title={words}>{words}</span>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={20}
        aria-label="Show all items in the queue"
        onClick={onClear}
      >
        <IconX size={12} />
      </ActionIcon>
    </div>
  )
}
