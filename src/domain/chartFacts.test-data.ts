import { examplePicture } from './example.ts'
import type { Item } from './item.ts'
import type { ItemFacts } from './itemFacts.ts'
import { judgedItem } from './judged.test-data.ts'
import type { Judgement } from './judgement.ts'

/** Facts that tests of charts start from: an accepted item on a picture of 4000 by 3000, of which ann, bob, … said so. */
export function someFacts(
  over: Partial<Omit<ItemFacts, 'item' | 'judgements'>> & Partial<Item> = {},
  said: readonly (Partial<Judgement> | null)[] = [],
): ItemFacts {
  const { picture = examplePicture(), resolution, stage, content, agreement, areaRatio, ...rest } = over
  const { activeMs, difficulty, ...item } = rest
  const judged = judgedItem(item.id ?? 'item-1', said, { ...item, ...(resolution ? { resolution } : {}) })
  return {
    ...judged,
    picture,
    stage: stage ?? 'resolved',
    content: content ?? judged.item,
    agreement: agreement ?? null,
    areaRatio: areaRatio ?? null,
    activeMs: activeMs ?? judged.judgements.reduce((sum, one) => sum + one.activeMs, 0),
    difficulty: difficulty ?? null,
  }
}
