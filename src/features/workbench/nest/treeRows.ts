import { childrenOf, levelOf, parentOf, readingOrder } from '../../../domain/boxes.ts'
import type { Box } from '../../../domain/judgement.ts'

/** One line of the box tree. */
export interface TreeRow {
  readonly box: Box
  /** b1 is 1. */
  readonly level: number
  /** 0 for an outermost box. */
  readonly depth: number
  /** 1-based place among its siblings, and how many they are. */
  readonly place: number
  readonly siblings: number
  /** Null for a leaf. */
  readonly open: boolean | null
}

/** The lines that are to be seen: every box whose parents are all open, parents before children. */
export function treeRows(boxes: readonly Box[], closed: ReadonlySet<string>): readonly TreeRow[] {
  const hidden = new Set<string>()
  const depths = new Map<string, number>()
  const places = new Map<string | null, number>()
  const rows: TreeRow[] = []
  for (const box of readingOrder(boxes)) {
    const parent = parentOf(boxes, box.id)
    const around = parent?.id ?? null
    const place = (places.get(around) ?? 0) + 1
    places.set(around, place)
    // Of boxes that go round in a circle the first has no parent above it, so it is shown as an outermost one.
    const above = parent ? depths.get(parent.id) : undefined
    const depth = above === undefined ? 0 : above + 1
    depths.set(box.id, depth)
    if (parent && above !== undefined && (closed.has(parent.id) || hidden.has(parent.id))) {
      hidden.add(box.id)
      continue
    }
    const open = childrenOf(boxes, box.id).length === 0 ? null : !closed.has(box.id)
    const siblings = childrenOf(boxes, around).length
    rows.push({ box, level: levelOf(boxes, box.id), depth, place, siblings, open })
  }
  return rows
}

export type TreeMove = 'up' | 'down' | 'first' | 'last' | 'in' | 'out'

/** Where a key leads from a line: to another one, or it opens or closes this one. */
export interface TreeStep {
  readonly to: string | null
  readonly turn: 'open' | 'close' | null
}

/** The moves of the tree pattern of WAI-ARIA: in opens, then goes to the first child; out closes, then to the parent. */
export function treeStep(rows: readonly TreeRow[], id: string | null, move: TreeMove): TreeStep {
  const to = (row: TreeRow | undefined): TreeStep => ({ to: row?.box.id ?? null, turn: null })
  const at = rows.findIndex((row) => row.box.id === id)
  const row = rows[at]
  if (!row) return to(rows.at(move === 'last' || move === 'up' ? -1 : 0))
  switch (move) {
    case 'up':
      return to(rows[Math.max(0, at - 1)])
    case 'down':
      return to(rows[Math.min(rows.length - 1, at + 1)])
    case 'first':
      return to(rows[0])
    case 'last':
      return to(rows.at(-1))
    case 'in':
      if (row.open === false) return { to: row.box.id, turn: 'open' }
      return to(row.open ? (rows[at + 1] ?? row) : row)
    case 'out':
      if (row.open) return { to: row.box.id, turn: 'close' }
      return to(rows.slice(0, at).findLast(({ depth }) => depth < row.depth) ?? row)
  }
}

/** The ids from one line to another, both included, whichever is higher; only the second where the first is not there. */
export function idsBetween(rows: readonly TreeRow[], from: string | null, to: string): readonly string[] {
  const [a, b] = [rows.findIndex((row) => row.box.id === from), rows.findIndex((row) => row.box.id === to)]
  if (a < 0 || b < 0) return [to]
  const ids = rows.slice(Math.min(a, b), Math.max(a, b) + 1).map((row) => row.box.id)
  return a < b ? ids : ids.toReversed()
}

/** The line to stand on once some are gone: the next one that stays, else the one before. */
export function neighbourOf(rows: readonly TreeRow[], id: string, gone: ReadonlySet<string>): string | null {
  const at = rows.findIndex((row) => row.box.id === id)
  const stays = ({ box }: TreeRow) => !gone.has(box.id)
  const next = rows.slice(at + 1).find(stays) ?? rows.slice(0, Math.max(0, at)).findLast(stays)
  return next?.box.id ?? null
}
