import { defaultEvaluation, type EvaluatedItem, type EvaluationOptions } from '../domain/evaluatedItem.ts'
import type { Size } from '../domain/geometry.ts'
import { budgetName } from '../domain/budgetName.ts'
import { budgetCode } from '../domain/preview.ts'
import { verdictKey, type AnswerVerdict, type PredictionRun } from '../domain/prediction.ts'
import { contestantLabels } from '../domain/scoreColumns.ts'
import { predictionAt, predictionsIn, type PredictionChunk } from '../schema/prediction.ts'
import type { PredictionStore } from '../storage/predictionShelf.ts'
import { attentionOf } from './attention.ts'
import { chunksOf, chunkSize, chunkWriter } from './chunks.ts'
import { chosenBoxes, cropUse } from './cropUse.ts'
import type { Desk } from './desk.ts'
import { mostOfRun, type EvaluationRoom, type ItemAnswer } from './evaluation.ts'
import { givenAgainst, heldVerdicts } from './heldVerdicts.ts'
import { readFiles } from './readFiles.ts'
import { rewardOf, rewards } from './rewards.ts'
import { scoreAll, type ScoringOutcome } from './scoreAll.ts'
import { createScorers, type Scorers } from './scorers.ts'

export interface RoomDeps {
  readonly store: PredictionStore
  readonly newId: () => string
  readonly now: () => number
  /** Does something while no other tab reads predictions of this project. */
  readonly alone: <T>(act: () => Promise<T>) => Promise<T>
}

/** The predictions of one project, wherever it runs: in a worker, or in a test. */
export function createRoom({ store, newId, now, alone }: RoomDeps): EvaluationRoom & { desk(): Desk } {
  let runs: readonly PredictionRun[] = []
  let verdicts = new Map<string, AnswerVerdict>()
  let options: EvaluationOptions = defaultEvaluation
  let items = new Map<string, EvaluatedItem>()
  let last: Pick<ScoringOutcome, 'differences' | 'unsettled'> = { differences: [], unsettled: [] }
  let scorers: Scorers | null = null
  /** Of each run, the ordinal of the item that each row is about, -1 for none; noted whenever a run is walked. */
  const itemsOfRows = new Map<string, Int32Array>()
  let ordinals = new Map<string, number>()
  /** How often items were handed over: what was noted of a run before is out of date. */
  let handed = 0

  const theScorers = (): Scorers => (scorers ??= createScorers(options, heldVerdicts(verdicts, items)))
  const labels = (): ReadonlyMap<string, string> => contestantLabels(runs, budgetName)
  const runOf = (runId: string): PredictionRun => {
    const run = runs.find(({ id }) => id === runId)
    if (!run) throw new Error('This run was removed.')
    return run
  }
  const refresh = async (): Promise<void> => {
    runs = await store.runs()
  }

  async function* walk(run: PredictionRun, signal?: AbortSignal) {
    const isNoted = itemsOfRows.has(run.id)
    const before = handed
    const noted = isNoted ? new Int32Array(0) : new Int32Array(run.count).fill(-1)
    for await (const each of chunksOf(store, run, signal)) {
      if (!isNoted) {
        for (const [at, itemId] of each.chunk.itemIds.entries())
          noted[each.row + at] = ordinals.get(itemId) ?? -1
      }
      yield each
    }
    if (!isNoted && before === handed) itemsOfRows.set(run.id, noted)
  }

  async function rowsOf(run: PredictionRun, itemId: string): Promise<readonly number[]> {
    const ordinal = ordinals.get(itemId)
    if (ordinal === undefined) return []
    if (!itemsOfRows.has(run.id)) for await (const each of walk(run)) void each
    const rows: number[] = []
    itemsOfRows.get(run.id)?.forEach((of, row) => {
      if (of === ordinal) rows.push(row)
    })
    return rows
  }

  return {
    desk,
    async open() {
      await refresh()
      verdicts = new Map((await store.verdicts()).map((verdict) => [verdictKey(verdict), verdict]))
      options = await store.options()
      scorers = null
      return { runs, verdicts: [...verdicts.values()], options }
    },
    setItems(batch, isFirst) {
      if (isFirst) {
        items = new Map()
        ordinals = new Map()
      }
      handed += 1
      itemsOfRows.clear()
      for (const item of batch) {
        items.set(item.given.id, item)
        if (!ordinals.has(item.given.id)) ordinals.set(item.given.id, ordinals.size)
      }
      scorers = null
      return Promise.resolve()
    },
    read: (files, onProgress, signal) =>
      alone(async () => {
        await store.sweep()
        await refresh()
        const sizeOf = (itemId: string): Size => items.get(itemId)?.size ?? noSize
        const reading = { store, items: [...items.values()], sizeOf, runs, newId, now }
        try {
          return await readFiles(files, reading, onProgress, signal)
        } finally {
          await refresh()
        }
      }),
    async keep(run, predictions) {
      const writer = chunkWriter(store, run.id)
      for (const prediction of predictions) await writer.add(prediction)
      await writer.end()
      const kept: PredictionRun = { ...run, count: writer.count() }
      const before = runs.filter((each) => each.id !== run.id && isSameSource(each, kept))
      await store.keepRuns(
        [kept],
        new Map(),
        before.map(({ id }) => id),
      )
      await refresh()
      return kept
    },
    async change(changed) {
      await store.changeRuns(changed)
      await refresh()
      scorers = null
    },
    async remove(runIds) {
      await store.forgetRuns(runIds)
      for (const runId of runIds) itemsOfRows.delete(runId)
      await refresh()
    },
    unmatched: (runId) => store.unmatched(runId),
    async say(spoken) {
      const said = spoken.map((verdict) => givenAgainst(verdict, items))
      await store.putVerdicts(said)
      for (const verdict of said) verdicts.set(verdictKey(verdict), verdict)
      scorers = null
    },
    async unsay(keys) {
      await store.forgetVerdicts(keys)
      for (const key of keys) verdicts.delete(key)
      scorers = null
    },
    async setOptions(next) {
      await store.putOptions(next)
      options = next
      scorers = null
    },
    async score(categories, onProgress, signal) {
      const outcome = await scoreAll(
        {
          runs,
          chunksOf: async function* chunks(run) {
            for await (const { chunk } of walk(run, signal)) yield chunk
          },
          keys: [...items.values()].flatMap(({ key }) => key ?? []),
          categories,
          options,
          scorers: theScorers(),
          now,
        },
        onProgress,
        signal,
      )
      last = outcome
      return outcome.scored
    },
    async answers(itemId) {
      const answers: ItemAnswer[] = []
      const named = labels()
      for (const run of runs) {
        const rows = (await rowsOf(run, itemId)).slice(0, mostOfRun)
        answers.push(...(await answersAt(run, rows, named.get(run.id) ?? run.model)))
      }
      return answers
    },
    differences: () => Promise.resolve(last.differences),
    unsettled: () => Promise.resolve(last.unsettled),
    attention: (runId, row) => store.attention(runId, row),
    attentionReport: (choices, onProgress, signal) => attentionOf(desk(), choices, onProgress, signal),
    cropUse: (choices, onProgress, signal) => cropUse(desk(), choices, onProgress, signal),
    chosenBoxes: (ask, onProgress, signal) => chosenBoxes(desk(), ask, onProgress, signal),
    rewards: (choices, onProgress, signal) => rewards(desk(), choices, onProgress, signal),
    rewardOf: (given, counting) => Promise.resolve(rewardOf(given, counting)),
    close() {
      items = new Map()
      itemsOfRows.clear()
    },
  }

  /** Of rows in their order, so that each piece of the run is read once. */
  async function answersAt(
    run: PredictionRun,
    rows: readonly number[],
    label: string,
  ): Promise<readonly ItemAnswer[]> {
    const found: ItemAnswer[] = []
    let chunk: PredictionChunk | null = null
    let place = -1
    for (const row of rows) {
      const at = row % chunkSize
      if (place !== Math.floor(row / chunkSize)) {
        place = Math.floor(row / chunkSize)
        chunk = await store.chunk(run.id, place)
      }
      const prediction = chunk && predictionAt(chunk, at)
      if (!chunk || !prediction) continue
      found.push({
        runId: run.id,
        row,
        model: run.model,
        label,
        view: run.view,
        crop: run.crop,
        seed: run.seed,
        budget: run.budget,
        prediction,
        convention: run.boxes,
        hasAttention: chunk.attended[at] ?? false,
        score: theScorers().score(run, prediction, items.get(prediction.itemId)),
      })
    }
    return found
  }

  /** What measures over all predictions work with. */
  function desk(): Desk {
    return {
      items,
      runs,
      labels: labels(),
      async *batches(runId, signal) {
        for await (const { row, chunk } of walk(runOf(runId), signal))
          yield { row, predictions: predictionsIn(chunk), attended: chunk.attended }
      },
      attention: (runId, row) => store.attention(runId, row),
      score: (run, prediction) => theScorers().score(run, prediction, items.get(prediction.itemId)),
    }
  }
}

const noSize: Size = { width: 0, height: 0 }

const isSameSource = (a: PredictionRun, b: PredictionRun): boolean =>
  a.source.format === b.source.format &&
  a.source.file === b.source.file &&
  a.view === b.view &&
  JSON.stringify(a.budget && budgetCode(a.budget)) === JSON.stringify(b.budget && budgetCode(b.budget))
