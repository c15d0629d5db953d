import { Button, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import { defaultCategories } from '../../domain/project.ts'
import { useOpen } from '../../state/useApp.ts'
import { countText } from '../../ui/quantity.ts'
import styles from './EntriesSection.module.css'
import { controlId, EntryRow, type EntryControl } from './EntryRow.tsx'
import { addEntry, entriesOf, moveEntry, removeEntry, renameEntry, type ListName } from './projectEdits.ts'
import sectionStyles from './sections.module.css'
import { useEditProject, type EditProject } from './useEditProject.ts'
import { useFocusAfter } from './useFocusAfter.ts'
import { usesOf } from './uses.ts'

const words: Readonly<Record<ListName, { readonly one: string; readonly lead: string }>> = {
  categories: {
    one: 'category',
    lead: 'What an item is about. The names can change at any time; items keep their category.',
  },
  reasons: {
    one: 'reason',
    lead: 'Why an item is rejected. The order gives the key: put the most frequent ones first. The names can change at any time; decisions keep their reasons.',
  },
}

/** The categories or the reasons of the project: add, rename, reorder, remove. */
export function EntriesSection({ list }: { list: ListName }) {
  const edit = useEditProject()
  const project = useOpen(({ dataset }) => dataset.project)
  const dataset = useOpen((open) => open.dataset)
  const entries = entriesOf(project, list)
  const { items, judgements, resolutions } = dataset
  const uses = useMemo(
    () => usesOf(dataset, list),
    // Only these are counted; a rename must not count 100,000 items again.
    // oxlint-disable-next-line react/exhaustive-deps
    [items, judgements, resolutions, list],
  )
  const { one, lead } = words[list]
  const focus = useFocusAfter()

  const move = (id: string, by: number, control: EntryControl) => {
    focus(controlId(id, control))
    edit(`Reorder the ${list}`, (it) => moveEntry(it, list, id, by))
  }
  const remove = (id: string) => {
    const at = entries.findIndex((entry) => entry.id === id)
    const neighbour = entries[at + 1] ?? entries[at - 1]
    if (neighbour) focus(controlId(neighbour.id, 'name'))
    edit(`Remove a ${one}`, (it) => removeEntry(it, list, id))
  }

  return (
    <>
      <p className={sectionStyles.lead}>{lead}</p>
      <ol className={styles.list} aria-label={list === 'categories' ? 'Categories' : 'Reasons to reject'}>
        {entries.map((entry, index) => (
          <EntryRow
            key={entry.id}
            entry={entry}
            list={list}
            index={index}
            last={entries.length - 1}
            uses={uses.get(entry.id) ?? 0}
            onRename={(text) => edit(`Rename a ${one}`, (it) => renameEntry(it, list, entry.id, text))}
            onMove={(by, control) => move(entry.id, by, control)}
            onRemove={() => remove(entry.id)}
          />
        ))}
      </ol>
      {entries.length === 0 ? <p className={styles.none}>There is no {one} yet.</p> : null}
      <AddField list={list} one={one} edit={edit} />
      <p className={styles.hint}>Alt ↑ and Alt ↓ in a name move it.</p>
      {list === 'categories' ? <StrayCategories uses={uses} edit={edit} /> : null}
    </>
  )
}

function AddField({ list, one, edit }: { list: ListName; one: string; edit: EditProject }) {
  const [text, setText] = useState('')
  const [refusal, setRefusal] = useState<string | null>(null)
  const add = () => {
    const refused = edit(`Add a ${one}`, (it) => addEntry(it, list, text))
    setRefusal(refused)
    if (refused === null) setText('')
  }
  return (
    <form
      className={styles.add}
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== '') add()
      }}
    >
      <TextInput
        aria-label={`New ${one}`}
        placeholder={`New ${one}`}
        autoComplete="off"
        value={text}
        error={refusal}
        errorProps={{ fz: 12 }}
        data-mantine-stop-propagation={text !== ''}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setRefusal(null)
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
          setText('')
          setRefusal(null)
        }}
        style={{ flex: 1 }}
      />
      <Button type="submit" size="sm" variant="default" disabled={text.trim() === ''}>
        Add
      </Button>
    </form>
  )
}

/** Categories that items came with and the project does not list. */
function StrayCategories({ uses, edit }: { uses: ReadonlyMap<string, number>; edit: EditProject }) {
  const categories = useOpen(({ dataset }) => dataset.project.categories)
  const strays = [...uses].filter(([id]) => !categories.some((category) => category.id === id))
  if (strays.length === 0) return null
  return (
    <section className={styles.strays} aria-label="Categories of items that are not listed">
      <h3 className={sectionStyles.groupName}>Items also name</h3>
      {strays
        .toSorted(([, a], [, b]) => b - a)
        .slice(0, 20)
        .map(([id, count]) => (
          <div key={id} className={styles.stray}>
            <span className={styles.strayName} title={id}>
              {id}
            </span>
            <span className={styles.uses}>{countText(count, 'item')}</span>
            <StrayButton id={id} edit={edit} />
          </div>
        ))}
    </section>
  )
}

function StrayButton({ id, edit }: { id: string; edit: EditProject }) {
  const [refusal, setRefusal] = useState<string | null>(null)
  const name = defaultCategories.find((usual) => usual.id === id)?.name ?? id.slice(0, 60)
  if (refusal !== null) return <span role="alert">{refusal}</span>
  return (
    <Button
      variant="default"
      size="compact-xs"
      aria-label={`Add ${id} to the categories`}
      onClick={() => setRefusal(edit('Add a category', (it) => addEntry(it, 'categories', name, id)))}
    >
      Add
    </Button>
  )
}
