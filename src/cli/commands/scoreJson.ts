import type { ModelResult } from '../../domain/results.ts'
import type { Problem } from '../../domain/problem.ts'
import type { ScoringProfile } from '../../domain/scored.ts'
import type { Benchmark } from './scoreBenchmark.ts'
import type { ScoredRuns } from './scoreRuns.ts'
import type { ComparedModels } from './scoreText.ts'

export interface ScoreReport {
  readonly profile: ScoringProfile
  readonly benchmark: Benchmark
  readonly runs: ScoredRuns
  readonly results: readonly ModelResult[]
  readonly comparisons: readonly ComparedModels[]
  readonly problems: readonly Problem[]
}

/** Lines that go out at once. */
const atOnce = 1000

/** The report as JSON in parts, for a million answers are more than one text can hold. Accuracies are shares, 0 to 1. */
export function* scoreJson(report: ScoreReport): Generator<string> {
  const { profile, benchmark, runs, results, comparisons, problems } = report
  const named = <T extends { readonly itemId: string }>(entry: T): T & { readonly sourceId: string } => ({
    ...entry,
    sourceId: benchmark.idOf(entry.itemId),
  })
  const head = {
    profile,
    items: benchmark.items.length,
    files: runs.files,
    models: results.map((result) => ({
      ...result,
      rules: {
        global: runs.contestants.rules(result.model, 'global'),
        regional: runs.contestants.rules(result.model, 'regional'),
      },
    })),
    cropTests: runs.contestants.cropTests(),
    comparisons,
    problems,
  }
  yield JSON.stringify(head, null, 2).slice(0, -2)
  yield* listOf('differences', runs.differences, named)
  yield* listOf('answers', runs.answers, named)
  yield '\n}\n'
}

/** One entry on each line. */
function* listOf<T>(name: string, entries: readonly T[], written: (entry: T) => unknown): Generator<string> {
  yield `,\n  "${name}": [`
  for (let at = 0; at < entries.length; at += atOnce) {
    const lines = entries.slice(at, at + atOnce).map((entry) => `\n    ${JSON.stringify(written(entry))}`)
    yield `${at > 0 ? ',' : ''}${lines.join(',')}`
  }
  yield entries.length > 0 ? '\n  ]' : ']'
}
