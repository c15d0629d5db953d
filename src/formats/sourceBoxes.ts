import type { Size } from '../domain/geometry.ts'
import type { Source, SourceBox } from '../domain/item.ts'
import type { Picture } from '../domain/picture.ts'
import type { Remark } from './remark.ts'
import { regionOnPicture } from './storedPixels.ts'

export type BoxesOnPicture =
  | { readonly ok: true; readonly boxes: Source['boxes']; readonly remarks: readonly Remark[] }
  | { readonly ok: false; readonly remark: Remark }

/** The boxes of a source on its real picture, each as `regionOnPicture` has it; what is true of all is said once. */
export function sourceBoxesOnPicture(
  chains: Source['boxes'],
  claimed: Size | null,
  picture: Picture,
): BoxesOnPicture {
  const remarks = new Map<string, Remark>()
  const fitted: SourceBox[][] = []
  for (const [nth, chain] of chains.entries()) {
    const parent = chains.length > 1 ? `chains[${nth}].` : ''
    const levels: SourceBox[] = []
    for (const [place, { rect, label }] of chain.entries()) {
      const field = `${parent}boxes[${place}]`
      const on = regionOnPicture(rect, claimed, picture)
      if (!on.ok) return { ok: false, remark: { ...on.remark, field } }
      // An outer level may well be the whole picture.
      for (const remark of on.remarks.filter(({ code }) => code !== 'region-whole')) {
        if (!remarks.has(remark.sentence)) remarks.set(remark.sentence, { ...remark, field })
      }
      levels.push({ rect: on.region, label })
    }
    fitted.push(levels)
  }
  return { ok: true, boxes: fitted, remarks: [...remarks.values()] }
}
