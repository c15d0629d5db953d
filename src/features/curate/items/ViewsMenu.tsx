import { Button, Menu, TextInput } from '@mantine/core'
import { IconBookmark, IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { projectChange } from '../../../domain/entry.ts'
import type { Project } from '../../../domain/project.ts'
import type { SavedView, TableView } from '../../../domain/tableView.ts'
import { useAppActions, useOpen } from '../../../state/useApp.ts'
import { FramedDialog } from '../../../ui/FramedDialog.tsx'
import styles from './Items.module.css'

type Naming = { readonly kind: 'new' } | { readonly kind: 'rename'; readonly saved: SavedView }

/** Views that the project keeps: choose one, keep the present one, rename or delete one. Each is one step to undo. */
export function ViewsMenu(props: { readonly view: TableView; readonly onChoose: (view: TableView) => void }) {
  const { view, onChoose } = props
  const app = useAppActions()
  const views = useOpen(({ dataset }) => dataset.project.views)
  const [naming, setNaming] = useState<Naming | null>(null)

  function keep(label: string, change: (views: Project['views']) => Project['views']): void {
    const project = app.store.getState().open?.dataset.project
    if (!project) return
    const after = { ...project, views: change(project.views) }
    app.session().commit(label, [projectChange(project, after)])
  }

  function named(name: string): void {
    if (naming?.kind === 'rename') {
      const { id } = naming.saved
      keep(`Rename the view “${naming.saved.name}”`, (all) =>
        all.map((each) => (each.id === id ? { ...each, name } : each)),
      )
    } else if (naming) {
      keep(`Keep the view “${name}”`, (all) => [...all, { ...view, id: app.deps.newId(), name }])
    }
    setNaming(null)
  }

  return (
    <>
      <Menu position="bottom-end" shadow="md" width={260}>
        <Menu.Target>
          <Button variant="default" leftSection={<IconBookmark size={14} />}>
            Views
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setNaming({ kind: 'new' })}>Keep this view…</Menu.Item>
          {views.length > 0 ? <Menu.Label>Kept</Menu.Label> : null}
          {views.map((saved) => (
            <Menu.Item key={saved.id} onClick={() => onChoose(saved)}>
              {saved.name.slice(0, 60)}
            </Menu.Item>
          ))}
          {views.length > 0 ? <Menu.Label>Change</Menu.Label> : null}
          {views.map((saved) => (
            <Menu.Item
              key={saved.id}
              leftSection={<IconPencil size={13} />}
              onClick={() => setNaming({ kind: 'rename', saved })}
            >
              Rename “{saved.name.slice(0, 60)}”…
            </Menu.Item>
          ))}
          {views.map((saved) => (
            <Menu.Item
              key={saved.id}
              leftSection={<IconTrash size={13} />}
              onClick={() =>
                keep(`Delete the view “${saved.name}”`, (all) => all.filter(({ id }) => id !== saved.id))
              }
            >
              Delete “{saved.name.slice(0, 60)}”
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {naming ? (
        <NameView
          title={naming.kind === 'new' ? 'Keep this view' : 'Rename the view'}
          name={naming.kind === 'new' ? '' : naming.saved.name}
          onClose={() => setNaming(null)}
          onName={named}
        />
      ) : null}
    </>
  )
}

function NameView(props: {
  readonly title: string
  readonly name: string
  readonly onClose: () => void
  readonly onName: (name: string) => void
}) {
  const { title, onClose, onName } = props
  const [name, setName] = useState(props.name)
  return (
    <FramedDialog title={title} size={380} onClose={onClose}>
      <form
        className={styles.dialogBody}
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== '') onName(name.trim())
        }}
      >
        <TextInput
          label="Name"
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
        />
        <div className={styles.actions}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={name.trim() === ''}>
            {title === 'Keep this view' ? 'Keep' : 'Rename'}
          </Button>
        </div>
      </form>
    </FramedDialog>
  )
}
