import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconTrash } from '@tabler/icons-react'
import { mayAdjudicate } from '../../../domain/project.ts'
import { annotatorOf } from '../../../state/appState.ts'
import { useOpen } from '../../../state/useApp.ts'
import { countText } from '../../../ui/quantity.ts'
import { actGroups, type BulkAct } from './bulkWords.ts'
import styles from './Items.module.css'

/** What can be done with the rows that are chosen. It is always there, so that no row moves under the pointer. */
export function BulkBar(props: {
  readonly chosen: number
  readonly onAct: (act: BulkAct) => void
  readonly onClear: () => void
}) {
  const { chosen, onAct, onClear } = props
  const adjudicates = useOpen(({ dataset }, state) => mayAdjudicate(dataset.project, annotatorOf(state).id))
  if (chosen === 0) {
    return (
      <div className={styles.chosenBar} data-empty>
        Click, Shift-click or Ctrl-click items to choose them, Ctrl+A for all that are shown. Double-click or
        Enter opens one.
      </div>
    )
  }
  return (
    <div className={styles.chosenBar} role="toolbar" aria-label="Chosen items">
      <strong role="status">{countText(chosen, 'item')} chosen</strong>
      {actGroups
        .filter(({ forAdjudicators }) => adjudicates || !forAdjudicators)
        .map(({ name, acts }) => (
          <Menu key={name} position="bottom-start" shadow="md">
            <Menu.Target>
              <Button variant="default" rightSection={<IconChevronDown size={13} />}>
                {name}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {acts.map(([act, words]) => (
                <Menu.Item key={act} onClick={() => onAct(act)}>
                  {words}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        ))}
      <Button variant="default" leftSection={<IconTrash size={13} />} onClick={() => onAct('remove')}>
        Remove…
      </Button>
      <span className={styles.space} />
      <Button variant="subtle" color="gray" onClick={onClear}>
        Choose none
      </Button>
    </div>
  )
}
