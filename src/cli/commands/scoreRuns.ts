import type { SameValue } from '../../domain/mathruler.ts'
import { predictionMatcher, type MatchedBy } from '../../domain/predictionMatch.ts'
import type { CropKind } from '../../domain/prediction.ts'
import { budgetCode, type View } from '../../domain/preview.ts'
import type { Problem } from '../../domain/problem.ts'
import {
  briefScore,
  longestFound,
  type Score,
  type ScoringOptions,
  type ScoringRule,
} from '../../domain/scored.ts'
import { answerScorers } from '../../domain/scoring.ts'
import { differs, type ScoringDifference } from '../../domain/scoringDifferences.ts'
import { usesLetterRule } from '../../domain/scoringUpstream.ts'
import type { ByteSource } from '../../formats/format.ts'
import {
  originOf,
  type PredictionFormat,
  type ReadPrediction,
} from '../../formats/predictions/predictionFormat.ts'
import { attentionMaps, gatherPredictions } from '../../formats/predictions/attentionFiles.ts'
import { predictionFormatOf } from '../../formats/predictions/predictionFormats.ts'
import { placed } from '../../formats/remark.ts'
import type { Terminal } from '../terminal.ts'
import type { Benchmark } from './scoreBenchmark.ts'
import { contestants, type Contestants } from './scoreContestants.ts'
import {
  cropTested,
  guessedView,
  onlyAttention,
  outsideBenchmark,
  problemList,
  unmatchedProblem,
  withoutAnswers,
} from './scoreProblems.ts'

/** What became of one file of predictions. */
export interface ScoredFile {
  readonly file: string
  readonly format: string
  readonly models: readonly string[]
  readonly views: readonly View[]
  /** By their codes, such as `tokens-1024`. */
  readonly budgets: readonly string[]
  readonly crops: readonly CropKind[]
  readonly benchmark: string | null
  readonly letterRule: boolean
  readonly predictions: number
  readonly matchedBy: Readonly<Partial<Record<MatchedBy, number>>>
  readonly unmatched: number
  /** About items that are not part of the benchmark. */
  readonly outside: number
}

/** One answer by the chosen profile. */
export interface ScoredAnswer {
  readonly model: string
  readonly view: View
  readonly crop: CropKind | null
  readonly seed: number | null
  readonly itemId: string
  readonly right: boolean | null
  readonly rule: ScoringRule
  readonly found: Score['found']
  readonly extracted: string
}

export interface ScoredRuns {
  readonly contestants: Contestants
  readonly files: readonly ScoredFile[]
  readonly answers: readonly ScoredAnswer[]
  readonly differences: readonly ScoringDifference[]
  readonly problems: readonly Problem[]
}

/** Reads and scores all files of predictions. */
export async function scoreRuns(
  benchmark: Benchmark,
  sources: readonly ByteSource[],
  isNamed: (source: ByteSource) => boolean,
  choices: ScoringOptions,
  sameValue: SameValue,
  keepsAnswers: boolean,
  terminal: Terminal,
): Promise<ScoredRuns> {
  const { items } = benchmark
  const keys = new Map(items.map((item) => [item.id, item]))
  const matched = predictionMatcher(benchmark.given, keys)
  const compared = contestants(items.map(({ id }) => id))
  const scorerOf = answerScorers(choices, sameValue)
  const files: ScoredFile[] = []
  const answers: ScoredAnswer[] = []
  const differences: ScoringDifference[] = []
  const problems: Problem[] = []
  const gathered = gatherPredictions(sources)
  const total = gathered.reduce((sum, { size }) => sum + size, 0)
  let before = 0

  const scoreFile = async (source: ByteSource, format: PredictionFormat): Promise<void> => {
    const origin = format.origin(source.path)
    const letterRule = choices.letterRule || usesLetterRule(origin.benchmark)
    const upstream = scorerOf('upstream', origin.benchmark)
    const strict = scorerOf('strict', origin.benchmark)
    const models = new Set<string>()
    const views = new Set<View>()
    const budgets = new Set<string>()
    const crops = new Set<CropKind>()
    const matchedBy: Partial<Record<MatchedBy, number>> = {}
    const told = problemList(source.path, problems)
    let [predictions, unmatched, outside, unanswered] = [0, 0, 0, 0]
    let isViewGuessed = false

    const scoreOne = (prediction: ReadPrediction): void => {
      predictions += 1
      const match = matched(prediction.ref)
      if (!match) {
        unmatched += 1
        told.add(unmatchedProblem(prediction))
        return
      }
      const key = keys.get(match.itemId)
      if (!key) {
        outside += 1
        return
      }
      if (prediction.texts.length === 0) {
        unanswered += 1
        return
      }
      matchedBy[match.by] = (matchedBy[match.by] ?? 0) + 1
      const run = originOf(prediction.own, origin)
      isViewGuessed ||= run.view === null
      const { seed, crop, budget } = run
      const named = run.model ?? source.path
      const model = compared.keyOf(named, budget)
      const view = run.view ?? 'global'
      models.add(named)
      views.add(view)
      if (budget) budgets.add(budgetCode(budget))
      if (crop) crops.add(crop)
      const { itemId } = match
      for (const text of prediction.texts) {
        const answer = { itemId, text, told: prediction.told }
        const [first, second] = [upstream(answer, key), strict(answer, key)]
        const { right, rule, found, extracted } = choices.profile === 'upstream' ? first : second
        compared.add(model, view, crop, itemId, right, rule)
        if (keepsAnswers) {
          const kept = extracted.slice(0, longestFound)
          answers.push({ model, view, crop, seed, itemId, right, rule, found, extracted: kept })
        }
        if (differs(first, second))
          differences.push({ model, view, itemId, upstream: briefScore(first), strict: briefScore(second) })
      }
    }

    for await (const decoded of format.decode(source, terminal.signal)) {
      if (decoded.kind === 'prediction') scoreOne(decoded.prediction)
      else if (decoded.kind === 'problem') told.add(decoded.problem)
      else {
        const done = before + decoded.bytes
        terminal.progress.show({ label: 'Scoring', done, total, unit: 'bytes', detail: source.path })
      }
    }
    told.end()
    if (isViewGuessed) problems.push(guessedView(source.path))
    if (crops.size > 0) problems.push(cropTested(source.path))
    if (unanswered > 0) problems.push(withoutAnswers(source.path, unanswered))
    if (outside > 0) problems.push(outsideBenchmark(source.path, outside))
    files.push({
      file: source.path,
      format: format.id,
      models: [...models],
      views: [...views],
      budgets: [...budgets],
      crops: [...crops],
      benchmark: origin.benchmark,
      letterRule,
      predictions,
      matchedBy,
      unmatched,
      outside,
    })
  }

  for (const source of gathered) {
    terminal.signal.throwIfAborted()
    const format = await predictionFormatOf(source)
    if ('sentence' in format) {
      const severity = isNamed(source) ? 'error' : 'note'
      problems.push({ ...placed(format, { file: source.path, line: null }), severity })
    } else if (format === attentionMaps) problems.push(onlyAttention(source.path))
    else await scoreFile(source, format)
    before += source.size
  }
  const labelled = <T extends { readonly model: string }>(entry: T): T => ({
    ...entry,
    model: compared.labelOf(entry.model),
  })
  return {
    contestants: compared,
    files,
    answers: answers.map(labelled),
    differences: differences.map(labelled),
    problems,
  }
}
