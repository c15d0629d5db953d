import type { SourceBox } from '../domain/item.ts'
import { parseBox } from './box.ts'
import { tooManyBoxes } from './boxLimit.ts'
import type { TargetsRead } from './corners.ts'
import { under, warning, type Remark } from './remark.ts'

/** The boxes of TreeBench's `target_instances` (FORMATS §4.3): a list of corners written as text, each a target of its own. */
export function boxesOfText(text: string, remarks: Remark[]): TargetsRead {
  if (text.trim() === '') return {}
  const numbers = [...text.matchAll(/\[([^[\]]{1,200})\]/g)].map(([, inner]) =>
    (inner ?? '').split(',').map((part) => part.trim()),
  )
  const failure = tooManyBoxes(numbers.length, 'target_instances')
  if (failure) return { failure }
  const boxes: SourceBox[][] = []
  for (const [place, parts] of numbers.entries()) {
    const field = `target_instances[${place}]`
    const read = parseBox(parts.map(Number))
    if (read.ok) {
      boxes.push([{ rect: read.rect, label: '' }])
      remarks.push(...read.remarks.map((remark) => under(field, remark)))
    } else remarks.push({ ...under(field, read.remark), severity: 'warning' })
  }
  if (boxes.length === 0) {
    remarks.push(
      warning('box-unreadable', 'target_instances holds no box that can be read.', 'target_instances'),
    )
    return {}
  }
  const [only] = boxes
  const rect = boxes.length === 1 ? only?.[0]?.rect : undefined
  return { boxes, ...(rect && { region: [rect.x1, rect.y1, rect.x2, rect.y2] }) }
}
