import { chainsOf, isBoxed } from './chains.ts'
import type { Judgement } from './judgement.ts'

/** Those who drew a chain, the one whose boxes go out first. */
export function boxingOf(
  judgements: readonly Judgement[],
  accepting: readonly string[],
  wanted: number,
): readonly Judgement[] {
  const rank = ({ annotatorId, boxes }: Judgement): number =>
    (accepting.includes(annotatorId) ? 2 : 0) + (isBoxed(boxes, wanted) ? 1 : 0)
  return judgements
    .filter(({ boxes }) => chainsOf(boxes).length > 0)
    .toSorted((first, second) => rank(second) - rank(first))
}
