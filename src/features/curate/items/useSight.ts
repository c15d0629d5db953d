import { useMemo } from 'react'
import type { Sight } from '../../../domain/itemColumns.ts'
import type { ItemFacts } from '../../../domain/itemFacts.ts'
import { valueWordsIn } from '../../../domain/itemFieldWords.ts'
import { surroundingsOf } from '../../../domain/itemFields.ts'
import { get } from '../../../domain/table.ts'
import { annotatorOf } from '../../../state/appState.ts'
import { useOpen, useOutcomes } from '../../../state/useApp.ts'
import { useSelected } from '../useChosen.ts'
import { useDuplicates } from './useDuplicates.ts'

const unselected: ReadonlyMap<string, string> = new Map()

/** What the columns and filters rest on besides the facts. It changes only with what could change a cell. */
export function useSight(facts: readonly ItemFacts[], wantsDuplicates: boolean): Sight {
  const items = useOpen(({ dataset }) => dataset.items)
  const pictures = useOpen(({ dataset }) => dataset.pictures)
  const project = useOpen(({ dataset }) => dataset.project)
  const annotator = useOpen((_, state) => annotatorOf(state))
  const outcomes = useOutcomes()
  const duplicates = useDuplicates(facts, wantsDuplicates)
  const selection = useSelected().chosen?.codes ?? unselected
  const surroundings = useMemo(
    () => surroundingsOf({ pictures, project }, annotator.id, { outcomes, duplicates, selection }),
    [pictures, project, annotator, outcomes, duplicates, selection],
  )
  const words = useMemo(
    () =>
      // Whoever has not said anything yet is not among the people of the project.
      valueWordsIn(
        { ...project, people: [annotator, ...project.people] },
        { picture: (id) => get(pictures, id)?.name, question: (id) => get(items, id)?.question },
      ),
    [items, pictures, project, annotator],
  )
  return useMemo(() => ({ surroundings, words }), [surroundings, words])
}
