import { frameOf, intersection } from './geometry.ts'
import { isMultipleChoice } from './item.ts'
import type { ItemFacts } from './itemFacts.ts'
import { faultOf } from './standing.ts'

/** Why an accepted item cannot stand in a benchmark all the same, as a sentence; null where it can. */
export function unfitness({ picture, content }: Pick<ItemFacts, 'picture' | 'content'>): string | null {
  if (!picture || picture.sha256 === null) return 'Its picture is missing: import the picture.'
  if (!content.region) return 'It has no region, and every row needs a crop: draw the region.'
  if (!intersection(content.region, frameOf(picture)))
    return 'Its region does not touch the picture: draw the region anew.'
  return faultOf(content)
}

/** The same for two items that ask the same of the same picture: evaluators know a row by these (FORMATS §1.3). */
export function rowKey({ item, picture, content }: Pick<ItemFacts, 'item' | 'picture' | 'content'>): string {
  const { question, options } = content
  const asked = isMultipleChoice(content) ? [question, ...options] : [question]
  return JSON.stringify([picture?.sha256 ?? item.pictureId, ...asked])
}
