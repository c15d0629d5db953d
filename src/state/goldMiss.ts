import { judgementOf, type Dataset } from '../domain/dataset.ts'
import { goldOf, goldWords, meetsGold } from '../domain/gold.ts'
import { brief } from '../domain/itemProblem.ts'
import { get } from '../domain/table.ts'

/**
 * What is said to an annotator whose decision does not meet a known answer; null for everything else, and always where
 * the project keeps its gold items to itself.
 */
export function missSentence(dataset: Dataset, itemId: string, annotatorId: string): string | null {
  const { gold } = dataset.project
  if (!gold.tellsMisses) return null
  const known = goldOf(gold, itemId)
  const item = get(dataset.items, itemId)
  const judgement = judgementOf(dataset, itemId, annotatorId)
  if (!known || !item || !judgement || meetsGold(known, item, judgement) !== false) return null
  const truth =
    known.outcome === 'reject'
      ? 'this one is known to be one to reject'
      : `the answer is known to be ${goldWords(known)}`
  return `Worth another look: “${brief(item.question)}” – ${truth}. Press U to go back to it.`
}
