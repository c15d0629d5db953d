import type { AskedRun } from '../../../domain/previewPredictions.ts'
import type { Prediction, PredictionRun } from '../../../domain/prediction.ts'
import { budgetName } from '../../../domain/budgetName.ts'
import { budgetCode } from '../../../domain/preview.ts'
import { viewNames } from '../../../domain/viewNames.ts'
import { momentText } from '../../../ui/moment.ts'
import { countText } from '../../../ui/quantity.ts'
import { askedFormat } from './runWords.ts'

/**
 * What runs of models that were asked here are called. The same name is the same model, so two models of one name get
 * their ids behind it.
 */
export function askedNames(
  modelIds: Iterable<string>,
  nameOf: (modelId: string) => string | undefined,
): ReadonlyMap<string, string> {
  const ids = [...new Set(modelIds)]
  const names = ids.map((id) => nameOf(id) ?? id)
  return new Map(
    ids.map((id, at) => {
      const name = names[at] ?? id
      const isShared = names.filter((each) => each === name).length > 1
      return [id, isShared && name !== id ? `${name} (${id})` : name]
    }),
  )
}

/** The run that this one was taken as before; null where it was not. */
export const takenBefore = (
  runs: readonly PredictionRun[],
  { view, budget }: Pick<AskedRun, 'view' | 'budget'>,
  name: string,
): PredictionRun | null =>
  runs.find(
    (run) =>
      run.source.format === askedFormat &&
      run.source.file === name &&
      run.view === view &&
      run.budget !== null &&
      budgetCode(run.budget) === budgetCode(budget),
  ) ?? null

/** The run as it is kept: under the name and seed that a person gave to what was taken before. */
export const runAsked = (
  { view, budget }: Pick<AskedRun, 'view' | 'budget'>,
  name: string,
  before: PredictionRun | null,
  predictions: readonly Prediction[],
  { id, at }: { readonly id: string; readonly at: number },
): Omit<PredictionRun, 'count'> => ({
  id,
  model: before?.model ?? name,
  view,
  seed: before?.seed ?? null,
  budget,
  crop: before?.crop ?? null,
  boxes: null,
  attention: predictions.some(({ attention }) => attention !== null),
  source: {
    file: name,
    format: askedFormat,
    benchmark: null,
    sha256: null,
    viewGuessed: false,
    boxesGuessed: false,
  },
  addedAt: at,
  unmatched: 0,
})

/** `Global view, Native: 148 answers to 37 items, 4 each` */
export function askedText({ view, budget, sampling, found, answers }: AskedRun): string {
  const limit = view === 'blind' ? '' : `, ${budget.kind === 'native' ? 'native budget' : budgetName(budget)}`
  const each = sampling.samples > 1 ? `, ${sampling.samples} each at temperature ${sampling.temperature}` : ''
  return `${viewNames[view]} view${limit}: ${countText(answers, 'answer')} to ${countText(found.length, 'item')}${each}`
}

export const beforeText = (before: PredictionRun | null): string =>
  before === null
    ? 'not taken yet'
    : `taken ${momentText(before.addedAt)} with ${countText(before.count, 'answer')}; taking it again replaces that`
