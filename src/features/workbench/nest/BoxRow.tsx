import { IconChevronRight, IconLock, IconLockOpen2 } from '@tabler/icons-react'
import { useId, useState, type KeyboardEvent, type MouseEvent } from 'react'
import type { Box } from '../../../domain/judgement.ts'
import { sizeText, spokenName } from './boxWords.ts'
import { LevelMark } from './LevelMark.tsx'
import type { TreeRow } from './treeRows.ts'
import styles from './BoxRow.module.css'

interface BoxRowProps {
  readonly row: TreeRow
  readonly boxes: readonly Box[]
  /** Pixels from the top of the list. */
  readonly top: number
  readonly selected: boolean
  /** Whether Tab comes to this line. */
  readonly stop: boolean
  readonly levelNames: readonly string[]
  readonly editing: boolean
  readonly onElement: (element: HTMLElement | null) => void
  readonly onPress: (event: MouseEvent) => void
  readonly onFocus: () => void
  readonly onEdit: () => void
  readonly onLabel: (text: string | null) => void
  readonly onTurn: () => void
  readonly onLock: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onHover: (over: boolean) => void
}

/** One box in the tree. Its buttons are for the pointer; the keys of the tree do the same. */
export function BoxRow(props: BoxRowProps) {
  const { row, boxes, top, selected, stop, levelNames, editing, onElement } = props
  const { box, level, depth, open } = row
  return (
    <div
      role="treeitem"
      ref={onElement}
      className={styles.row}
      style={{ transform: `translateY(${top}px)`, paddingInlineStart: 2 + Math.min(depth, 12) * 14 }}
      tabIndex={stop ? 0 : -1}
      aria-level={depth + 1}
      aria-posinset={row.place}
      aria-setsize={row.siblings}
      aria-selected={selected}
      aria-expanded={open ?? undefined}
      data-id={box.id}
      onClick={props.onPress}
      onDoubleClick={props.onEdit}
      onFocus={props.onFocus}
      onKeyDown={props.onKeyDown}
      onMouseEnter={() => props.onHover(true)}
      onMouseLeave={() => props.onHover(false)}
    >
      <span className={styles.heard}>{spokenName(boxes, box)}</span>
      {open === null ? (
        <span className={styles.turn} />
      ) : (
        <button
          type="button"
          className={styles.turn}
          tabIndex={-1}
          aria-hidden
          data-open={open}
          onClick={apart(props.onTurn)}
          onDoubleClick={(event) => event.stopPropagation()}
        >
          <IconChevronRight size={14} />
        </button>
      )}
      <LevelMark level={level} />
      {editing ? (
        <LabelField
          value={box.label}
          names={levelNames}
          suggested={levelNames[level - 1]}
          onDone={props.onLabel}
        />
      ) : (
        <span className={styles.label} data-empty={box.label === ''} aria-hidden dir="auto">
          {box.label === '' ? (levelNames[level - 1] ?? 'no label') : box.label}
        </span>
      )}
      <span className={styles.size} aria-hidden>
        {sizeText(box.rect)}
      </span>
      <button
        type="button"
        className={styles.lock}
        tabIndex={-1}
        aria-hidden
        title={box.locked ? 'Unlock' : 'Lock'}
        data-locked={box.locked}
        onClick={apart(props.onLock)}
        onDoubleClick={(event) => event.stopPropagation()}
      >
        {box.locked ? <IconLock size={14} /> : <IconLockOpen2 size={14} />}
      </button>
    </div>
  )
}

/** A press on a button in the line is not a press on the line. */
const apart = (act: () => void) => (event: MouseEvent) => {
  event.stopPropagation()
  act()
}

interface LabelFieldProps {
  readonly value: string
  readonly names: readonly string[]
  readonly suggested: string | undefined
  /** Null when the label shall stay as it is. */
  readonly onDone: (text: string | null) => void
}

function LabelField({ value, names, suggested, onDone }: LabelFieldProps) {
  const [draft, setDraft] = useState(value)
  const listId = useId()
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') onDone(draft)
    else if (event.key === 'Escape') onDone(null)
  }
  return (
    <>
      <input
        className={styles.field}
        aria-label="Label"
        ref={takeFocus}
        value={draft}
        placeholder={suggested}
        list={names.length > 0 ? listId : undefined}
        autoComplete="off"
        dir="auto"
        onClick={(event) => event.stopPropagation()}
        onDoubleClick={(event) => event.stopPropagation()}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={() => onDone(draft)}
        onKeyDown={onKeyDown}
      />
      <datalist id={listId}>
        {names.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </datalist>
    </>
  )
}

function takeFocus(field: HTMLInputElement | null): void {
  field?.focus()
  field?.select()
}
