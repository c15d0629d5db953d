import { TextInput } from '@mantine/core'
import { useState, type KeyboardEvent } from 'react'
import { heightOf, widthOf, type Rect } from '../../../domain/geometry.ts'
import { lengthText } from './boxWords.ts'
import { rectWith, steppedText, type RectPart } from './rectParts.ts'
import styles from './RectFields.module.css'

interface RectFieldsProps {
  /** Whose rect it is: `b2`. */
  readonly of: string
  readonly rect: Rect
  readonly disabled?: boolean
  readonly onRect: (rect: Rect) => void
}

const parts: readonly {
  readonly part: RectPart
  readonly unit: string
  readonly of: (rect: Rect) => number
}[] = [
  { part: 'x', unit: 'x', of: (rect) => rect.x1 },
  { part: 'y', unit: 'y', of: (rect) => rect.y1 },
  { part: 'width', unit: 'w', of: widthOf },
  { part: 'height', unit: 'h', of: heightOf },
]

/** A rect in four numbers. Enter or leaving a field places it; up and down go by 1 pixel, with Shift by 10. */
export function RectFields({ of: name, rect, disabled = false, onRect }: RectFieldsProps) {
  return (
    <div className={styles.fields} role="group" aria-label={`Place of ${name} in pixels`}>
      {parts.map(({ part, unit, of }) => (
        <NumberField
          key={part}
          label={`${part} of ${name}`}
          unit={unit}
          value={of(rect)}
          disabled={disabled}
          onNumber={(number) => onRect(rectWith(rect, part, number))}
        />
      ))}
    </div>
  )
}

interface NumberFieldProps {
  readonly label: string
  readonly unit: string
  readonly value: number
  readonly disabled: boolean
  readonly onNumber: (value: number) => void
}

function NumberField({ label, unit, value, disabled, onNumber }: NumberFieldProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const shown = lengthText(value)

  const commit = (text: string | null) => {
    setDraft(null)
    const number = Number(text)
    if (text !== null && text.trim() !== '' && text !== shown && Number.isFinite(number)) onNumber(number)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return
    const step = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0
    if (event.key === 'Enter') commit(draft)
    else if (event.key === 'Escape' && draft !== null) {
      event.stopPropagation()
      setDraft(null)
    } else if (step !== 0) {
      event.preventDefault()
      commit(steppedText(draft ?? shown, step * (event.shiftKey ? 10 : 1)))
    }
  }
  return (
    <TextInput
      aria-label={label}
      leftSection={<span className={styles.unit}>{unit}</span>}
      leftSectionWidth={22}
      size="xs"
      inputMode="decimal"
      autoComplete="off"
      disabled={disabled}
      value={draft ?? shown}
      error={draft !== null && !Number.isFinite(Number(draft))}
      classNames={{ input: styles.input ?? '' }}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setDraft(event.currentTarget.value.replace(',', '.'))}
      onBlur={() => commit(draft)}
      onKeyDown={onKeyDown}
    />
  )
}
