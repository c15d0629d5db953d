import { Textarea } from '@mantine/core'
import { useCallback, useRef, useState, type KeyboardEvent } from 'react'
import styles from './EditableText.module.css'
import { mostEdited, shortened } from './longText.ts'

interface EditableTextProps {
  readonly label: string
  readonly value: string
  /** Takes the text; false when it was refused, and the field then stays open with what was typed. */
  readonly onCommit: (text: string) => boolean | void
  readonly placeholder?: string
  /** One line: Enter commits instead of breaking the line. */
  readonly single?: boolean
  readonly className?: string
  readonly id?: string
  readonly disabled?: boolean
}

/** Text that is read most of the time and edited where it stands. Leaving it commits; Escape does not. */
export function EditableText(props: EditableTextProps) {
  const { label, value, onCommit, placeholder, single, className, id, disabled } = props
  const [draft, setDraft] = useState<string | null>(null)
  const field = useRef<HTMLTextAreaElement | null>(null)

  // The same function for every drawing: another one would select what was typed so far with each letter.
  const appear = useCallback((element: HTMLTextAreaElement | null) => {
    field.current = element
    if (element) takeFocus(element)
  }, [])

  const finish = (keep: boolean) => {
    if (keep && draft !== null && draft !== value && onCommit(draft) === false) {
      // Refused: what was typed stays, and so does the focus.
      setTimeout(() => field.current?.focus())
      return
    }
    setDraft(null)
  }

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      finish(false)
    } else if (event.key === 'Enter' && single && !event.ctrlKey && !event.metaKey) {
      event.preventDefault()
      event.currentTarget.blur()
    }
  }

  if (draft === null) {
    const shown = shortened(value)
    return (
      <button
        type="button"
        id={id}
        className={`${styles.shown} ${className ?? ''}`}
        aria-label={`${label}: ${value === '' ? (placeholder ?? 'empty') : shown}`}
        data-empty={value === ''}
        disabled={disabled || value.length > mostEdited}
        onClick={() => setDraft(value)}
        dir="auto"
      >
        {value === '' ? placeholder : shown}
      </button>
    )
  }
  return (
    <Textarea
      aria-label={label}
      autosize
      minRows={1}
      maxRows={12}
      ref={appear}
      value={draft}
      dir="auto"
      classNames={{ input: `${styles.input} ${className ?? ''}` }}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={() => finish(true)}
      onKeyDown={onKeyDown}
    />
  )
}

/** The field appears because somebody asked to edit: the next key belongs to it. */
function takeFocus(field: HTMLTextAreaElement): void {
  field.focus()
  field.select()
}
