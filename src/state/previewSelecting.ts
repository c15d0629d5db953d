import type { Size } from '../domain/geometry.ts'
import type { Budget, Preview } from '../domain/preview.ts'
import { sentenceOf } from '../domain/refusal.ts'
import {
  answered,
  beginSelecting,
  nextBudget,
  selectionOf,
  type ResolutionSelection,
  type SelectionAsk,
} from '../domain/resolutionSelection.ts'
import { once } from './previewAsk.ts'
import type { PreviewDesk } from './previewDesk.ts'

/** The way down the ladder for one item at a time. */
export interface ResolutionSelecting {
  readonly start: (itemId: string) => void
  /** Drops it; what was answered on the way is kept. */
  drop(): void
}

export function createResolutionSelecting(desk: PreviewDesk): ResolutionSelecting {
  const { deps, keeper, lanes, set } = desk
  let running: AbortController | null = null

  async function select(itemId: string, control: AbortController): Promise<void> {
    const subject = desk.subjectOf(itemId)
    const modelId = desk.how()?.modelId
    const sha256 = subject?.picture?.sha256 ?? null
    if (!subject?.picture || modelId === undefined || sha256 === null) {
      desk.warn('The picture is missing; import it, then select a resolution.')
      return
    }
    const { schedule } = desk.open().dataset.project.previews
    const request = { itemId, modelId, schedule, sha256, content: subject.content }
    const askUnder = (budget: Budget): Promise<Preview> =>
      lanes.of(modelId).take('sight', 0, control.signal, (signal) => {
        const how = { modelId, budget, sampling: once }
        return desk.asker({ subject, view: 'global', how, onPixels: null, again: false }, signal)
      }).done
    try {
      const show = (step: Descent): void => set({ selecting: { itemId, ...step } })
      keeper.addSelection(await descend(request, subject.picture, askUnder, show, deps.now))
    } catch (error) {
      if (!control.signal.aborted) desk.warn(`The resolution could not be selected. ${sentenceOf(error)}`)
    } finally {
      if (running === control) {
        running = null
        set({ selecting: null })
      }
    }
  }

  const drop = (): void => {
    running?.abort()
    running = null
    set({ selecting: null })
  }

  return {
    start(itemId) {
      drop()
      running = new AbortController()
      void select(itemId, running)
    },
    drop,
  }
}

interface Descent {
  /** Longest side that is asked about now, in pixels; 0 for full resolution. */
  readonly side: number
  readonly done: number
  readonly of: number
}

/** Goes down the ladder of 001 §4.1, one question after another; rejects with the first failure. */
async function descend(
  ask: SelectionAsk,
  size: Size,
  askUnder: (budget: Budget) => Promise<Preview>,
  onStep: (descent: Descent) => void,
  now: () => number,
): Promise<ResolutionSelection> {
  let selecting = beginSelecting(ask.schedule, size)
  for (let budget = nextBudget(selecting); budget; budget = nextBudget(selecting)) {
    onStep({
      side: budget.kind === 'side' ? budget.side : 0,
      done: selecting.asked.length,
      of: selecting.sides.length + 1,
    })
    const preview = await askUnder(budget)
    selecting = answered(selecting, preview.answers[0] ?? null, preview.seen)
  }
  return selectionOf(ask, selecting, now())
}
