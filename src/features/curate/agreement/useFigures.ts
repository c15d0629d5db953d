import { useEffect, useState } from 'react'
import { useOpen } from '../../../state/useApp.ts'
import { askedApart } from '../askedApart.ts'
import { useFacts } from '../useFacts.ts'
import type { Figures, FiguresQuestion } from './figures.ts'

/** How far the figures are. */
export type FiguresState =
  | { readonly kind: 'counting'; readonly done: number; readonly total: number }
  | { readonly kind: 'counted'; readonly figures: Figures }
  | { readonly kind: 'failed' }

/** After the last change; somebody who works in another tab does not have them counted with every key. */
const quietMs = 400

const spawn = (): Worker => new Worker(new URL('./figuresWorker.ts', import.meta.url), { type: 'module' })

/** The figures of the open project, worked out in a worker; those of before stay until the new ones are there. */
export function useFigures(now: () => number): FiguresState {
  const project = useOpen(({ dataset }) => dataset.project)
  const total = useOpen(({ dataset }) => dataset.items.size)
  const { facts, share } = useFacts()
  const isRead = facts !== null && share === 1
  const [state, setState] = useState<FiguresState>({ kind: 'counting', done: 0, total })
  const isFirst = state.kind !== 'counted'
  useEffect(() => {
    if (!isRead) return undefined
    const stop = new AbortController()
    const show = (next: FiguresState) => {
      if (!stop.signal.aborted)
        setState((shown) => (shown.kind === 'counted' && next.kind === 'counting' ? shown : next))
    }
    const timer = setTimeout(
      () => {
        const { categories, policy } = project
        const question: FiguresQuestion = { project: { categories, policy }, at: now() }
        const onProgress = (done: number) => show({ kind: 'counting', done, total: facts.length })
        askedApart<Figures>(spawn, facts, question, onProgress, stop.signal).then(
          (figures) => show({ kind: 'counted', figures }),
          () => show({ kind: 'failed' }),
        )
      },
      isFirst ? 0 : quietMs,
    )
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
    // Whether something is shown already decides on the pause only.
    // oxlint-disable-next-line react/exhaustive-deps -- see above
  }, [facts, isRead, project, now])
  return state
}
