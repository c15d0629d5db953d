import type { Coefficient } from '../domain/agreementCoefficients.ts'
import { subjectNames } from '../domain/agreementSubjects.ts'
import type { Project } from '../domain/project.ts'
import type { TimeLine } from '../domain/throughput.ts'
import { counted } from './markdownText.ts'
import type { ReportTable } from './reportHtml.ts'
import type { Measured } from './statisticsRecord.ts'

/** What is measured about judgements, as the tables of a report. Nobody is named in them. */
export const reportTables = (
  project: Pick<Project, 'categories'>,
  measured: Measured,
): readonly ReportTable[] =>
  [
    agreementTable(measured),
    boxTable(measured),
    peopleTable(project, measured),
    timeTable(project, measured),
  ].filter(({ rows }) => rows.length > 0)

const text = (name: string) => ({ name, numeric: false })
const number = (name: string) => ({ name, numeric: true })
const dash = '–'

/** `0.81`; the minus is a minus. */
const digits = (value: number): string =>
  value
    .toFixed(2)
    .replace(/^-(?=0\.00$)/, '')
    .replace('-', '−')

/** `0.81 (0.72 to 0.88)` */
function coefficientCell(of: Coefficient | null): string {
  if (!of || of.value === null) return dash
  const interval = of.interval ? ` (${digits(of.interval.low)} to ${digits(of.interval.high)})` : ''
  return `${digits(of.value)}${interval}`
}

const agreementTable = ({ agreement: { subjects } }: Measured): ReportTable => ({
  name: 'Agreement of annotators',
  definition:
    'With 95 % intervals from a percentile bootstrap over items (Efron 1979). Raw: share of the pairs of judgements on an item that agree, averaged over items (Fleiss 1971). Cohen 1960, for exactly two annotators; Fleiss 1971, with unequal numbers as in Gwet 2014; Krippendorff 2004 and 2011, nominal; Gwet 2008 (AC1) and 2014 (AC2, ordinal weights). Decision: accept, reject or flag. Category and answer: as accepted. A dash: it cannot be said.',
  columns: [
    text('About'),
    number('Annotators'),
    number('Items'),
    number('Raw'),
    number('Cohen’s κ'),
    number('Fleiss’ κ'),
    number('Krippendorff’s α'),
    number('AC1'),
    number('AC2'),
  ],
  rows: subjects.flatMap(
    ({ subject, annotators, items, coefficients: { raw, cohen, fleiss, krippendorff, ac1 }, ac2 }) =>
      items === 0
        ? []
        : [
            [
              subjectNames[subject],
              counted(annotators),
              counted(items),
              ...[raw, cohen, fleiss, krippendorff, ac1, ac2].map(coefficientCell),
            ],
          ],
  ),
})

const boxTable = ({ agreement: { boxes } }: Measured): ReportTable => ({
  name: 'Agreement of boxes',
  definition:
    'Mean over items of the intersection over union of two annotators’ boxes of the same level; coverage: the share of the other annotator’s innermost box that a box covers; passing: the share of coverages above 0.9 (Learning to Focus, §4.2). Level 1 is the innermost box.',
  columns: [number('Level'), number('Items'), number('IoU'), number('Coverage'), number('Passing')],
  rows: boxes.levels.map(({ level, items, iou, coverage, passing }) => [
    String(level),
    counted(items),
    ...[iou, coverage, passing].map(coefficientCell),
  ]),
})

const share = (value: number | null): string => (value === null ? dash : `${(value * 100).toFixed(1)} %`)
const points = (gap: number): string => {
  const written = (gap * 100).toFixed(1)
  return Number(written) === 0 ? '0.0' : `${gap > 0 ? '+' : '−'}${written.replace('-', '')}`
}

function peopleTable(
  { categories }: Pick<Project, 'categories'>,
  { accuracy: { gap } }: Measured,
): ReportTable {
  const nameOf = namesOf(categories)
  const line = (name: string, of: NonNullable<typeof gap.overall>): readonly string[] => [
    name,
    counted(of.items),
    share(of.global),
    share(of.regional),
    points(of.gap),
  ]
  return {
    name: 'People in the global and the regional view',
    definition:
      'Answers that people gave before the given answer was shown, right by the accepted content. The human zooming gap is regional minus global accuracy, in points of a hundred (ZoomBench, §5.1, for people instead of models).',
    columns: [text('Category'), number('Answers'), number('Global'), number('Regional'), number('Gap')],
    rows: gap.overall
      ? [line('All', gap.overall), ...gap.categories.map(({ category, ...of }) => line(nameOf(category), of))]
      : [],
  }
}

const decisionNames = {
  accept: 'Accept',
  reject: 'Reject',
  flag: 'Flag',
  skip: 'Skip',
  begun: 'Begun, not decided',
} as const

const seconds = (value: number | null): string => (value === null ? dash : value.toFixed(1))

const timeLine = (name: string, of: TimeLine): readonly string[] => [
  name,
  counted(of.judgements),
  (of.activeSeconds / 3600).toFixed(1),
  seconds(of.meanSeconds),
  seconds(of.lowerQuartileSeconds),
  seconds(of.medianSeconds),
  seconds(of.upperQuartileSeconds),
]

function timeTable({ categories }: Pick<Project, 'categories'>, { throughput }: Measured): ReportTable {
  const nameOf = namesOf(categories)
  return {
    name: 'Time',
    definition:
      'Active time, without pauses of 30 seconds and more. Seconds are those of decisions that took any time. ZoomBench (§8.2) reports about 55 seconds per item.',
    columns: [
      text('Judgements'),
      number('Number'),
      number('Hours'),
      number('Mean seconds'),
      number('Lower quartile'),
      number('Median'),
      number('Upper quartile'),
    ],
    rows:
      throughput.all.judgements === 0
        ? []
        : [
            timeLine('All', throughput.all),
            ...throughput.byDecision.map(({ decision, ...of }) =>
              timeLine(`Decision: ${decisionNames[decision]}`, of),
            ),
            ...throughput.byCategory.map(({ category, ...of }) =>
              timeLine(`Category: ${nameOf(category)}`, of),
            ),
          ],
  }
}

function namesOf(categories: Project['categories']): (id: string | null) => string {
  const names = new Map(categories.map(({ id, name }) => [id, name]))
  return (id) => (id === null ? 'No category' : (names.get(id) ?? id))
}
