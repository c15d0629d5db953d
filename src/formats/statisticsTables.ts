import type { Coefficient } from '../domain/agreementCoefficients.ts'
import type { Project } from '../domain/project.ts'
import type { TimeLine } from '../domain/throughput.ts'
import { csvLine } from './csvCells.ts'
import { rounded, written, type Measured } from './statisticsRecord.ts'

/** `agreement.csv`: one figure on each line. */
export function* agreementTable({ agreement }: Measured): Generator<string> {
  yield csvLine(['subject', 'figure', 'value', 'low', 'high', 'annotators', 'judgements', 'items', 'reason'])
  for (const { subject, annotators, judgements, items, coefficients, ac2 } of agreement.subjects) {
    const figures: readonly (readonly [string, Coefficient])[] = [
      ['raw agreement', coefficients.raw],
      ['Cohen’s kappa', coefficients.cohen],
      ['Fleiss’ kappa', coefficients.fleiss],
      ['Krippendorff’s alpha', coefficients.krippendorff],
      ['Gwet’s AC1', coefficients.ac1],
      ...(ac2 ? ([['Gwet’s AC2', ac2]] as const) : []),
    ]
    for (const [name, figure] of figures) {
      yield csvLine(figureCells(subject, name, figure, [annotators, judgements, items]))
    }
  }
  for (const { level, items, iou, coverage, passing } of agreement.boxes.levels) {
    const figures = [
      ['mean IoU', iou],
      ['coverage of the other’s b1', coverage],
      ['coverage above the gate', passing],
    ] as const
    for (const [name, figure] of figures) {
      yield csvLine(figureCells(`boxes, level ${level}`, name, figure, [null, null, items]))
    }
  }
}

function figureCells(
  subject: string,
  name: string,
  figure: Coefficient,
  counts: readonly (number | null)[],
): readonly (string | number | null)[] {
  const cells = written(figure)
  return cells.value === null
    ? [subject, name, null, null, null, ...counts, cells.reason]
    : [subject, name, cells.value, cells.low, cells.high, ...counts, null]
}

/** `time.csv`: all judgements, then those of each annotator, category and decision. */
export function* timeTable(
  { categories }: Pick<Project, 'categories'>,
  { throughput, annotators }: Measured,
): Generator<string> {
  yield csvLine([
    'by',
    'id',
    'name',
    'judgements',
    'active_seconds',
    'idle_seconds',
    'timed',
    'mean_seconds',
    'lower_quartile_seconds',
    'median_seconds',
    'upper_quartile_seconds',
  ])
  yield timeLine('all', null, null, throughput.all)
  const people = new Map(annotators.map(({ id, name }) => [id, name]))
  for (const line of throughput.byAnnotator) {
    yield timeLine('annotator', line.annotatorId, people.get(line.annotatorId) ?? null, line)
  }
  const names = new Map(categories.map(({ id, name }) => [id, name]))
  for (const line of throughput.byCategory) {
    const name = line.category === null ? 'No category' : (names.get(line.category) ?? null)
    yield timeLine('category', line.category, name, line)
  }
  for (const line of throughput.byDecision) yield timeLine('decision', line.decision, null, line)
}

const timeLine = (by: string, id: string | null, name: string | null, line: TimeLine): string =>
  csvLine([
    by,
    id,
    name,
    line.judgements,
    ...[
      line.activeSeconds,
      line.idleSeconds,
      line.timed,
      line.meanSeconds,
      line.lowerQuartileSeconds,
      line.medianSeconds,
      line.upperQuartileSeconds,
    ].map((value) => (value === null ? null : rounded(value))),
  ])
