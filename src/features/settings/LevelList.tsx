import { ActionIcon, Button, TextInput, Tooltip } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useOpen } from '../../state/useApp.ts'
import { DraftField } from './DraftField.tsx'
import styles from './EntriesSection.module.css'
import { addLevel, moveLevel, removeLevel, renameLevel } from './nestingEdits.ts'
import own from './NestingSection.module.css'
import { useEditProject, type EditProject } from './useEditProject.ts'
import { useFocusAfter } from './useFocusAfter.ts'

type Control = 'name' | 'inward' | 'outward'
const controlId = (place: number, control: Control): string => `level-${control}-${place}`

/** The levels that each chain should have: add, rename, reorder, remove. */
export function LevelList() {
  const edit = useEditProject()
  const levels = useOpen(({ dataset }) => dataset.project.nesting.levels)
  const focus = useFocusAfter()
  const last = levels.length - 1

  const move = (place: number, by: -1 | 1, control: Control) => {
    if (place + by < 0 || place + by > last) return
    focus(controlId(place + by, control))
    edit('Reorder the levels', (it) => moveLevel(it, place, by))
  }
  const rename = (place: number, text: string) => {
    const stays = document.activeElement?.id === controlId(place, 'name')
    return edit('Rename a level', (it) => {
      const after = renameLevel(it, place, text)
      // The row is drawn anew under its new name; whoever stays in it keeps the focus.
      if (stays && after !== it) focus(controlId(place, 'name'))
      return after
    })
  }
  const remove = (place: number) => {
    focus(controlId(Math.min(place, last - 1), 'name'))
    edit('Remove a level', (it) => removeLevel(it, place))
  }

  const mover = (name: string, place: number, control: 'inward' | 'outward') => {
    const by = control === 'inward' ? -1 : 1
    const stops = place + by < 0 || place + by > last
    return (
      <Tooltip label={`Move ${control}`}>
        <ActionIcon
          id={controlId(place, control)}
          variant="subtle"
          color="gray"
          size={28}
          className={styles.action ?? ''}
          aria-label={`Move ${name} ${control}`}
          // Still focusable at the end of the list, so that the focus does not fall out of the row.
          aria-disabled={stops}
          data-stops={stops}
          onClick={() => move(place, by, control)}
        >
          {control === 'inward' ? <IconArrowUp size={14} /> : <IconArrowDown size={14} />}
        </ActionIcon>
      </Tooltip>
    )
  }

  return (
    <div>
      <ol className={styles.list} aria-label="Levels">
        {levels.map((name, place) => (
          <li key={name} className={styles.row}>
            <span className={own.level} aria-hidden>
              b{place + 1}
            </span>
            <DraftField
              id={controlId(place, 'name')}
              aria-label={`Level ${place + 1}`}
              classNames={{ root: styles.name ?? '', input: styles.input ?? '' }}
              value={name}
              onCommit={(text) => rename(place, text)}
              onKeyDown={(event) => {
                if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
                event.preventDefault()
                move(place, event.key === 'ArrowUp' ? -1 : 1, 'name')
              }}
            />
            {mover(name, place, 'inward')}
            {mover(name, place, 'outward')}
            <Tooltip label={last === 0 ? 'A chain has at least one level' : 'Remove'}>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={28}
                className={styles.action ?? ''}
                aria-label={`Remove ${name}`}
                aria-disabled={last === 0}
                data-stops={last === 0}
                onClick={() => {
                  if (last > 0) remove(place)
                }}
              >
                <IconTrash size={14} />
              </ActionIcon>
            </Tooltip>
          </li>
        ))}
      </ol>
      <AddLevel edit={edit} />
      <p className={styles.hint}>Alt ↑ and Alt ↓ in a name move it.</p>
    </div>
  )
}

function AddLevel({ edit }: { edit: EditProject }) {
  const [text, setText] = useState('')
  const [refusal, setRefusal] = useState<string | null>(null)
  const set = (next: string, refused: string | null = null) => {
    setText(next)
    setRefusal(refused)
  }
  return (
    <form
      className={styles.add}
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() === '') return
        const refused = edit('Add a level', (it) => addLevel(it, text))
        set(refused === null ? '' : text, refused)
      }}
    >
      <TextInput
        aria-label="New level"
        placeholder="New level, outside the others"
        autoComplete="off"
        value={text}
        error={refusal}
        errorProps={{ fz: 12 }}
        data-mantine-stop-propagation={text !== ''}
        onChange={(event) => set(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !event.nativeEvent.isComposing) set('')
        }}
        style={{ flex: 1 }}
      />
      <Button type="submit" size="sm" variant="default" disabled={text.trim() === ''}>
        Add
      </Button>
    </form>
  )
}
