import { TextInput, type TextInputProps } from '@mantine/core'
import { useState, type KeyboardEvent } from 'react'

interface DraftFieldProps extends Omit<TextInputProps, 'value' | 'onChange' | 'onBlur' | 'error'> {
  readonly value: string
  /** Takes the text over; answers with a sentence when it may not be so. */
  readonly onCommit: (text: string) => string | null
}

/** A text field whose text counts once it is left or Enter is pressed; Escape takes the draft back. */
export function DraftField({ value, onCommit, onKeyDown, ...field }: DraftFieldProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)

  const drop = () => {
    setDraft(null)
    setRefusal(null)
  }
  const finish = () => {
    if (draft === null) return
    const refused = draft === value ? null : onCommit(draft)
    if (refused === null) drop()
    else setRefusal(refused)
  }
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') finish()
    else if (event.key === 'Escape') drop()
    else onKeyDown?.(event)
  }

  return (
    <TextInput
      {...field}
      value={draft ?? value}
      error={refusal}
      errorProps={{ fz: 12 }}
      autoComplete="off"
      // While there is a draft, Escape is about the draft and not about the dialog.
      data-mantine-stop-propagation={draft !== null}
      onChange={(event) => {
        setDraft(event.currentTarget.value)
        setRefusal(null)
      }}
      onBlur={finish}
      onKeyDown={press}
    />
  )
}
