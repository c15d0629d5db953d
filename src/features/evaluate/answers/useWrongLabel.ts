import { useMemo } from 'react'
import { judgementOf } from '../../../domain/dataset.ts'
import type { Item } from '../../../domain/item.ts'
import type { Judgement, Shown } from '../../../domain/judgement.ts'
import type { ItemAnswer } from '../../../evaluation/evaluation.ts'
import { annotatorOf } from '../../../state/appState.ts'
import { useAppActions } from '../../../state/useApp.ts'
import { doubted, seenAnswers, type Doubt } from './wrongLabel.ts'

export interface WrongLabel {
  /** One’s own judgement that has a decision already; it is shown before anything takes its place. */
  readonly decided: (itemId: string) => Judgement | null
  /** False when it was refused; the sentence was shown. */
  readonly doubt: (item: Item, how: Doubt, line: string, answers: readonly ItemAnswer[]) => boolean
}

export function useWrongLabel(): WrongLabel {
  const app = useAppActions()
  return useMemo(
    () => ({
      decided(itemId) {
        const state = app.store.getState()
        const own = state.open && judgementOf(state.open.dataset, itemId, annotatorOf(state).id)
        return own && own.decision !== null ? own : null
      },
      doubt(item, how, line, answers) {
        const state = app.store.getState()
        if (!state.open) return false
        const { project } = state.open.dataset
        const shown: Shown = {
          look: project.look,
          global: true,
          regional: item.region !== null,
          outline: item.region !== null,
          answer: true,
          provenance: false,
          margin: 0,
          previews: seenAnswers(answers),
        }
        const label = how === 'flag' ? 'Flag a wrong label' : 'Note a doubt about the label'
        return app
          .session()
          .edit(item.id, label, (judgement) =>
            doubted(judgement, item, project, { how, line, at: app.deps.now(), shown }),
          )
      },
    }),
    [app],
  )
}
