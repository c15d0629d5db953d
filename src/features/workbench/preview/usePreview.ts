import { useMemo } from 'react'
import type { Level } from '../../../canvas/level.ts'
import type { Content, Item } from '../../../domain/item.ts'
import { contentOf, type Judgement, type ShownPreview } from '../../../domain/judgement.ts'
import type { Picture } from '../../../domain/picture.ts'
import { views as allViews, type Budget, type Preview, type View } from '../../../domain/preview.ts'
import { notAsked, type PreviewOutcome } from '../../../domain/previewOutcome.ts'
import type { AskedSide } from '../../../domain/resolutionSelection.ts'
import { coverageOf, type SaliencyCoverage } from '../../../domain/saliencyCoverage.ts'
import { get } from '../../../domain/table.ts'
import type { ModelEntry } from '../../../state/models.ts'
import { keyFor, once, type Subject } from '../../../state/previewAsk.ts'
import {
  useHanging,
  useHow,
  useModels,
  useOpen,
  useOutcome,
  usePreviewOf,
  usePreviews,
  useSelection,
  type PreviewSeen,
} from '../../../state/useApp.ts'
import { cardState, type CardState, type Until } from './cardState.ts'
import { ladderSteps, type LadderStep } from './ladderSteps.ts'
import { seenInCards } from './seenPreviews.ts'
import { seenView, type SeenView } from './seenView.ts'

export interface PreviewSubject {
  readonly item: Item
  readonly picture: Picture
  readonly judgement: Judgement
}

export interface ViewState {
  readonly view: View
  readonly state: CardState
  /** Null while it may not be seen. */
  readonly preview: Preview | null
  readonly seen: SeenView | null
  readonly coverage: SaliencyCoverage | null
}

/** Everything that the panel shows of the item in sight. */
export interface PreviewState {
  readonly content: Content
  readonly entry: ModelEntry | null
  readonly views: readonly ViewState[]
  readonly outcome: PreviewOutcome
  /** Whether one may see what the model says: the policy lets one, and one's own blind answers are in. */
  readonly revealed: boolean
  /** What has to be done before one may. */
  readonly until: Until
  /** The answers that are in sight. */
  readonly shown: readonly ShownPreview[]
  readonly asking: boolean
}

const noLevels: readonly Level[] = []

export const useChosenModel = (): ModelEntry | null =>
  useModels((state) => state.entries.find(({ spec }) => spec.id === state.chosenId) ?? null)

export function usePreview({ item, picture, judgement }: PreviewSubject): PreviewState {
  const { revision } = judgement
  const content = useMemo(() => contentOf(item, revision), [item, revision])
  const entry = useChosenModel()
  const outcome = useOutcome(item.id)
  const global = usePreviewOf(item, 'global')
  const regional = usePreviewOf(item, 'regional')
  const blind = usePreviewOf(item, 'blind')
  const hanging = useHanging(picture.id)
  const levels = hanging?.kind === 'ready' ? hanging.open.levels : noLevels
  const revealed = !global.isHidden
  const until = useOpen(({ dataset }): Until =>
    dataset.project.previews.shown === 'always' ? 'answered' : 'decided',
  )

  const stateOf = (view: View, seen: PreviewSeen): ViewState => {
    const preview = revealed ? seen.preview : null
    const { region } = content
    return {
      view,
      preview,
      state: cardState({
        view,
        region,
        preview,
        known: seen.isKnown,
        asking: seen.isAsked,
        failure: seen.failure,
        until,
      }),
      seen: preview && seenView({ preview, picture, levels, region, bitmap: seen.pixels }),
      coverage:
        view === 'global' && preview?.saliency && region
          ? coverageOf(preview.saliency, region, picture)
          : null,
    }
  }
  const how = useHow()
  const [hasGlobal, hasRegional, hasBlind] = [global, regional, blind].map(({ preview }) => preview !== null)
  const shown = useMemo(() => {
    const inSight = { global: hasGlobal, regional: hasRegional, blind: hasBlind }
    return seenInCards(
      allViews.filter((view) => revealed && inSight[view]),
      how,
    )
  }, [how, revealed, hasGlobal, hasRegional, hasBlind])
  const views = [stateOf('global', global), stateOf('regional', regional), stateOf('blind', blind)]
  return {
    content,
    entry,
    views,
    outcome: (revealed ? outcome : null) ?? notAsked,
    revealed,
    until,
    shown,
    asking: views.some(({ state }) => state.kind === 'asking'),
  }
}

export interface LadderState {
  readonly steps: readonly LadderStep[]
  readonly busy: boolean
}

/** The way down the resolutions for an item: the one that ended, or what is known of one that goes on. */
export function useLadder({ item, picture, judgement }: PreviewSubject): LadderState {
  const { revision } = judgement
  const modelId = useHow()?.modelId ?? null
  const schedule = useOpen(({ dataset }) => dataset.project.previews.schedule)
  const known = usePreviews((state) => state.known)
  const ended = useSelection(item)
  const selecting = usePreviews((state) => state.selecting)
  const now = selecting?.itemId === item.id ? selecting : null
  return useMemo(() => {
    if (modelId === null) return { steps: ladderSteps(schedule, picture, [], -1), busy: now !== null }
    const subject: Subject = { item, picture, content: contentOf(item, revision) }
    const previewAt = (side: number | null): Preview | undefined => {
      const budget: Budget = side === null ? { kind: 'native' } : { kind: 'side', side }
      return get(known, keyFor(subject, 'global', { modelId, budget, sampling: once }))
    }
    const whole = previewAt(null)?.seen ?? null
    if (!now) return { steps: ladderSteps(schedule, picture, ended?.asked ?? [], -1, whole), busy: false }
    const steps = ladderSteps(schedule, picture, [], -1, whole)
    const asked = steps.slice(0, now.done).flatMap(({ side }): readonly AskedSide[] => {
      const preview = previewAt(side)
      return preview ? [{ side, answer: preview.answers[0] ?? null }] : []
    })
    return { steps: ladderSteps(schedule, picture, asked, now.done, whole), busy: true }
  }, [item, picture, revision, modelId, schedule, known, ended, now])
}
