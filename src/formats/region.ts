import type { Rect, Size } from '../domain/geometry.ts'
import { fitBox, parseBox } from './box.ts'
import type { Measure } from './format.ts'
import { under, warning, type Remark } from './remark.ts'

/**
 * The evidence region of a record. A record without a box keeps going without a region; a box that is there but
 * cannot be read fails the record.
 */
export type RegionRead =
  | { readonly ok: true; readonly region: Rect | null; readonly remarks: readonly Remark[] }
  | { readonly ok: false; readonly remark: Remark }

export function readRegion(value: unknown, size: Size | null, measure: Measure = 'pixels'): RegionRead {
  if (value === null || value === undefined) {
    const remark = warning(
      'box-missing',
      'The record has no box. Draw the evidence region while checking.',
      'bbox',
    )
    return { ok: true, region: null, remarks: [remark] }
  }
  const given = parseBox(value, measure === 'pixels' ? 1 : 0)
  if (!given.ok) return { ok: false, remark: under('bbox', given.remark) }
  const fitted = size === null ? given : fitBox(given.rect, size)
  if (!fitted.ok) return { ok: false, remark: under('bbox', fitted.remark) }
  const remarks = size === null ? given.remarks : [...given.remarks, ...fitted.remarks]
  return { ok: true, region: fitted.rect, remarks: remarks.map((remark) => under('bbox', remark)) }
}
