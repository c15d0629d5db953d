import { chosenBox, cropUseOf, evidenceOf, type CropUseChoices } from '../domain/cropUse.ts'
import { cropUseGatherer, type CropUseColumn, type CropUseGatherer } from '../domain/cropUseColumns.ts'
import type { Rect, Size } from '../domain/geometry.ts'
import { boxInPixels } from '../domain/predictedBoxes.ts'
import type { Prediction, PredictionRun } from '../domain/prediction.ts'
import type { Desk } from './desk.ts'
import type { ChosenBoxes, ChosenBoxesAsk, ScoreProgress } from './evaluation.ts'

/**
 * Crop use of every run with boxes (001 §8.2, §4.2), in one walk over them: a column for each label, view and crop, in
 * the order of the runs.
 */
export async function cropUse(
  desk: Desk,
  choices: CropUseChoices,
  onProgress: (progress: ScoreProgress) => void,
  signal?: AbortSignal,
): Promise<readonly CropUseColumn[]> {
  const runs = desk.runs.filter(({ boxes }) => boxes !== null)
  const total = runs.reduce((sum, { count }) => sum + count, 0)
  const gathering = new Map<string, { runs: PredictionRun[]; label: string; gatherer: CropUseGatherer }>()
  let done = 0
  for (const run of runs) {
    const label = desk.labels.get(run.id) ?? run.model
    const key = JSON.stringify([label, run.view, run.crop])
    const column = gathering.get(key) ?? { runs: [], label, gatherer: cropUseGatherer() }
    gathering.set(key, column)
    column.runs.push(run)
    for await (const { predictions } of desk.batches(run.id, signal)) {
      signal?.throwIfAborted()
      for (const prediction of predictions) gather(desk, run, prediction, choices, column.gatherer)
      done += predictions.length
      onProgress({ done, total })
    }
  }
  return [...gathering.values()].flatMap(({ label, runs: own, gatherer }) => {
    const [first] = own
    if (!first) return []
    const { view, crop } = first
    return [gatherer.column({ label, view, crop, runIds: own.map(({ id }) => id) })]
  })
}

function gather(
  desk: Desk,
  run: PredictionRun,
  prediction: Prediction,
  choices: CropUseChoices,
  into: CropUseGatherer,
): void {
  const item = desk.items.get(prediction.itemId)
  if (!item?.key) return into.count('outside')
  if (prediction.boxes.length === 0) return into.count('boxless')
  const evidence = evidenceOf(item)
  if (!evidence) return into.count('unplaced')
  const boxes = rectsOf(run, prediction, evidence.size)
  into.bad(prediction.boxes.length - boxes.length)
  const use = cropUseOf(boxes, evidence, choices)
  if (!use) return into.count('unusable')
  const right = desk.score(run, prediction)?.right ?? null
  into.measure(prediction.itemId, item.key.category, evidence.isRegion, use, right)
}

/** Those of its boxes that are some, in their order. */
const rectsOf = ({ boxes: convention }: PredictionRun, { boxes }: Prediction, size: Size): readonly Rect[] =>
  convention === null ? [] : boxes.flatMap((given) => boxInPixels(given, convention, size) ?? [])

/** The box of each item of the benchmark that counts in one run; of several samples the first that has one. */
export async function chosenBoxes(
  desk: Desk,
  { runId, which }: ChosenBoxesAsk,
  onProgress: (progress: ScoreProgress) => void,
  signal?: AbortSignal,
): Promise<ChosenBoxes> {
  const found = new Map<string, Rect | null>()
  const run = desk.runs.find(({ id }) => id === runId)
  if (!run) throw new Error('The predictions that were chosen are not here any more. Choose others.')
  let done = 0
  for await (const { predictions } of desk.batches(runId, signal)) {
    signal?.throwIfAborted()
    for (const prediction of predictions) {
      const item = desk.items.get(prediction.itemId)
      if (!item?.key || found.get(prediction.itemId)) continue
      const evidence = evidenceOf(item)
      const size = evidence?.size ?? item.size
      const boxes = size ? rectsOf(run, prediction, size) : []
      found.set(prediction.itemId, chosenBox(boxes, evidence?.levels ?? [], which))
    }
    done += predictions.length
    onProgress({ done, total: run.count })
  }
  const chosen = [...found].flatMap(([itemId, rect]) => (rect ? [{ itemId, rect }] : []))
  return {
    itemIds: chosen.map(({ itemId }) => itemId),
    rects: Float64Array.from(chosen.flatMap(({ rect: { x1, y1, x2, y2 } }) => [x1, y1, x2, y2])),
    without: found.size - chosen.length,
  }
}
