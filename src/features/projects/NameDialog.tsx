import { Button, Group, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import { sentenceOf } from '../../domain/refusal.ts'

interface NameDialogProps {
  readonly opened: boolean
  readonly title: string
  readonly action: string
  readonly initial: string
  readonly onClose: () => void
  readonly onName: (name: string) => Promise<void>
}

/** Asks for the name of a project. */
export function NameDialog({ opened, title, onClose, ...form }: NameDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': 'Close' }}>
      {opened ? <NameForm {...form} onClose={onClose} /> : null}
    </Modal>
  )
}

function NameForm({ action, initial, onClose, onName }: Omit<NameDialogProps, 'opened' | 'title'>) {
  const [name, setName] = useState(initial)
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = async () => {
    setBusy(true)
    try {
      await onName(name.trim())
      onClose()
    } catch (error) {
      setFailure(sentenceOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() !== '') void submit()
      }}
    >
      <TextInput
        label="Name"
        data-autofocus
        maxLength={120}
        value={name}
        error={failure}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Group justify="flex-end" mt="lg">
        <Button size="sm" variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button size="sm" type="submit" disabled={name.trim() === ''} loading={busy}>
          {action}
        </Button>
      </Group>
    </form>
  )
}
