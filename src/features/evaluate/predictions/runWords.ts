import { budgetName } from '../../../domain/budgetName.ts'
import { modelName } from '../../../domain/modelName.ts'
import { cropKinds, type PredictionRun } from '../../../domain/prediction.ts'
import { budgetCode, offeredBudgets, views, type Budget } from '../../../domain/preview.ts'
import type { Problem } from '../../../domain/problem.ts'
import { cropNames, viewNames } from '../../../domain/viewNames.ts'
import type { TakenFile } from '../../../evaluation/evaluation.ts'
import { countText, numberText } from '../../../ui/quantity.ts'

/** Format of the runs that are of models asked here. */
export const askedFormat = 'preview'

interface Choice {
  readonly value: string
  readonly label: string
}

/** Where a select has nothing chosen. */
export const none = ''

export const viewChoices: readonly Choice[] = views.map((view) => ({ value: view, label: viewNames[view] }))

export const cropChoices: readonly Choice[] = [
  { value: none, label: 'None' },
  ...cropKinds.map((crop) => ({ value: crop, label: cropNames[crop] })),
]

/** The offered budgets, and the present one where it is another. */
export const budgetChoices = (present: Budget | null): readonly Choice[] => [
  { value: none, label: 'Not known' },
  ...budgetsWith(present).map((budget) => ({ value: budgetCode(budget), label: budgetName(budget) })),
]

export const budgetChosen = (code: string, present: Budget | null): Budget | null =>
  budgetsWith(present).find((budget) => budgetCode(budget) === code) ?? null

const budgetsWith = (present: Budget | null): readonly Budget[] =>
  present === null || offeredBudgets.some((budget) => budgetCode(budget) === budgetCode(present))
    ? offeredBudgets
    : [...offeredBudgets, present]

/** What was typed as the name of a model; null where it is none. */
export const modelNamed = (text: string): string | null => modelName(text) || null

/** What was typed as a seed, null for none; `wrong` where it is no whole number. */
export function seedTyped(text: string): number | null | 'wrong' {
  const digits = text.trim()
  if (digits === '') return null
  return /^\d{1,15}$/.test(digits) ? Number(digits) : 'wrong'
}

/** `fake-alpha-8B, global view, seed 42` */
export const runName = ({ model, view, seed, budget, crop }: PredictionRun): string =>
  [
    modelName(model),
    `${viewNames[view].toLowerCase()} view`,
    seed === null ? '' : `seed ${seed}`,
    budget === null ? '' : budgetName(budget),
    crop === null ? '' : cropNames[crop].toLowerCase(),
  ]
    .filter((part) => part !== '')
    .join(', ')

/** `4 runs of 2 models, 148 predictions` */
export function runsText(runs: readonly PredictionRun[]): string {
  if (runs.length === 0) return 'None yet'
  const models = new Set(runs.map(({ model }) => model)).size
  const predictions = runs.reduce((sum, { count }) => sum + count, 0)
  return `${countText(runs.length, 'run')} of ${countText(models, 'model')}, ${countText(predictions, 'prediction')}`
}

/** What came of files in a line; those that were kept and those that were not. */
export function takenText(taken: readonly TakenFile[]): string {
  const kept = taken.filter(({ runs }) => runs.length > 0)
  const runs = kept.reduce((sum, file) => sum + file.runs.length, 0)
  const matched = kept.reduce((sum, file) => sum + file.predictions - file.unmatched, 0)
  const left = taken.length - kept.length
  const came =
    runs === 0
      ? 'Nothing was kept'
      : `${countText(runs, 'run')} with ${countText(matched, 'matched prediction')} from ${countText(kept.length, 'file')}`
  return left === 0
    ? `${came}.`
    : `${came}; ${left === 1 ? '1 file was' : `${numberText(left)} files were`} left out.`
}

/** How many predictions of one file found their items. */
export function matchText({ predictions, unmatched }: Pick<TakenFile, 'predictions' | 'unmatched'>): string {
  if (unmatched === 0) return `${countText(predictions, 'prediction')}, each matched to its item`
  return `${countText(predictions, 'prediction')}: ${numberText(predictions - unmatched)} matched, ${numberText(unmatched)} about no item here`
}

/** Where a problem stands: `line 3, prediction`. */
export const placeText = ({ line, field }: Pick<Problem, 'line' | 'field'>): string =>
  [line === null ? '' : `line ${numberText(line)}`, field ?? ''].filter((part) => part !== '').join(', ')

/** The file with the folder that it lay in: what tells most runs apart. */
export const shortPath = (path: string): string => path.split('/').slice(-2).join('/')

/** Files that nothing here can read, by the sentence that says why. */
export function notPredictions(
  taken: readonly Pick<TakenFile, 'path' | 'format' | 'problems'>[],
): readonly { readonly sentence: string; readonly paths: readonly string[] }[] {
  const groups = new Map<string, string[]>()
  for (const { path, format, problems } of taken) {
    if (format !== null) continue
    const sentence = problems[0]?.sentence ?? 'Nothing here can read this.'
    const group = groups.get(sentence)
    if (group) group.push(path)
    else groups.set(sentence, [path])
  }
  return Array.from(groups, ([sentence, paths]) => ({ sentence, paths }))
}
