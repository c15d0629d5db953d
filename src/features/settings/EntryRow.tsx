import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { countText } from '../../ui/quantity.ts'
import { Keycaps } from '../../ui/Keycaps.tsx'
import { reasonKeys } from '../../ui/keys.ts'
import { DraftField } from './DraftField.tsx'
import styles from './EntriesSection.module.css'
import type { ListName, Named } from './projectEdits.ts'

/** What of a row can have the focus. */
export type EntryControl = 'name' | 'up' | 'down'

export const controlId = (id: string, control: EntryControl): string => `entry-${control}-${id}`

interface EntryRowProps {
  readonly entry: Named
  readonly list: ListName
  readonly index: number
  readonly last: number
  /** How many items name it. */
  readonly uses: number
  readonly onRename: (text: string) => string | null
  readonly onMove: (by: -1 | 1, control: EntryControl) => void
  readonly onRemove: () => void
}

/** One category or reason. */
export function EntryRow(props: EntryRowProps) {
  const { entry, list, index, last, uses, onRename, onMove, onRemove } = props
  const [asking, setAsking] = useState(false)
  if (asking) {
    return (
      <li>
        <div className={styles.asking} role="group" aria-label={`Remove ${entry.name}?`}>
          <p className={styles.warning}>{warning(entry, list, uses)}</p>
          <Button variant="default" onClick={() => setAsking(false)} ref={takeFocus}>
            Keep it
          </Button>
          <Button color="red" onClick={onRemove}>
            Remove
          </Button>
        </div>
      </li>
    )
  }
  const mark = (control: 'up' | 'down', by: -1 | 1, stops: boolean) => (
    <Tooltip label={`Move ${control}`}>
      <ActionIcon
        id={controlId(entry.id, control)}
        variant="subtle"
        color="gray"
        size={28}
        className={styles.action ?? ''}
        aria-label={`Move ${entry.name} ${control}`}
        // Still focusable at the end of the list, so that the focus does not fall out of the row.
        aria-disabled={stops}
        data-stops={stops}
        onClick={() => {
          if (!stops) onMove(by, control)
        }}
      >
        {control === 'up' ? <IconArrowUp size={14} /> : <IconArrowDown size={14} />}
      </ActionIcon>
    </Tooltip>
  )
  const key = list === 'reasons' ? reasonKeys[index] : undefined
  return (
    <li className={styles.row}>
      {list === 'reasons' ? <span className={styles.key}>{key ? <Keycaps keys={key} /> : null}</span> : null}
      <DraftField
        id={controlId(entry.id, 'name')}
        aria-label={list === 'reasons' ? `Reason ${index + 1}` : `Category ${index + 1}`}
        classNames={{ root: styles.name ?? '', input: styles.input ?? '' }}
        value={entry.name}
        onCommit={onRename}
        onKeyDown={(event) => {
          if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
          event.preventDefault()
          const by = event.key === 'ArrowUp' ? -1 : 1
          if (by === -1 ? index > 0 : index < last) onMove(by, 'name')
        }}
      />
      <span className={styles.uses}>{uses === 0 ? '' : countText(uses, 'item')}</span>
      {mark('up', -1, index === 0)}
      {mark('down', 1, index === last)}
      <Tooltip label="Remove">
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          className={styles.action ?? ''}
          aria-label={`Remove ${entry.name}`}
          onClick={() => (uses === 0 ? onRemove() : setAsking(true))}
        >
          <IconTrash size={14} />
        </ActionIcon>
      </Tooltip>
    </li>
  )
}

function warning({ id, name }: Named, list: ListName, uses: number): string {
  const items = countText(uses, 'item')
  return list === 'categories'
    ? `${items} ${uses === 1 ? 'is' : 'are'} in “${name}”. ${uses === 1 ? 'It keeps' : 'They keep'} it, shown as “${id}”, until somebody picks another.`
    : `“${name}” was given for ${items}. ${uses === 1 ? 'It keeps' : 'They keep'} it, shown as “${id}”, but nobody can give it again.`
}

/** The question appears because somebody asked to remove: the next key answers it, and Enter alone removes nothing. */
function takeFocus(button: HTMLButtonElement | null): void {
  button?.focus()
}
