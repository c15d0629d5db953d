import { useEffect, useRef, useState } from 'react'
import { sentenceOf } from '../../../domain/refusal.ts'
import type { ItemAnswer } from '../../../evaluation/evaluation.ts'
import type { EvaluationState } from '../../../state/evaluation.ts'
import { useAppActions, useEvaluation } from '../../../state/useApp.ts'

export interface ItemAnswers {
  readonly itemId: string
  readonly answers: readonly ItemAnswer[]
  /** Why they could not be read, a sentence. */
  readonly failure: string | null
}

interface Kept {
  readonly scored: EvaluationState['scored']
  readonly verdicts: EvaluationState['verdicts']
  readonly answers: Map<string, Promise<ItemAnswers>>
}

/** Items whose answers are kept at hand. */
const mostKept = 24

/**
 * The answers to an item; while the next ones are on their way, those of the item before. What is likely to come next
 * is fetched ahead.
 */
export function useItemAnswers(itemId: string | null, nearby: readonly string[]): ItemAnswers | null {
  const app = useAppActions()
  const scored = useEvaluation((state) => state.scored)
  const verdicts = useEvaluation((state) => state.verdicts)
  const [shown, setShown] = useState<ItemAnswers | null>(null)
  const kept = useRef<Kept | null>(null)
  useEffect(() => {
    let isHeard = true
    const { evaluation } = app.session()
    // Whatever was scored or said anew makes what is kept out of date.
    const isSame = kept.current?.scored === scored && kept.current.verdicts === verdicts
    const answers: Kept['answers'] = isSame && kept.current ? kept.current.answers : new Map()
    kept.current = { scored, verdicts, answers }
    const fetch = (id: string): Promise<ItemAnswers> => {
      const known = answers.get(id)
      if (known) return known
      const [oldest] = answers.keys()
      if (oldest !== undefined && answers.size >= mostKept) answers.delete(oldest)
      const asked = evaluation.answers(id).then(
        (found) => ({ itemId: id, answers: found, failure: null }),
        (error: unknown) => {
          answers.delete(id)
          return { itemId: id, answers: [], failure: sentenceOf(error) }
        },
      )
      answers.set(id, asked)
      return asked
    }
    const look = async (): Promise<void> => {
      if (itemId === null) return
      const found = await fetch(itemId)
      if (!isHeard) return
      setShown(found)
      for (const id of nearby) {
        await fetch(id)
        if (!isHeard) return
      }
    }
    void look()
    return () => {
      isHeard = false
    }
  }, [app, itemId, nearby, scored, verdicts])
  return shown
}
