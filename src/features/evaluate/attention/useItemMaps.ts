import { useEffect, useState } from 'react'
import type { Attention } from '../../../domain/prediction.ts'
import { sentenceOf } from '../../../domain/refusal.ts'
import type { ItemAnswer } from '../../../evaluation/evaluation.ts'
import { useAppActions, useEvaluation } from '../../../state/useApp.ts'

/** Something that is read: on its way, there, or not to be had. */
export type Read<T> =
  | { readonly kind: 'reading' }
  | { readonly kind: 'read'; readonly value: T }
  | { readonly kind: 'failed'; readonly sentence: string }

const reading = { kind: 'reading' } as const

/** The answers to an item that came with a map over the whole picture, in the order of the runs. */
export function useAnswersWithMaps(itemId: string): Read<readonly ItemAnswer[]> {
  const { evaluation } = useAppActions().session()
  const runs = useEvaluation((state) => state.runs)
  return useRead(
    itemId,
    async () =>
      (await evaluation.answers(itemId)).filter(
        ({ hasAttention, view }) => hasAttention && view === 'global',
      ),
    runs,
  )
}

/** One map. */
export function useMap(answer: Pick<ItemAnswer, 'runId' | 'row'> | null): Read<Attention | null> {
  const { evaluation } = useAppActions().session()
  return useRead(answer && `${answer.runId} ${answer.row}`, () =>
    answer ? evaluation.attention(answer.runId, answer.row) : Promise.resolve(null),
  )
}

/** Reads anew when the key or the basis changes; what was read for another key is never shown. */
function useRead<T>(key: string | null, read: () => Promise<T>, basis: unknown = null): Read<T> {
  const [known, setKnown] = useState<{ readonly key: string | null; readonly read: Read<T> } | null>(null)
  useEffect(() => {
    let isWanted = true
    read().then(
      (value) => {
        if (isWanted) setKnown({ key, read: { kind: 'read', value } })
      },
      (error: unknown) => {
        if (isWanted) setKnown({ key, read: { kind: 'failed', sentence: sentenceOf(error) } })
      },
    )
    return () => {
      isWanted = false
    }
    // Whoever reads says by the key what is read.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key, basis])
  return known?.key === key ? known.read : reading
}
