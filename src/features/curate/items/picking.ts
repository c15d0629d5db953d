/** Which rows of the table are chosen, and where one stands among them. Rows are known by their items. */
export interface Picking {
  readonly chosen: ReadonlySet<string>
  /** The row that the keyboard is on; -1 before the first. */
  readonly at: number
  /** Where a range began. */
  readonly anchor: number
}

export const nothingPicked: Picking = { chosen: new Set(), at: -1, anchor: -1 }

const range = (ids: readonly string[], a: number, b: number): readonly string[] =>
  ids.slice(Math.max(0, Math.min(a, b)), Math.max(a, b) + 1)

/** After a click on a row: alone, with Shift from where the range began, or with Ctrl or ⌘ beside the others. */
export function clicked(
  picking: Picking,
  ids: readonly string[],
  at: number,
  how: 'alone' | 'range' | 'beside',
): Picking {
  const id = ids[at]
  if (id === undefined) return picking
  if (how === 'range' && picking.anchor >= 0) {
    return { ...picking, chosen: new Set(range(ids, picking.anchor, at)), at }
  }
  if (how === 'beside') return { chosen: toggled(picking.chosen, id), at, anchor: at }
  return { chosen: new Set([id]), at, anchor: at }
}

/** After a step by keyboard. Choosing follows only where a range is drawn (Shift). */
export function stepped(picking: Picking, ids: readonly string[], to: number, extends_: boolean): Picking {
  if (ids.length === 0) return picking
  const at = Math.max(0, Math.min(ids.length - 1, to))
  if (!extends_) return { ...picking, at, anchor: at }
  const anchor = picking.anchor >= 0 ? picking.anchor : Math.max(0, picking.at)
  return { chosen: new Set(range(ids, anchor, at)), at, anchor }
}

/** After the row that the keyboard is on was chosen, or no longer is. */
export function toggledHere(picking: Picking, ids: readonly string[]): Picking {
  const id = ids[picking.at]
  return id === undefined
    ? picking
    : { chosen: toggled(picking.chosen, id), at: picking.at, anchor: picking.at }
}

export const allPicked = (picking: Picking, ids: readonly string[]): Picking => ({
  ...picking,
  chosen: new Set(ids),
})

/** The same where other rows are shown: what is no longer there is not chosen, and the keyboard stays on its item. */
export function amongShown(picking: Picking, before: readonly string[], now: readonly string[]): Picking {
  if (before === now) return picking
  const there = picking.chosen.size > 0 || picking.at >= 0 ? new Set(now) : new Set<string>()
  const chosen = [...picking.chosen].filter((id) => there.has(id))
  const id = before[picking.at]
  const at = id !== undefined && there.has(id) ? now.indexOf(id) : Math.min(picking.at, now.length - 1)
  return {
    chosen: chosen.length === picking.chosen.size ? picking.chosen : new Set(chosen),
    at,
    anchor: at,
  }
}

function toggled(chosen: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(chosen)
  if (!next.delete(id)) next.add(id)
  return next
}
