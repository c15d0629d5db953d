import { conventionOf, type SizedBox } from '../domain/boxConvention.ts'
import type { EvaluatedItem } from '../domain/evaluatedItem.ts'
import type { Size } from '../domain/geometry.ts'
import { modelName } from '../domain/modelName.ts'
import { predictionMatcher } from '../domain/predictionMatch.ts'
import type { Prediction, PredictionRun, Unmatched } from '../domain/prediction.ts'
import { budgetCode } from '../domain/preview.ts'
import type { Problem } from '../domain/problem.ts'
import { bytesFromBlob } from '../formats/byteSource.ts'
import { hashOf } from '../formats/hashing.ts'
import {
  originOf,
  type PredictionFormat,
  type ReadPrediction,
  type RunOrigin,
} from '../formats/predictions/predictionFormat.ts'
import { gatherPredictions, type PredictionSource } from '../formats/predictions/attentionFiles.ts'
import { predictionFormatOf } from '../formats/predictions/predictionFormats.ts'
import { placed } from '../formats/remark.ts'
import type { PredictionStore } from '../storage/predictionShelf.ts'
import { chunkWriter, type ChunkWriter } from './chunks.ts'
import type { GivenFile, ReadProgress, TakenFile } from './evaluation.ts'
import { twinFinder } from './runTwins.ts'

export interface ReadingDesk {
  readonly store: PredictionStore
  readonly items: readonly EvaluatedItem[]
  /** Of an item’s picture; nothing by nothing where it is not known. */
  readonly sizeOf: (itemId: string) => Size
  /** Runs that are kept already. */
  readonly runs: readonly PredictionRun[]
  readonly newId: () => string
  readonly now: () => number
}

/** More problems, or more that matched nothing, of one file than this are counted, not listed. */
const mostListed = 1000
const shownEvery = 100
const longestShown = 300
/** Boxes by which it is told how they are meant. */
const mostLooked = 20_000

/** Reads files and keeps what is in them, each file whole or not at all. */
export async function readFiles(
  files: readonly GivenFile[],
  desk: ReadingDesk,
  onProgress: (progress: ReadProgress) => void,
  signal?: AbortSignal,
): Promise<readonly TakenFile[]> {
  const sources = gatherPredictions(files.map(({ path, file }) => bytesFromBlob(path, file)))
  const matched = predictionMatcher(
    desk.items.map(({ given }) => given),
    new Map(desk.items.flatMap(({ key }) => (key ? [[key.id, key]] : []))),
  )
  const known = new Set(desk.runs.flatMap(({ source }) => source.sha256 ?? []))
  const withTwins = twinFinder(desk.runs)
  const total = sources.reduce((sum, { size }) => sum + size, 0)
  const taken: TakenFile[] = []
  let [before, predictions, shownAt] = [0, 0, Number.NEGATIVE_INFINITY]

  for (const source of sources) {
    signal?.throwIfAborted()
    const show = (bytes: number): void => {
      if (desk.now() - shownAt < shownEvery) return
      shownAt = desk.now()
      onProgress({ done: Math.min(total, before + bytes), total, predictions, file: source.path })
    }
    show(0)
    const one = await readOne(source, matched, known, desk, show, signal).catch((failure: unknown) => {
      if (!isGone(failure)) throw failure
      return goneFile(source.path)
    })
    predictions += one.predictions
    before += source.size
    taken.push(withTwins(one))
  }
  return taken
}

/** The predictions of one file that are of one model, in one view, and so on. */
interface Group {
  readonly run: Omit<PredictionRun, 'count' | 'unmatched' | 'boxes' | 'attention'>
  readonly writer: ChunkWriter
  readonly unmatched: Unmatched[]
  missed: number
  /** As the file says they are meant. */
  convention: PredictionRun['boxes']
  boxes: SizedBox[]
  attention: boolean
}

async function readOne(
  source: PredictionSource,
  matched: ReturnType<typeof predictionMatcher>,
  known: Set<string>,
  desk: ReadingDesk,
  show: (bytes: number) => void,
  signal?: AbortSignal,
): Promise<TakenFile> {
  const { path } = source
  const format = await predictionFormatOf(source)
  const nothing = { path, runs: [], predictions: 0, unmatched: 0, missed: [] }
  if ('sentence' in format) {
    return { ...nothing, format: null, problems: [placed(format, { file: path, line: null })] }
  }
  const sha256 = await hashOf(await source.blob())
  if (known.has(sha256)) return { ...nothing, format: format.label, problems: [knownAlready(path)] }
  const groups = new Map<string, Group>()
  const problems: Problem[] = []
  const missed: Unmatched[] = []
  const origin = format.origin(source.path)
  let [predictions, unmatched, troubles] = [0, 0, 0]
  const trouble = (problem: Problem): void => {
    troubles += 1
    if (troubles <= mostListed) problems.push(problem)
  }
  try {
    for await (const decoded of format.decode(source, signal)) {
      signal?.throwIfAborted()
      if (decoded.kind === 'problem') trouble(decoded.problem)
      else if (decoded.kind === 'progress') show(decoded.bytes)
      else {
        const { prediction } = decoded
        predictions += 1
        const group = groupOf(groups, prediction.own, origin, format, { path, sha256 }, desk)
        const match = matched(prediction.ref)
        if (match) await add(group, match.itemId, prediction, desk.sizeOf(match.itemId))
        else {
          unmatched += 1
          group.missed += 1
          const told = unmatchedOf(prediction)
          if (missed.length < mostListed) missed.push(told)
          if (group.unmatched.length < mostListed) group.unmatched.push(told)
        }
      }
    }
    const full = [...groups.values()].filter(({ writer }) => writer.count() > 0)
    for (const { writer } of full) await writer.end()
    const runs = full.map(runOf)
    signal?.throwIfAborted()
    await desk.store.keepRuns(runs, new Map(full.map(({ run, unmatched: list }) => [run.id, list])))
    if (runs.length > 0) known.add(sha256)
    else problems.push(aboutNothing(path, predictions))
    if (troubles > mostListed) problems.push(more(path, troubles - mostListed))
    return { path, format: format.label, runs, predictions, unmatched, missed, problems }
  } catch (error) {
    await desk.store.forgetRuns([...groups.values()].map(({ run }) => run.id)).catch(() => undefined)
    throw error
  }
}

/** What the line says of its run goes before what the file says. */
function groupOf(
  groups: Map<string, Group>,
  own: RunOrigin,
  origin: RunOrigin,
  format: PredictionFormat,
  { path, sha256 }: { readonly path: string; readonly sha256: string },
  { store, newId, now }: ReadingDesk,
): Group {
  const { view, seed, budget, crop, benchmark, model: named } = originOf(own, origin)
  const model = modelName(named ?? path) || 'Model without a name'
  const key = JSON.stringify([model, view, seed, budget && budgetCode(budget), crop, benchmark])
  const found = groups.get(key)
  if (found) return found
  const id = newId()
  const made: Group = {
    run: {
      id,
      model,
      view: view ?? 'global',
      seed,
      budget,
      crop,
      source: {
        file: path,
        format: format.id,
        benchmark,
        sha256,
        viewGuessed: view === null,
        boxesGuessed: false,
      },
      addedAt: now(),
    },
    writer: chunkWriter(store, id),
    unmatched: [],
    missed: 0,
    convention: null,
    boxes: [],
    attention: false,
  }
  groups.set(key, made)
  return made
}

async function add(group: Group, itemId: string, read: ReadPrediction, size: Size): Promise<void> {
  const { told, outputTokens, seconds } = read
  group.convention ??= read.convention
  if (group.boxes.length < mostLooked) group.boxes.push(...read.boxes.map((given) => ({ given, size })))
  group.attention ||= read.attention !== null
  const texts: readonly (string | null)[] = read.texts.length > 0 ? read.texts : [null]
  for (const [sample, text] of texts.entries()) {
    const isFirst = sample === 0
    const prediction: Prediction = {
      itemId,
      text,
      told,
      boxes: isFirst ? read.boxes : [],
      attention: isFirst ? read.attention : null,
      outputTokens,
      seconds,
    }
    await group.writer.add(prediction)
  }
}

function runOf({ run, writer, missed, convention, boxes, attention }: Group): PredictionRun {
  const told = convention ?? conventionOf(boxes)
  return {
    ...run,
    source: { ...run.source, boxesGuessed: boxes.length > 0 && told === null },
    boxes: boxes.length > 0 ? (told ?? 'pixels') : null,
    attention,
    count: writer.count(),
    unmatched: missed,
  }
}

/** What browsers throw for a file that was moved, changed or taken away after it was chosen. */
const isGone = (failure: unknown): boolean =>
  failure instanceof DOMException && /^(?:NotReadable|NotFound)Error$/.test(failure.name)

const goneFile = (path: string): TakenFile => ({
  path,
  format: null,
  runs: [],
  predictions: 0,
  unmatched: 0,
  missed: [],
  problems: [
    {
      code: 'predictions-gone',
      severity: 'error',
      sentence: 'This file could not be read: it was moved or changed since it was chosen. Choose it again.',
      file: path,
      line: null,
      field: null,
    },
  ],
})

const cut = (text: string | null | undefined): string | null => text?.slice(0, longestShown) ?? null

const unmatchedOf = ({ ref, place }: ReadPrediction): Unmatched => ({
  line: place.line,
  id: cut(ref.ids[0]),
  question: cut(ref.question),
  picture: cut(ref.picture),
})

const knownAlready = (file: string): Problem => ({
  code: 'predictions-known',
  severity: 'note',
  sentence: 'This file is there already, so nothing was added. Remove its runs first to read it again.',
  file,
  line: null,
  field: null,
})

const aboutNothing = (file: string, predictions: number): Problem => ({
  code: 'predictions-none',
  severity: 'error',
  sentence:
    predictions === 0
      ? 'It holds no prediction, so nothing was kept.'
      : 'None of its predictions is about an item of this project: neither ids nor pictures and questions fit. Nothing was kept.',
  file,
  line: null,
  field: null,
})

const more = (file: string, count: number): Problem => ({
  code: 'more-problems',
  severity: 'warning',
  sentence: `There are ${count} more problems like these in this file.`,
  file,
  line: null,
  field: null,
})
