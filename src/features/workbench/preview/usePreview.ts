import { useMemo } from 'react'
import type { Level } from '../../../canvas/level.ts'
import type { Item } from '../../../domain/item.ts'
import { contentOf, type Judgement } from '../../../domain/judgement.ts'
import type { Picture } from '../../../domain/picture.ts'
import { views, type Budget, type Preview, type View } from '../../../domain/preview.ts'
import { maySeePreviews, outcomeOf, type PreviewOutcome } from '../../../domain/previewOutcome.ts'
import { selectionKey, type AskedSide } from '../../../domain/resolutionSelection.ts'
import { coverageOf, type SaliencyCoverage } from '../../../domain/saliencyCoverage.ts'
import { get } from '../../../domain/table.ts'
import { howFor, keyFor, once, type How, type Subject } from '../../../state/previewAsk.ts'
import type { ModelEntry } from '../../../state/models.ts'
import { useApp, useHanging, useModels, useOpen, usePreviews } from '../../../state/useApp.ts'
import { showsAnswer, type Phase } from '../looks.ts'
import { cardState, type CardState } from './cardState.ts'
import { ladderSteps, type LadderStep } from './ladderSteps.ts'
import { seenView, type SeenView } from './seenView.ts'

export interface PreviewSubject {
  readonly item: Item
  readonly picture: Picture
  readonly judgement: Judgement
  readonly phase: Phase
}

export interface ViewState {
  readonly view: View
  readonly state: CardState
  readonly preview: Preview | null
  readonly seen: SeenView | null
  readonly coverage: SaliencyCoverage | null
}

/** Everything that the panel shows of the item in sight. */
export interface PreviewState {
  readonly subject: Subject
  readonly entry: ModelEntry | null
  readonly how: How | null
  readonly views: readonly ViewState[]
  readonly outcome: PreviewOutcome
  readonly revealed: boolean
  readonly asking: boolean
}

const noLevels: readonly Level[] = []

export const useChosenModel = (): ModelEntry | null =>
  useModels((state) => state.entries.find(({ spec }) => spec.id === state.chosenId) ?? null)

/** Whether one may see what models say: the policy lets one, and one's own blind answers are in. */
export function useRevealed(judgement: Judgement, phase: Phase): boolean {
  const project = useOpen(({ dataset }) => dataset.project)
  return showsAnswer(phase) && maySeePreviews(project, judgement)
}

function useSubject({ item, picture, judgement }: PreviewSubject): Subject {
  const { revision } = judgement
  return useMemo(() => ({ item, picture, content: contentOf(item, revision) }), [item, picture, revision])
}

function useHow(entry: ModelEntry | null): How | null {
  const setting = useApp((state) => state.preferences.preview)
  const spec = entry?.spec ?? null
  return useMemo(() => spec && howFor(spec, setting), [spec, setting])
}

export function usePreview(given: PreviewSubject): PreviewState {
  const { judgement, phase, picture } = given
  const subject = useSubject(given)
  const entry = useChosenModel()
  const how = useHow(entry)
  const revealed = useRevealed(judgement, phase)
  const cutoffs = useOpen(({ dataset }) => dataset.project.previews.cutoffs)
  const known = usePreviews((state) => state.known)
  const asking = usePreviews((state) => state.asking)
  const failed = usePreviews((state) => state.failed)
  const pixels = usePreviews((state) => state.pixels)
  const hanging = useHanging(picture.id)
  const levels = hanging?.kind === 'ready' ? hanging.open.levels : noLevels

  return useMemo(() => {
    const { content } = subject
    const found = views.map((view): ViewState => {
      const key = how && keyFor(subject, view, how)
      const preview = (key !== null && get(known, key)) || null
      const state = cardState({
        view,
        region: content.region,
        preview,
        asking: key !== null && asking.has(key),
        failure: (key !== null && failed.get(key)) || null,
        revealed,
      })
      const bitmap = (key !== null && pixels.get(key)) || null
      return {
        view,
        state,
        preview,
        seen: preview && seenView({ preview, picture, levels, region: content.region, bitmap }),
        coverage:
          view === 'global' && preview?.saliency && content.region
            ? coverageOf(preview.saliency, content.region, picture)
            : null,
      }
    })
    const previews = found.flatMap(({ preview }) => preview ?? [])
    return {
      subject,
      entry,
      how,
      views: found,
      outcome: outcomeOf(previews, content, cutoffs),
      revealed,
      asking: found.some(({ state }) => state.kind === 'asking'),
    }
  }, [subject, entry, how, known, asking, failed, pixels, picture, levels, revealed, cutoffs])
}

export interface LadderState {
  readonly steps: readonly LadderStep[]
  readonly busy: boolean
}

/** The way down the resolutions for an item: the one that ended, or what is known of one that goes on. */
export function useLadder(subject: Subject, modelId: string | null): LadderState {
  const schedule = useOpen(({ dataset }) => dataset.project.previews.schedule)
  const known = usePreviews((state) => state.known)
  const selections = usePreviews((state) => state.selections)
  const selecting = usePreviews((state) => state.selecting)
  return useMemo(() => {
    const { item, content, picture } = subject
    if (!picture) return { steps: [], busy: false }
    const now = selecting?.itemId === item.id ? selecting : null
    const sha256 = picture.sha256 ?? ''
    const ended =
      modelId === null || now
        ? undefined
        : get(selections, selectionKey({ itemId: item.id, modelId, schedule, sha256, content }))
    const steps = ladderSteps(schedule, picture, ended?.asked ?? [], -1)
    if (!now || modelId === null) return { steps, busy: now !== null }
    const asked = steps.slice(0, now.done).flatMap(({ side }): readonly AskedSide[] => {
      const budget: Budget = side === null ? { kind: 'native' } : { kind: 'side', side }
      const preview = get(known, keyFor(subject, 'global', { modelId, budget, sampling: once }))
      return preview ? [{ side, answer: preview.answers[0] ?? null }] : []
    })
    return { steps: ladderSteps(schedule, picture, asked, now.done), busy: true }
  }, [subject, modelId, schedule, known, selections, selecting])
}
