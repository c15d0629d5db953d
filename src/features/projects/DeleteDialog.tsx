import { Button, Group, Modal, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { sentenceOf } from '../../domain/refusal.ts'
import type { ProjectSummary } from '../../state/appState.ts'
import { countText } from '../../ui/quantity.ts'

interface DeleteDialogProps {
  readonly project: ProjectSummary | null
  readonly onClose: () => void
  readonly onDelete: (projectId: string) => Promise<void>
}

/** Deleting cannot be undone, so the name has to be typed. */
export function DeleteDialog({ project, onClose, onDelete }: DeleteDialogProps) {
  return (
    <Modal
      opened={project !== null}
      onClose={onClose}
      title="Delete the project"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {project ? (
        <DeleteForm key={project.id} project={project} onClose={onClose} onDelete={onDelete} />
      ) : null}
    </Modal>
  )
}

function DeleteForm({
  project,
  onClose,
  onDelete,
}: DeleteDialogProps & { readonly project: ProjectSummary }) {
  const [typed, setTyped] = useState('')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const matches = typed.trim() === project.name.trim()
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!matches) return
        setBusy(true)
        setFailure(null)
        void onDelete(project.id).then(onClose, (error: unknown) => {
          setFailure(sentenceOf(error))
          setBusy(false)
        })
      }}
    >
      <Text size="md">
        This deletes “{project.name}” with its {countText(project.items, 'item')},{' '}
        {countText(project.decided, 'decision')} and {countText(project.pictures, 'picture')} from this
        browser. It cannot be undone. Export the project first if anybody may need it again.
      </Text>
      <TextInput
        mt="lg"
        label={`Type ${project.name} to delete it`}
        data-autofocus
        autoComplete="off"
        value={typed}
        error={failure}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Group justify="flex-end" mt="lg">
        <Button size="sm" variant="default" onClick={onClose}>
          Keep it
        </Button>
        <Button size="sm" color="red" type="submit" disabled={!matches} loading={busy}>
          Delete
        </Button>
      </Group>
    </form>
  )
}
