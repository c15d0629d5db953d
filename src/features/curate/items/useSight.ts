import { useMemo } from 'react'
import type { Sight } from '../../../domain/itemColumns.ts'
import { valueWordsIn } from '../../../domain/itemFieldWords.ts'
import { surroundingsOf } from '../../../domain/itemFields.ts'
import { get } from '../../../domain/table.ts'
import { annotatorOf } from '../../../state/appState.ts'
import { useOpen, useOutcomes } from '../../../state/useApp.ts'

/** What the columns and filters rest on besides the facts. It changes only with what could change a cell. */
export function useSight(): Sight {
  const pictures = useOpen(({ dataset }) => dataset.pictures)
  const project = useOpen(({ dataset }) => dataset.project)
  const annotatorId = useOpen((_, state) => annotatorOf(state).id)
  const outcomes = useOutcomes()
  return useMemo(
    () => ({
      surroundings: surroundingsOf({ pictures, project }, annotatorId, { outcomes }),
      words: valueWordsIn(project, (id) => get(pictures, id)?.name),
    }),
    [pictures, project, annotatorId, outcomes],
  )
}
