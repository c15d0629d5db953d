import { ActionIcon, Button, Checkbox, NativeSelect, Popover, Switch } from '@mantine/core'
import { IconAdjustmentsHorizontal, IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { shortened } from '../../../ui/longText.ts'
import styles from './ModelsMenu.module.css'
import { arranged, moved, usualView, type ResultsView } from './shownModels.ts'

interface ModelsMenuProps {
  readonly labels: readonly string[]
  readonly view: ResultsView
  readonly onChange: (change: Partial<ResultsView>) => void
}

/** Which models are shown, in which order, and with which of them the others are compared. */
export function ModelsMenu({ labels, view, onChange }: ModelsMenuProps) {
  const all = arranged(labels, view.order)
  const shown = all.filter((label) => !view.hidden.includes(label))
  return (
    <Popover width={320} position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconAdjustmentsHorizontal size={14} />}>
          {shown.length === all.length ? 'Models' : `Models · ${shown.length} of ${all.length}`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Models">
        <ul className={styles.modelList}>
          {all.map((label, place) => {
            const name = shortened(label, 80)
            const isShown = shown.includes(label)
            return (
              <li key={label}>
                <Checkbox
                  size="xs"
                  label={name}
                  checked={isShown}
                  disabled={isShown && shown.length === 1}
                  onChange={() =>
                    onChange({
                      hidden: isShown
                        ? [...view.hidden, label]
                        : view.hidden.filter((each) => each !== label),
                    })
                  }
                />
                {(
                  [
                    [-1, IconArrowUp, 'up'],
                    [1, IconArrowDown, 'down'],
                  ] as const
                ).map(([by, Icon, way]) => (
                  <ActionIcon
                    key={way}
                    variant="subtle"
                    color="gray"
                    size={22}
                    aria-label={`Move ${name} ${way}`}
                    // One that is disabled would lose the focus when its model comes to the end.
                    {...(all[place + by] === undefined
                      ? { 'aria-disabled': true, 'data-disabled': true }
                      : {})}
                    onClick={() => onChange({ order: moved(all, label, by) })}
                  >
                    <Icon size={13} />
                  </ActionIcon>
                ))}
              </li>
            )
          })}
        </ul>
        <NativeSelect
          size="xs"
          label="Compare averages with"
          value={view.baseline !== null && labels.includes(view.baseline) ? view.baseline : ''}
          data={[
            { value: '', label: 'Nothing' },
            ...all.map((value) => ({ value, label: shortened(value, 80) })),
          ]}
          onChange={(event) =>
            onChange({ baseline: event.currentTarget.value === '' ? null : event.currentTarget.value })
          }
        />
        <div className={styles.menuSwitches}>
          <Switch
            size="xs"
            label="95 % intervals"
            checked={view.intervals}
            onChange={(event) => onChange({ intervals: event.currentTarget.checked })}
          />
          <Switch
            size="xs"
            label="People"
            checked={view.people}
            onChange={(event) => onChange({ people: event.currentTarget.checked })}
          />
        </div>
        <Button
          variant="subtle"
          color="gray"
          onClick={() => onChange({ order: usualView.order, hidden: usualView.hidden })}
        >
          Show all in the order of the runs
        </Button>
      </Popover.Dropdown>
    </Popover>
  )
}
