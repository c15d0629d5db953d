import type { Problem } from '../../domain/problem.ts'
import type { ReadPrediction } from '../../formats/predictions/predictionFormat.ts'
import { countText } from '../../ui/quantity.ts'

/** More problems of one file than this are counted, not listed. */
const mostProblems = 1000

export interface ProblemList {
  add(problem: Problem): void
  /** Says how many were not listed. */
  end(): void
}

export function problemList(file: string, problems: Problem[]): ProblemList {
  let listed = 0
  return {
    add(problem) {
      listed += 1
      if (listed <= mostProblems) problems.push(problem)
    },
    end() {
      if (listed <= mostProblems) return
      const sentence = `There are ${listed - mostProblems} more problems like these in this file.`
      problems.push({ code: 'more-problems', severity: 'warning', sentence, file, line: null, field: null })
    },
  }
}

export function unmatchedProblem({ ref, place }: ReadPrediction): Problem {
  const [id] = ref.ids
  const named = id === undefined ? 'This prediction' : `The prediction for ${id.slice(0, 60)}`
  const sentence = `${named} is about no item of the benchmark: neither its id nor its picture and question fit just one.`
  return { ...place, code: 'prediction-unmatched', severity: 'warning', sentence, field: null }
}

const noteOn = (file: string, code: string, sentence: string): Problem => ({
  code,
  severity: 'note',
  sentence,
  file,
  line: null,
  field: null,
})

export const guessedView = (file: string): Problem =>
  noteOn(
    file,
    'view-guessed',
    'Nothing says in which view these answers were given; they were taken as global. A folder or file name with “crop” or “regional” in it, or a field view, says otherwise.',
  )

export const onlyAttention = (file: string): Problem =>
  noteOn(
    file,
    'nothing-to-score',
    'These are attention maps: there is no answer in them to score, so they were left out. The app measures them.',
  )

export const withoutAnswers = (file: string, count: number): Problem =>
  noteOn(
    file,
    'nothing-to-score',
    `${countText(count, 'prediction')} of this file ${count === 1 ? 'has' : 'have'} boxes or attention and no answer, so there was nothing to score. The app measures them.`,
  )

export const outsideBenchmark = (file: string, count: number): Problem =>
  noteOn(
    file,
    'outside-benchmark',
    `${countText(count, 'prediction')} of this file ${count === 1 ? 'is about an item' : 'are about items'} that nobody accepted, so ${count === 1 ? 'it was' : 'they were'} left out.`,
  )

export const cropTested = (file: string): Problem =>
  noteOn(
    file,
    'crop-test',
    'These answers are of the crop test, in which a crop lay beside the whole picture: they are counted by themselves, not in the table of both views.',
  )
