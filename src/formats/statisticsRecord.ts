import { agreementOf, type Agreement } from '../domain/agreement.ts'
import type { Coefficient } from '../domain/agreementCoefficients.ts'
import { humanAccuracy, type HumanAccuracy } from '../domain/humanGap.ts'
import type { JudgedItem } from '../domain/judged.ts'
import type { Person } from '../domain/person.ts'
import type { Project } from '../domain/project.ts'
import { throughputOf, type Throughput, type TimeLine } from '../domain/throughput.ts'

/** Everything that is counted and measured about judgements. */
export interface Measured {
  readonly agreement: Agreement
  readonly accuracy: HumanAccuracy
  readonly throughput: Throughput
  /** All who judged, by id; null where no name is known. */
  readonly annotators: readonly { readonly id: string; readonly name: string | null }[]
}

export function measure(
  project: Pick<Project, 'categories' | 'people'>,
  judged: readonly JudgedItem[],
): Measured {
  const throughput = throughputOf(judged)
  const names = new Map(project.people.map(({ id, name }: Person) => [id, name]))
  return {
    agreement: agreementOf(project, judged),
    accuracy: humanAccuracy(judged),
    throughput,
    annotators: throughput.byAnnotator.map(({ annotatorId: id }) => ({ id, name: names.get(id) ?? null })),
  }
}

/** Six digits after the point say all that an interval from resamples can. */
export const rounded = (value: number): number => Math.round(value * 1e6) / 1e6
const roundedOr = (value: number | null): number | null => (value === null ? null : rounded(value))

export type WrittenCoefficient =
  | { readonly value: number; readonly low: number | null; readonly high: number | null }
  | { readonly value: null; readonly reason: string }

export const written = (of: Coefficient): WrittenCoefficient =>
  of.value === null
    ? of
    : {
        value: rounded(of.value),
        low: roundedOr(of.interval?.low ?? null),
        high: roundedOr(of.interval?.high ?? null),
      }

const definitions = {
  raw_agreement: 'Share of the pairs of judgements on an item that agree, averaged over items (Fleiss 1971).',
  cohen_kappa: 'Cohen 1960; for exactly two annotators, over the items that both judged.',
  fleiss_kappa: 'Fleiss 1971; with unequal numbers of judgements as in Gwet 2014.',
  krippendorff_alpha: 'Krippendorff 2004 and 2011; nominal, judgements may be missing.',
  gwet_ac1: 'Gwet 2008; with missing judgements as in Gwet 2014.',
  gwet_ac2: 'Gwet 2014 with ordinal weights; for subjects whose values have an order.',
  intervals: '95 %, percentile bootstrap over items (Efron 1979); null where too few resamples have a value.',
  decision: 'Accept, reject or flag; skipped items count as not judged.',
  checks: 'Accepting says yes to every check that was left open.',
  category_and_answer: 'As accepted: what an annotator left as it was given counts as said.',
  box_iou: 'Mean over items of the intersection over union of two annotators’ boxes of the same level.',
  box_coverage: 'Share of the other annotator’s innermost box that a box covers; passing is above 0.9.',
  zooming_gap:
    'Accuracy of people in the regional view minus that in the global view, before the answer was shown.',
} as const

/** `statistics.json`; shares are 0 to 1, times in seconds. */
export function statisticsRecord(
  project: Project,
  { agreement, accuracy, throughput, annotators }: Measured,
  asOf: number,
) {
  const { boxes } = agreement
  const { global, regional, gap } = accuracy
  return {
    format: 'saccade-statistics',
    version: 1,
    project: { id: project.id, name: project.name },
    as_of: new Date(asOf).toISOString(),
    definitions,
    seed: agreement.seed,
    annotators,
    agreement: agreement.subjects.map(({ subject, coefficients, ac2, ...counts }) => ({
      subject,
      ...counts,
      raw_agreement: written(coefficients.raw),
      cohen_kappa: written(coefficients.cohen),
      fleiss_kappa: written(coefficients.fleiss),
      krippendorff_alpha: written(coefficients.krippendorff),
      gwet_ac1: written(coefficients.ac1),
      gwet_ac2: ac2 && written(ac2),
    })),
    boxes: {
      items: boxes.items,
      pairs: boxes.pairs,
      unmatched_chains: boxes.unmatched,
      levels: boxes.levels.map(({ level, items, iou, coverage, passing }) => ({
        level,
        items,
        iou: written(iou),
        coverage: written(coverage),
        passing: written(passing),
      })),
    },
    people: {
      global: { ...global, accuracy: roundedOr(global.accuracy) },
      regional: { ...regional, accuracy: roundedOr(regional.accuracy) },
      zooming_gap: {
        overall: gap.overall && gapRecord(gap.overall),
        categories: gap.categories.map(({ category, ...line }) => ({ category, ...gapRecord(line) })),
      },
    },
    time: {
      all: timeRecord(throughput.all),
      by_annotator: throughput.byAnnotator.map(({ annotatorId, ...line }) => ({
        annotator: annotatorId,
        ...timeRecord(line),
      })),
      by_category: throughput.byCategory.map(({ category, ...line }) => ({ category, ...timeRecord(line) })),
      by_decision: throughput.byDecision.map(({ decision, ...line }) => ({ decision, ...timeRecord(line) })),
    },
    yield: {
      items: throughput.yield.items,
      decided: throughput.yield.decided,
      kept: throughput.yield.kept,
      share: roundedOr(throughput.yield.share),
      seconds_per_kept: roundedOr(throughput.yield.secondsPerKept),
      checks: throughput.yield.checks,
    },
  }
}

const gapRecord = (line: NonNullable<HumanAccuracy['gap']['overall']>) => ({
  answers: line.items,
  global: rounded(line.global),
  regional: rounded(line.regional),
  gap: rounded(line.gap),
})

const timeRecord = (line: TimeLine) => ({
  judgements: line.judgements,
  active_seconds: rounded(line.activeSeconds),
  idle_seconds: rounded(line.idleSeconds),
  timed: line.timed,
  mean_seconds: roundedOr(line.meanSeconds),
  lower_quartile_seconds: roundedOr(line.lowerQuartileSeconds),
  median_seconds: roundedOr(line.medianSeconds),
  upper_quartile_seconds: roundedOr(line.upperQuartileSeconds),
})
