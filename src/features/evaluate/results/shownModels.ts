/** What a person chose to see of the results; kept in this browser only. */
export interface ResultsView {
  /** Labels in the order that was chosen; those that came later follow in their own. */
  readonly order: readonly string[]
  readonly hidden: readonly string[]
  /** With what the others are compared; null for nothing. */
  readonly baseline: string | null
  readonly intervals: boolean
  readonly people: boolean
}

export const usualView: ResultsView = {
  order: [],
  hidden: [],
  baseline: null,
  intervals: true,
  people: true,
}

/** All labels in the order that was chosen. */
export function arranged(labels: readonly string[], order: readonly string[]): readonly string[] {
  const known = order.filter((label) => labels.includes(label))
  return [...known, ...labels.filter((label) => !known.includes(label))]
}

export const shownOf = (labels: readonly string[], { order, hidden }: ResultsView): readonly string[] =>
  arranged(labels, order).filter((label) => !hidden.includes(label))

/** The same order with one label moved by so many places. */
export function moved(labels: readonly string[], label: string, by: number): readonly string[] {
  const from = labels.indexOf(label)
  const to = Math.max(0, Math.min(labels.length - 1, from + by))
  if (from < 0 || to === from) return labels
  const rest = labels.filter((each) => each !== label)
  return [...rest.slice(0, to), label, ...rest.slice(to)]
}

/** What is kept of this many projects. */
const mostProjects = 50

/** What was kept, as far as it can be understood. */
export function readViews(text: string | null): ReadonlyMap<string, ResultsView> {
  try {
    const json: unknown = JSON.parse(text ?? '[]')
    if (!Array.isArray(json)) return new Map()
    return new Map(
      json.flatMap((entry: unknown): readonly (readonly [string, ResultsView])[] => {
        const [id, view]: readonly unknown[] = Array.isArray(entry) ? entry : []
        return typeof id === 'string' && typeof view === 'object' && view !== null
          ? [[id, viewIn({ ...view })]]
          : []
      }),
    )
  } catch {
    return new Map()
  }
}

const viewIn = (json: Readonly<Record<string, unknown>>): ResultsView => ({
  order: textsIn(json['order']),
  hidden: textsIn(json['hidden']),
  baseline: typeof json['baseline'] === 'string' ? json['baseline'] : null,
  intervals: json['intervals'] !== false,
  people: json['people'] !== false,
})

const textsIn = (json: unknown): readonly string[] =>
  Array.isArray(json) ? json.filter((each): each is string => typeof each === 'string') : []

/** With this view as the newest; the oldest go when there are too many. */
export const writtenViews = (
  views: ReadonlyMap<string, ResultsView>,
  projectId: string,
  view: ResultsView,
): string =>
  JSON.stringify([...[...views].filter(([id]) => id !== projectId), [projectId, view]].slice(-mostProjects))
