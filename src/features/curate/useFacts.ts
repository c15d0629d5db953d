import { useEffect, useMemo, useState } from 'react'
import type { Dataset } from '../../domain/dataset.ts'
import { factsAtHand, factsLately, readFacts } from '../../domain/factsIndex.ts'
import type { ItemFacts } from '../../domain/itemFacts.ts'
import { useOpen } from '../../state/useApp.ts'

export interface FactsSeen {
  /** In the order of import; null until they were worked out for the first time. While many change, those from before. */
  readonly facts: readonly ItemFacts[] | null
  /** How much of it is worked out, 0 to 1; 1 where `facts` are those of the present dataset. */
  readonly share: number
}

/** As many as are looked at without a break: a millisecond or two. */
const atOnce = 400

/** The facts of all items of the open project. After small changes they are there at once; no key press waits for them. */
export function useFacts(): FactsSeen {
  const dataset = useOpen((open) => open.dataset)
  const [read, setRead] = useState<{ readonly dataset: Dataset; readonly share: number } | null>(null)
  const facts = factsAtHand(dataset, atOnce)
  useEffect(() => {
    if (factsAtHand(dataset, atOnce)) return
    const control = new AbortController()
    const breathe = async (): Promise<void> => {
      await breath()
      control.signal.throwIfAborted()
    }
    const show = (share: number): void => setRead({ dataset, share })
    readFacts(dataset, breathe, show).then(
      () => show(1),
      (error: unknown) => {
        if (!control.signal.aborted) throw error
      },
    )
    return () => control.abort()
  }, [dataset])
  const projectId = dataset.project.id
  const share = read?.dataset === dataset ? read.share : 0
  return useMemo(
    () => (facts ? { facts, share: 1 } : { facts: factsLately(projectId), share }),
    [facts, projectId, share],
  )
}

/** Lets keys, clicks and painting go first. */
export const breath = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => {
      port1.close()
      resolve()
    })
    port1.start()
    port2.postMessage(null)
  })
