import { ActionIcon, Button, Checkbox, Popover } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconColumns3 } from '@tabler/icons-react'
import { itemColumns, usualColumns } from '../../../domain/itemColumns.ts'
import { movedColumn } from './GridHead.tsx'
import styles from './Items.module.css'

/** Which columns are shown, and in which order. */
export function ColumnsMenu(props: {
  readonly columns: readonly string[]
  readonly onChange: (columns: readonly string[]) => void
}) {
  const { columns, onChange } = props
  const shown = columns.flatMap((id) => itemColumns.find((column) => column.id === id) ?? [])
  const hidden = itemColumns.filter(({ id }) => !columns.includes(id))
  return (
    <Popover width={280} position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns3 size={14} />}>
          Columns
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Columns">
        <ul className={styles.columnList}>
          {[...shown, ...hidden].map(({ id, name }) => {
            const place = columns.indexOf(id)
            return (
              <li key={id} className={styles.columnLine}>
                <Checkbox
                  size="xs"
                  label={name}
                  checked={place >= 0}
                  disabled={place === 0}
                  onChange={() =>
                    onChange(place >= 0 ? columns.filter((each) => each !== id) : [...columns, id])
                  }
                />
                {place > 0 ? (
                  <>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      size={22}
                      aria-label={`Move ${name} to the front`}
                      disabled={place === 1}
                      onClick={() => onChange(movedColumn(columns, id, -1))}
                    >
                      <IconArrowUp size={13} />
                    </ActionIcon>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      size={22}
                      aria-label={`Move ${name} to the back`}
                      disabled={place === columns.length - 1}
                      onClick={() => onChange(movedColumn(columns, id, 1))}
                    >
                      <IconArrowDown size={13} />
                    </ActionIcon>
                  </>
                ) : null}
              </li>
            )
          })}
        </ul>
        <Button variant="subtle" color="gray" mt={8} onClick={() => onChange(usualColumns)}>
          Show the usual columns
        </Button>
      </Popover.Dropdown>
    </Popover>
  )
}
