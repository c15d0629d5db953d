import { TextInput } from '@mantine/core'
import { useState } from 'react'

interface DraftNumberProps {
  readonly label: string
  readonly description?: string
  readonly value: number
  /** The number that a text says; null for what is none that can be taken. */
  readonly read: (text: string) => number | null
  /** What is said while the text is none. */
  readonly wrong: string
  readonly onValue: (value: number) => void
}

/** A number that counts once it is typed to its end: Enter and leaving take it, Escape leaves it as it was. */
export function DraftNumber({ label, description, value, read, wrong, onValue }: DraftNumberProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const isWrong = draft !== null && read(draft) === null
  const commit = () => {
    const next = draft === null ? null : read(draft)
    setDraft(null)
    if (next !== null && next !== value) onValue(next)
  }
  return (
    <TextInput
      size="xs"
      label={label}
      description={description}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      inputMode="decimal"
      autoComplete="off"
      value={draft ?? String(value)}
      error={isWrong ? wrong : null}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit()
        else if (event.key === 'Escape' && draft !== null) {
          event.stopPropagation()
          setDraft(null)
        }
      }}
    />
  )
}
