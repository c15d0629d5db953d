import type { Condition } from '../../domain/tableView.ts'

/** The address of the table of a project with these conditions set, for a chart or a figure to lead to. */
export const tableAddress = (projectId: string, conditions: readonly Condition[]): string =>
  `/project/${projectId}/curate/items${conditions.length > 0 ? `/${encodeURIComponent(JSON.stringify(conditions))}` : ''}`
