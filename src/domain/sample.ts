import type { Item } from './item.ts'
import { rows, type Table } from './table.ts'

/** Folder under which the files of the sample project are known, in its items and beside the page. */
export const sampleFolder = 'sample/'

/** Whether the items came with the sample project, so that a debrief can compare decisions with the truth. */
export function isSampleProject(items: Table<Item>): boolean {
  const [first] = rows(items)
  return first !== undefined && first.source.file.startsWith(`${sampleFolder}validated_vqa.jsonl`)
}
