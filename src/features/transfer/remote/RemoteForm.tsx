import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { usualHost } from './address.ts'
import styles from './remote.module.css'
import type { RemoteFailure, RemoteFields } from './useRemote.ts'

export const usualFields: RemoteFields = { address: '', host: usualHost, revision: 'main', token: '' }

interface RemoteFormProps {
  readonly fields: RemoteFields
  readonly onFields: (fields: RemoteFields) => void
  readonly failure: RemoteFailure | null
  readonly isSeeking: boolean
  readonly onSeek: () => void
  readonly onStop: () => void
}

/** Asks where files lie on the web. */
export function RemoteForm({ fields, onFields, failure, isSeeking, onSeek, onStop }: RemoteFormProps) {
  const [isOpen, setOpen] = useState(false)
  const set = (change: Partial<RemoteFields>) => onFields({ ...fields, ...change })
  // What is not as usual is in sight.
  const isChanged = fields.host !== usualHost || fields.revision !== 'main' || fields.token !== ''
  const isShown = isOpen || isChanged || failure?.wantsToken === true
  const details = (
    <div className={styles.details}>
      <PasswordInput
        size="xs"
        label="Access token"
        description="For gated or private datasets. Kept until this dialog closes, and sent to the hub alone."
        placeholder="hf_…"
        autoComplete="off"
        value={fields.token}
        onChange={(event) => set({ token: event.currentTarget.value })}
      />
      <div className={styles.pair}>
        <TextInput
          size="xs"
          label="Hub"
          description="Or a mirror of it"
          autoComplete="off"
          spellCheck={false}
          value={fields.host}
          onChange={(event) => set({ host: event.currentTarget.value })}
        />
        <TextInput
          size="xs"
          label="Revision"
          description="Branch, tag or commit"
          autoComplete="off"
          spellCheck={false}
          value={fields.revision}
          onChange={(event) => set({ revision: event.currentTarget.value })}
        />
      </div>
    </div>
  )
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        onSeek()
      }}
    >
      <div className={styles.ask}>
        <TextInput
          className={styles.address ?? ''}
          size="sm"
          label="From the web"
          description="The id of a dataset on the Hugging Face hub, or the address of a file"
          placeholder="inclusionAI/ZoomBench"
          autoComplete="off"
          spellCheck={false}
          value={fields.address}
          disabled={isSeeking}
          onChange={(event) => set({ address: event.currentTarget.value })}
        />
        {isSeeking ? (
          <Button size="sm" variant="default" onClick={onStop}>
            Cancel
          </Button>
        ) : (
          <Button size="sm" variant="default" type="submit">
            Find files
          </Button>
        )}
      </div>
      {isSeeking ? (
        <p className={styles.line} role="status">
          Asking for the list of files…
        </p>
      ) : null}
      {failure ? (
        <p className={styles.failure} role="alert">
          {failure.sentence}
        </p>
      ) : null}
      {isShown ? (
        details
      ) : (
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          className={styles.more ?? ''}
          onClick={() => setOpen(true)}
        >
          Access token, mirror and revision
        </Button>
      )}
    </form>
  )
}
