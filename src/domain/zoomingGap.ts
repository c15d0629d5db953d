/** How often a model was right about one item in both views: 1 or 0, or a share where it was asked several times. */
export interface GapRow {
  /** Category id; null for none. */
  readonly category: string | null
  readonly global: number
  readonly regional: number
}

/** Accuracies are shares, 0 to 1; the gap is regional minus global (004 §5.1). */
export interface GapLine {
  readonly items: number
  readonly global: number
  readonly regional: number
  readonly gap: number
}

export interface GapTable {
  /** One for each category that occurs, in the order in which it first does. */
  readonly categories: readonly (GapLine & { readonly category: string | null })[]
  /** Over all items, so categories weigh by their number of items, as in 004 Table 7. Null when there are none. */
  readonly overall: GapLine | null
}

/** The zooming gap per category and over all. */
export function gapTable(rows: readonly GapRow[]): GapTable {
  const groups = new Map<string | null, GapRow[]>()
  for (const row of rows) {
    const group = groups.get(row.category)
    if (group) group.push(row)
    else groups.set(row.category, [row])
  }
  return {
    categories: [...groups].map(([category, group]) => ({ category, ...lineOf(group) })),
    overall: rows.length > 0 ? lineOf(rows) : null,
  }
}

function lineOf(rows: readonly GapRow[]): GapLine {
  const mean = (view: 'global' | 'regional'): number =>
    rows.reduce((sum, row) => sum + row[view], 0) / rows.length
  const [global, regional] = [mean('global'), mean('regional')]
  return { items: rows.length, global, regional, gap: regional - global }
}
