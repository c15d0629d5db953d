import { exampleItem } from './example.ts'
import type { Item } from './item.ts'
import { contentOf, createJudgement, type Judgement } from './judgement.ts'
import type { JudgedItem } from './judged.ts'

/** Records that tests of agreement and of times start from. */

/** An item about which ann, bob, … said so; accepted in the end, unless it is said otherwise. */
export function judgedItem(
  id: string,
  said: readonly (Partial<Judgement> | null)[],
  { resolution, ...over }: Partial<Item> & Partial<Pick<JudgedItem, 'resolution'>> = {},
): JudgedItem {
  const item = exampleItem({ id, ...over })
  return {
    item,
    judgements: said.flatMap((one, place) =>
      one ? [{ ...createJudgement(id, ['ann', 'bob', 'cleo', 'dan'][place] ?? String(place)), ...one }] : [],
    ),
    resolution: resolution ?? {
      itemId: id,
      outcome: 'accept',
      content: contentOf(item),
      by: ['ann'],
      checks: 1,
      at: 1,
      adjudicator: null,
      reasons: [],
    },
  }
}

/** One of these for each decision by ann and bob, from a short word: a, r, f, s or a dot. */
export const decidedItem = (id: string, letters: string): JudgedItem =>
  judgedItem(
    id,
    Array.from(letters, (letter) => {
      const decision = ({ a: 'accept', r: 'reject', f: 'flag', s: 'skip' } as const)[letter]
      return decision ? { decision } : null
    }),
  )
