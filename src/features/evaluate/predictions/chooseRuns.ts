/** Which runs are chosen, and where a range would begin. */
export interface ChosenRuns {
  readonly ids: ReadonlySet<string>
  readonly anchor: string | null
}

export const noRuns: ChosenRuns = { ids: new Set(), anchor: null }

/** After one was ticked or unticked; with Shift all from where the last one was, as this one now is. */
export function ticked(
  chosen: ChosenRuns,
  shown: readonly string[],
  id: string,
  isRange: boolean,
): ChosenRuns {
  const on = !chosen.ids.has(id)
  const [from, to] = [chosen.anchor === null ? -1 : shown.indexOf(chosen.anchor), shown.indexOf(id)]
  const those =
    isRange && from >= 0 && to >= 0 ? shown.slice(Math.min(from, to), Math.max(from, to) + 1) : [id]
  const ids = new Set(chosen.ids)
  for (const each of those) {
    if (on) ids.add(each)
    else ids.delete(each)
  }
  return { ids, anchor: id }
}

/** All of them, or none where all were chosen. */
export const allTicked = (chosen: ChosenRuns, shown: readonly string[]): ChosenRuns =>
  shown.every((id) => chosen.ids.has(id)) ? noRuns : { ids: new Set(shown), anchor: null }
