import type { Coefficient } from '../domain/agreementCoefficients.ts'
import { subjectNames } from '../domain/agreementSubjects.ts'
import { checkNames } from '../domain/judgement.ts'
import type { Policy, Project } from '../domain/project.ts'
import type { DatasheetFacts } from './datasheetFacts.ts'
import { counted, countOf, fixed, inMarkdown, markdownTable, percent } from './markdownText.ts'

/** How the labels came about, in paragraphs and tables. */
export function labelling(project: Project, facts: DatasheetFacts): readonly string[] {
  const { measured, items, checks, revised, adjudicated } = facts
  const { annotators, throughput } = measured
  const asked = checkNames.map((name) => subjectNames[name].toLowerCase()).join(', ')
  return [
    annotators.length === 0
      ? 'Who labelled the items is not recorded: the project holds no judgements.'
      : `${countOf(annotators.length, 'annotator')} gave ${countOf(throughput.all.judgements, 'judgement')}. ${policySentence(project.policy)} Besides a decision they were asked about: ${asked}; and about difficulty, reasons, and boxes around the evidence.`,
    lookSentence(project),
    `Annotators changed the wording, options, answer, category or region of ${counted(revised)} of the ${countOf(items, 'item')}.`,
    ...(adjudicated > 0
      ? [
          `An adjudicator settled ${counted(adjudicated)} of the ${countOf(items, 'item')}; the others follow from the judgements.`,
        ]
      : []),
    'How many independent checks did each item get? Only judgements that accept or reject count.',
    markdownTable(
      ['Annotators who decided', 'Items'],
      checks.map((line) => [counted(line.annotators), counted(line.items)]),
    ),
    timeSentence(facts),
    'Who the annotators are, how they were trained and what they were paid is not recorded.',
    ...agreement(facts),
    ...boxes(facts),
    ...people(project, facts),
  ]
}

function policySentence(policy: Policy): string {
  if (policy.kind === 'majority') {
    return `An item is resolved by the majority once at least ${policy.needed} annotators decided.`
  }
  if (policy.kind === 'unanimous') {
    return `An item is resolved once at least ${policy.needed} annotators decided, all alike.`
  }
  return policy.kind === 'sole'
    ? 'One decision resolves an item; several must agree.'
    : 'An adjudicator resolves every item.'
}

function lookSentence({ look, previews }: Project): string {
  const seen = {
    'side-by-side': 'The given answer was in sight from the beginning',
    'global-first':
      'Annotators answered from the whole picture and then from the region before they saw the given answer',
    blind: 'Annotators answered before they saw the given answer',
  }[look]
  const models =
    previews.shown === 'always'
      ? 'answers of models could be seen before deciding'
      : 'answers of models could be seen only after deciding'
  return `${seen}; ${models}. These are the settings of the project as they are now.`
}

function timeSentence({ measured: { throughput } }: DatasheetFacts): string {
  const { all, yield: from } = throughput
  if (all.timed === 0 || all.medianSeconds === null) return 'How long it took is not recorded.'
  const perKept =
    from.secondsPerKept === null
      ? ''
      : ` and ${fixed(from.secondsPerKept, 1)} s for each item that was accepted`
  return `People were active for ${counted(all.activeSeconds)} s in all: a median of ${fixed(all.medianSeconds, 1)} s for each of ${countOf(all.timed, 'timed decision')}${perKept}.`
}

function agreement({ measured }: DatasheetFacts): readonly string[] {
  const compared = measured.agreement.subjects.filter(({ items }) => items > 0)
  if (compared.length === 0) {
    return ['Agreement is not known: no item was judged by two annotators.']
  }
  return [
    'Agreement between annotators, with 95 % intervals (bootstrap over items); the items are those that two or more annotators said something about.',
    markdownTable(
      ['About', 'Annotators', 'Items', 'Raw', 'Krippendorff’s α', 'Fleiss’ κ', 'Gwet’s AC1', 'Gwet’s AC2'],
      compared.map(({ subject, annotators, items, coefficients, ac2 }) => [
        subjectNames[subject],
        counted(annotators),
        counted(items),
        figure(coefficients.raw),
        figure(coefficients.krippendorff),
        figure(coefficients.fleiss),
        figure(coefficients.ac1),
        ac2 ? figure(ac2) : '–',
      ]),
    ),
    'A coefficient that cannot be computed is “–”: for example where everybody said the same throughout. Of category and answer, what an annotator accepted without a change counts as said.',
  ]
}

function figure(of: Coefficient): string {
  if (of.value === null) return '–'
  const { value, interval } = of
  return interval
    ? `${fixed(value, 3)} (${fixed(interval.low, 3)} to ${fixed(interval.high, 3)})`
    : fixed(value, 3)
}

function boxes({ measured }: DatasheetFacts): readonly string[] {
  const { levels, items, unmatched } = measured.agreement.boxes
  if (levels.length === 0)
    return ['Agreement of boxes is not known: no two annotators boxed the same evidence.']
  return [
    `Boxes of two annotators on the same item, on ${countOf(items, 'item')}; level 1 is the innermost. Coverage is the share of the other annotator’s innermost box. ${countOf(unmatched, 'chain of boxes had', 'chains of boxes had')} no counterpart.`,
    markdownTable(
      ['Level', 'Items', 'Mean IoU', 'Coverage'],
      levels.map((line) => [
        counted(line.level),
        counted(line.items),
        figure(line.iou),
        figure(line.coverage),
      ]),
    ),
  ]
}

function people(
  { categories: known }: Project,
  { measured: { accuracy } }: DatasheetFacts,
): readonly string[] {
  const { overall, categories } = accuracy.gap
  const names = new Map(known.map(({ id, name }) => [id, name]))
  if (!overall) return ['Accuracy of people in the two views is not recorded.']
  return [
    `Before they saw the answer, people were right in ${percent(overall.global)} of the cases from the whole picture and in ${percent(overall.regional)} from the region: a human zooming gap of ${fixed(overall.gap * 100, 1)} points over ${countOf(overall.items, 'pair of answers', 'pairs of answers')}.`,
    markdownTable(
      ['Category', 'Pairs of answers', 'Whole picture', 'Region', 'Gap in points'],
      categories.map(({ category, items, global, regional, gap }) => [
        category === null ? 'No category' : inMarkdown(names.get(category) ?? category),
        counted(items),
        percent(global),
        percent(regional),
        fixed(gap * 100, 1),
      ]),
    ),
  ]
}
