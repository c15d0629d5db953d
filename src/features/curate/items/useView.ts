import { useMemo, useState } from 'react'
import { columnOf, usualColumns } from '../../../domain/itemColumns.ts'
import type { Condition, TableView } from '../../../domain/tableView.ts'
import { conditionsIn, tableAddress } from '../tableAddress.ts'

const usual: Omit<TableView, 'conditions'> = { search: '', sort: null, columns: usualColumns }
const noConditions: readonly Condition[] = []

/** How the table of each project was looked at last, for as long as this page lives. */
const lately = new Map<string, Omit<TableView, 'conditions'>>()

export interface ViewInUse {
  readonly view: TableView
  /** The address asked for something that is no filter. */
  readonly isOdd: boolean
  readonly change: (change: Partial<TableView>) => void
}

/** The view of the table. Its conditions stand in the address, so that they can be led to, shared and gone back from. */
export function useView(
  projectId: string,
  detail: string | null,
  navigate: (address: string) => void,
): ViewInUse {
  const [rest, setRest] = useState(() => lately.get(projectId) ?? usual)
  const read = useMemo(() => (detail === null ? noConditions : conditionsIn(detail)), [detail])
  const view = useMemo(() => ({ ...rest, conditions: read ?? noConditions }), [rest, read])
  return {
    view,
    isOdd: read === null,
    change({ conditions, search = rest.search, sort = rest.sort, columns: asked = rest.columns }) {
      const columns = withQuestion(asked.filter((id) => columnOf(id)))
      const kept = { search, sort, columns: columns.length > 1 ? columns : usualColumns }
      lately.set(projectId, kept)
      setRest(kept)
      if (conditions) navigate(tableAddress(projectId, conditions))
    },
  }
}

/** The question stands first, whatever comes after it. */
const withQuestion = (columns: readonly string[]): readonly string[] =>
  columns[0] === 'question' ? columns : ['question', ...columns.filter((id) => id !== 'question')]
