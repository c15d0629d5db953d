import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react'
import { ancestorsOf, boxOf, subtreeOf } from '../../../domain/boxes.ts'
import type { Box } from '../../../domain/judgement.ts'
import type { Command } from '../../../ui/commands.ts'
import { matchesKeys } from '../../../ui/keys.ts'
import { BoxRow } from './BoxRow.tsx'
import { idsBetween, neighbourOf, treeRows, treeStep, type TreeMove } from './treeRows.ts'
import styles from './BoxTree.module.css'

interface TreeRowsProps {
  readonly boxes: readonly Box[]
  readonly selectedIds: readonly string[]
  readonly onSelect: (ids: readonly string[]) => void
  readonly onHover: ((id: string | null) => void) | undefined
  /** What keys do to the selection, besides moving in the tree. */
  readonly commands: readonly Command[]
  readonly levelNames: readonly string[]
  /** The box whose label is being edited. */
  readonly editing: string | null
  readonly onEditing: (id: string | null) => void
  /** Null when the label shall stay as it is. */
  readonly onLabel: (id: string, text: string | null) => void
  readonly onLock: (id: string) => void
  /** Goes up when the tree shall take the focus. */
  readonly called: number
}

const moves: Readonly<Record<string, TreeMove>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'in',
  ArrowLeft: 'out',
  Home: 'first',
  End: 'last',
}
const noneClosed: ReadonlySet<string> = new Set()
const rowHeight = 28
/** Trees up to this long are all in the page, for search and for screen readers. */
const wholeUpTo = 150

/** The lines of the tree: one tab stop; arrows move, open and close; the rest is done by the commands. */
export function TreeRows(props: TreeRowsProps) {
  const { boxes, selectedIds, onSelect, onHover, commands, levelNames, editing, onEditing, called } = props
  const list = useRef<HTMLDivElement>(null)
  const elements = useRef(new Map<string, HTMLElement>())
  /** Whether the tab stop shall have the focus as soon as it is there. */
  const wants = useRef(false)
  const [closed, setClosed] = useState(noneClosed)
  const latest = selectedIds.at(-1) ?? null
  const [standing, setStanding] = useState(latest)
  const [anchor, setAnchor] = useState(latest)
  const [followed, setFollowed] = useState(latest)
  if (followed !== latest) {
    // The tab stop follows what is selected elsewhere, and what is selected is never folded away.
    setFollowed(latest)
    if (latest !== null) {
      setStanding(latest)
      setAnchor(latest)
      const around = ancestorsOf(boxes, latest).filter(({ id }) => closed.has(id))
      if (around.length > 0) setClosed(without(closed, around))
    }
  }

  const rows = useMemo(() => treeRows(boxes, closed), [boxes, closed])
  const [seen, setSeen] = useState(rows)
  if (seen !== rows) {
    setSeen(rows)
    if (standing !== null && !boxOf(boxes, standing)) {
      const gone = seen.filter(({ box }) => !boxOf(boxes, box.id)).map(({ box }) => box.id)
      setStanding(neighbourOf(seen, standing, new Set(gone)))
    }
  }
  const at = rows.findIndex(({ box }) => box.id === standing)
  const stopAt = Math.max(0, at)
  const stop = rows[stopAt]?.box.id ?? null

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => list.current,
    estimateSize: () => rowHeight,
    overscan: rows.length <= wholeUpTo ? wholeUpTo : 8,
    // The line with the focus stays in the page, however far it is scrolled away.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), stopAt])]
        .filter((each) => each < rows.length)
        .toSorted((a, b) => a - b),
  })

  useLayoutEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' })
    // What is selected elsewhere takes the focus along only where the tree has it.
    if (list.current?.contains(document.activeElement)) wants.current = true
  }, [at, stop, virtual])
  useLayoutEffect(() => {
    if (called > 0) wants.current = true
  }, [called])
  useLayoutEffect(() => {
    const element = stop === null ? undefined : elements.current.get(stop)
    if (!wants.current || !element) return
    wants.current = false
    const { activeElement, body } = document
    const elsewhere = activeElement !== body && !list.current?.contains(activeElement)
    if (!elsewhere && editing === null) element.focus({ preventScroll: true })
  })

  const stand = (id: string) => {
    setStanding(id)
    wants.current = true
  }
  const choose = (id: string, how: 'only' | 'toggle' | 'range' | 'none') => {
    stand(id)
    if (how === 'none') return
    if (how !== 'range') setAnchor(id)
    if (how === 'only') onSelect([id])
    else if (how === 'range') onSelect(idsBetween(rows, anchor, id))
    else if (selectedIds.includes(id)) onSelect(selectedIds.filter((each) => each !== id))
    else onSelect([...selectedIds, id])
  }
  const turn = (id: string, open: boolean) => {
    setClosed(open ? new Set([...closed].filter((each) => each !== id)) : new Set([...closed, id]))
    if (open) return
    // What is folded away is neither selected nor the tab stop any more.
    const inside = new Set(subtreeOf(boxes, id).map((box) => box.id))
    if (standing !== null && inside.has(standing)) setStanding(id)
    if (selectedIds.some((each) => each !== id && inside.has(each))) onSelect([id])
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (stop === null || editing !== null) return
    // Tab leaves the tree, whatever it does on the canvas.
    if (event.key === 'Tab') {
      event.stopPropagation()
      return
    }
    if (actOn(event, stop)) {
      event.preventDefault()
      event.stopPropagation()
    }
  }

  /** Does what the key asks for; false when the tree has no use for it. */
  function actOn(event: KeyboardEvent, id: string): boolean {
    const command = commands.find(({ keys = [] }) => keys.some((key) => matchesKeys(key, event)))
    if (command) {
      // Also for a line that is about to go: the one that takes its place gets the focus.
      wants.current = true
      if (command.enabled !== false) command.run()
      return true
    }
    if (event.altKey) return false
    const held = event.ctrlKey || event.metaKey
    const move = moves[event.key]
    if (move) {
      const step = treeStep(rows, id, move)
      if (step.turn) turn(id, step.turn === 'open')
      else if (step.to !== null) choose(step.to, held ? 'none' : event.shiftKey ? 'range' : 'only')
      return true
    }
    if (held) {
      if (event.code !== 'KeyA') return false
      onSelect(rows.map(({ box }) => box.id))
      return true
    }
    if (event.key === ' ') {
      choose(id, event.shiftKey ? 'range' : 'toggle')
      return true
    }
    if (event.key === 'Enter') {
      if (selectedIds.length === 1 && latest === id) onEditing(id)
      else choose(id, 'only')
      return true
    }
    if (event.key === '*') {
      setClosed(noneClosed)
      return true
    }
    return false
  }

  return (
    <div className={styles.list} ref={list}>
      <div
        role="tree"
        aria-label="Boxes, the outermost first"
        aria-multiselectable
        className={styles.rows}
        style={{ height: virtual.getTotalSize() }}
      >
        {virtual.getVirtualItems().map((line) => {
          const row = rows[line.index]
          if (!row) return null
          const { id } = row.box
          return (
            <BoxRow
              key={id}
              row={row}
              boxes={boxes}
              top={line.start}
              selected={selectedIds.includes(id)}
              stop={id === stop}
              levelNames={levelNames}
              editing={editing === id}
              onElement={(element) => {
                if (element) elements.current.set(id, element)
                else elements.current.delete(id)
              }}
              onPress={(event: MouseEvent) =>
                choose(id, event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'toggle' : 'only')
              }
              // A screen reader may go to any line by itself; its keys then act on that one.
              onFocus={() => setStanding(id)}
              onEdit={() => onEditing(id)}
              onLabel={(text) => {
                wants.current = true
                props.onLabel(id, text)
              }}
              onTurn={() => turn(id, row.open === false)}
              onLock={() => props.onLock(id)}
              onKeyDown={onKeyDown}
              onHover={(over) => onHover?.(over ? id : null)}
            />
          )
        })}
      </div>
    </div>
  )
}

const without = (closed: ReadonlySet<string>, boxes: readonly Box[]): ReadonlySet<string> => {
  const open = new Set(boxes.map(({ id }) => id))
  return new Set([...closed].filter((id) => !open.has(id)))
}
