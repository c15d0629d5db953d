import type { SameValue } from '../../domain/mathruler.ts'
import { predictionMatcher, type MatchedBy } from '../../domain/predictionMatch.ts'
import type { View } from '../../domain/preview.ts'
import type { Problem } from '../../domain/problem.ts'
import type { Score, ScoreAnswer, ScoringProfile, ScoringRule } from '../../domain/scored.ts'
import { answerScorer } from '../../domain/scoring.ts'
import { scoringBook, type ScoringBook } from '../../domain/scoringBook.ts'
import { differs, type ScoringDifference } from '../../domain/scoringDifferences.ts'
import { usesLetterRule } from '../../domain/scoringUpstream.ts'
import type { ByteSource } from '../../formats/format.ts'
import type {
  PredictionFormat,
  ReadPrediction,
  RunOrigin,
} from '../../formats/predictions/predictionFormat.ts'
import { predictionFormatOf } from '../../formats/predictions/predictionFormats.ts'
import { placed } from '../../formats/remark.ts'
import type { Terminal } from '../terminal.ts'
import type { Benchmark } from './scoreBenchmark.ts'

export interface ScoreChoices {
  readonly profile: ScoringProfile
  /** Uses the letter rule on every benchmark, not only on those of the released judge’s list. */
  readonly letters: boolean
  readonly trustTold: boolean
}

/** What became of one file of predictions. */
export interface ScoredFile {
  readonly file: string
  readonly format: string
  readonly models: readonly string[]
  readonly views: readonly View[]
  readonly benchmark: string | null
  readonly letterRule: boolean
  readonly predictions: number
  readonly matchedBy: Readonly<Partial<Record<MatchedBy, number>>>
  readonly unmatched: number
}

/** One answer by the chosen profile. */
export interface ScoredAnswer {
  readonly model: string
  readonly view: View
  readonly seed: number | null
  readonly itemId: string
  readonly right: boolean | null
  readonly rule: ScoringRule
  readonly found: Score['found']
  readonly extracted: string
}

export interface ScoredRuns {
  readonly book: ScoringBook
  readonly files: readonly ScoredFile[]
  readonly answers: readonly ScoredAnswer[]
  readonly differences: readonly ScoringDifference[]
  readonly problems: readonly Problem[]
}

/** Reads and scores all files of predictions; of an answer no more than this is kept. */
const longestShown = 300
/** More problems of one file than this are counted, not listed. */
const mostProblems = 1000

export async function scoreRuns(
  benchmark: Benchmark,
  sources: readonly ByteSource[],
  isNamed: (source: ByteSource) => boolean,
  choices: ScoreChoices,
  sameValue: SameValue,
  keepsAnswers: boolean,
  terminal: Terminal,
): Promise<ScoredRuns> {
  const { items } = benchmark
  const keys = new Map(items.map((item) => [item.id, item]))
  const matched = predictionMatcher(items)
  const book = scoringBook(items.map(({ id }) => id))
  const scorers = new Map<string, ScoreAnswer>()
  const scorer = (profile: ScoringProfile, letterRule: boolean): ScoreAnswer => {
    const name = `${profile} ${letterRule}`
    const known = scorers.get(name)
    if (known) return known
    const made = answerScorer({ profile, letterRule, trustTold: choices.trustTold }, sameValue)
    scorers.set(name, made)
    return made
  }
  const files: ScoredFile[] = []
  const answers: ScoredAnswer[] = []
  const differences: ScoringDifference[] = []
  const problems: Problem[] = []
  const total = sources.reduce((sum, { size }) => sum + size, 0)
  let before = 0

  const scoreFile = async (source: ByteSource, format: PredictionFormat): Promise<void> => {
    const origin = format.origin(source.path)
    const letterRule = choices.letters || usesLetterRule(origin.benchmark)
    const upstream = scorer('upstream', letterRule)
    const strict = scorer('strict', false)
    const models = new Set<string>()
    const views = new Set<View>()
    const matchedBy: Partial<Record<MatchedBy, number>> = {}
    const told = problemList(source.path, problems)
    let [predictions, unmatched] = [0, 0]
    let isViewGuessed = false

    const scoreOne = (prediction: ReadPrediction): void => {
      predictions += 1
      const match = matched(prediction.ref)
      const key = match && keys.get(match.itemId)
      if (!match || !key) {
        unmatched += 1
        told.add(unmatchedProblem(prediction))
        return
      }
      matchedBy[match.by] = (matchedBy[match.by] ?? 0) + 1
      const run = runOf(prediction.own, origin, source.path)
      isViewGuessed ||= run.view === null
      const { model, seed } = run
      const view = run.view ?? 'global'
      models.add(model)
      views.add(view)
      const { itemId } = match
      for (const text of prediction.texts) {
        const answer = { itemId, text, told: prediction.told }
        const [first, second] = [upstream(answer, key), strict(answer, key)]
        const { right, rule, found, extracted } = choices.profile === 'upstream' ? first : second
        book.add(model, view, itemId, right, rule)
        if (keepsAnswers) {
          const kept = extracted.slice(0, longestShown)
          answers.push({ model, view, seed, itemId, right, rule, found, extracted: kept })
        }
        if (differs(first, second))
          differences.push({ model, view, itemId, upstream: brief(first), strict: brief(second) })
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
    files.push({
      file: source.path,
      format: format.id,
      models: [...models],
      views: [...views],
      benchmark: origin.benchmark,
      letterRule,
      predictions,
      matchedBy,
      unmatched,
    })
  }

  for (const source of sources) {
    terminal.signal.throwIfAborted()
    const format = await predictionFormatOf(source)
    if ('sentence' in format) {
      const severity = isNamed(source) ? 'error' : 'note'
      problems.push({ ...placed(format, { file: source.path, line: null }), severity })
    } else await scoreFile(source, format)
    before += source.size
  }
  return { book, files, answers, differences, problems }
}

/** What the line says of its run goes before what the file says. */
function runOf(
  own: RunOrigin,
  origin: RunOrigin,
  path: string,
): { readonly model: string; readonly seed: number | null; readonly view: View | null } {
  return {
    model: own.model ?? origin.model ?? path,
    seed: own.seed ?? origin.seed,
    view: own.view ?? origin.view,
  }
}

const brief = (score: Score): Score =>
  score.extracted.length > longestShown
    ? { ...score, extracted: score.extracted.slice(0, longestShown) }
    : score

function problemList(file: string, problems: Problem[]) {
  let listed = 0
  return {
    add(problem: Problem): void {
      listed += 1
      if (listed <= mostProblems) problems.push(problem)
    },
    end(): void {
      if (listed <= mostProblems) return
      const sentence = `There are ${listed - mostProblems} more problems like these in this file.`
      problems.push({ code: 'more-problems', severity: 'warning', sentence, file, line: null, field: null })
    },
  }
}

function unmatchedProblem({ ref, place }: ReadPrediction): Problem {
  const [id] = ref.ids
  const named = id === undefined ? 'This prediction' : `The prediction for ${id.slice(0, 60)}`
  const sentence = `${named} is about no item of the benchmark: neither its id nor its picture and question fit just one.`
  return { ...place, code: 'prediction-unmatched', severity: 'warning', sentence, field: null }
}

const guessedView = (file: string): Problem => ({
  code: 'view-guessed',
  severity: 'note',
  sentence:
    'Nothing says in which view these answers were given; they were taken as global. A folder or file name with “crop” or “regional” in it, or a field view, says otherwise.',
  file,
  line: null,
  field: null,
})
