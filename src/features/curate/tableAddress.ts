import { readConditions } from '../../domain/itemFilterReading.ts'
import type { Condition } from '../../domain/tableView.ts'

/** The address of the table of a project with these conditions set, for a chart or a figure to lead to. */
export function tableAddress(projectId: string, conditions: readonly Condition[]): string {
  const page = `/project/${projectId}/curate/items`
  if (conditions.length === 0) return page
  // With no percent sign of its own the text stays the same however often an address is decoded.
  const text = JSON.stringify(conditions).replaceAll('%', String.raw`\u0025`)
  return `${page}/${encodeURIComponent(text)}`
}

/** The conditions that the detail of such an address holds; null where it holds something else. */
export function conditionsIn(detail: string): readonly Condition[] | null {
  try {
    return readConditions(decodeURIComponent(detail))
  } catch {
    return null
  }
}
