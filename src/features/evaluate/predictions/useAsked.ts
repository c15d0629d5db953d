import { useEffect, useMemo, useState } from 'react'
import type { AskedItem, AskedRun } from '../../../domain/previewPredictions.ts'
import { askedRuns, predictionsAsked } from '../../../domain/previewPredictions.ts'
import { sentenceOf } from '../../../domain/refusal.ts'
import { get, rows } from '../../../domain/table.ts'
import { inSlices } from '../../../state/slices.ts'
import { useAppActions, useEvaluation, useModels, useOpen, usePreviews } from '../../../state/useApp.ts'
import { askedNames, runAsked, takenBefore } from './askedWords.ts'

export interface Asked {
  /** Null until they were counted. */
  readonly runs: readonly AskedRun[] | null
  /** What their models are called, by id. */
  readonly names: ReadonlyMap<string, string>
  readonly isTaking: boolean
  readonly take: (runs: readonly AskedRun[]) => void
}

/** How long nothing must change before everything is counted anew, in milliseconds: answers come in one by one. */
const restMs = 400

/** What models were asked here, to be taken as runs. */
export function useAsked(): Asked {
  const app = useAppActions()
  const known = usePreviews((state) => state.known)
  const isKnown = usePreviews((state) => state.loaded)
  const evaluated = useEvaluation((state) => state.items)
  const items = useOpen(({ dataset }) => dataset.items)
  const pictures = useOpen(({ dataset }) => dataset.pictures)
  const entries = useModels((state) => state.entries)
  const [runs, setRuns] = useState<readonly AskedRun[] | null>(null)
  const [isTaking, setTaking] = useState(false)

  const asked = useMemo(
    () =>
      rows(items).map((item): AskedItem => ({
        item,
        key: evaluated.get(item.id)?.key ?? null,
        sha256: get(pictures, item.pictureId)?.sha256 ?? '',
      })),
    [items, pictures, evaluated],
  )
  useEffect(() => {
    if (!isKnown || evaluated.size === 0) return undefined
    const control = new AbortController()
    const timer = setTimeout(() => {
      inSlices(askedRuns(asked, known), control.signal)
        .then(setRuns)
        .catch((error: unknown) => {
          if (!control.signal.aborted) throw error
        })
    }, restMs)
    return () => {
      clearTimeout(timer)
      control.abort()
    }
  }, [asked, known, isKnown, evaluated])

  const names = useMemo(
    () =>
      askedNames(
        (runs ?? []).map(({ modelId }) => modelId),
        (modelId) => entries.find(({ spec }) => spec.id === modelId)?.spec.name,
      ),
    [runs, entries],
  )

  const take = async (chosen: readonly AskedRun[]): Promise<void> => {
    const { evaluation } = app.session()
    const byId = new Map(asked.map((each) => [each.item.id, each]))
    for (const run of chosen) {
      const name = names.get(run.modelId) ?? run.modelId
      const before = takenBefore(evaluation.store.getState().runs ?? [], run, name)
      const predictions = await inSlices(predictionsAsked(run, byId, known))
      const made = { id: app.deps.newId(), at: app.deps.now() }
      await evaluation.keep(runAsked(run, name, before, predictions, made), predictions)
    }
  }
  return {
    runs,
    names,
    isTaking,
    take(chosen) {
      setTaking(true)
      take(chosen)
        .catch((error: unknown) =>
          app.deps.notify({ tone: 'bad', key: 'predictions', sentence: sentenceOf(error) }),
        )
        .finally(() => setTaking(false))
    },
  }
}
