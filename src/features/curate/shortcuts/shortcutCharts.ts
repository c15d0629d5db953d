import type { LetterBalance } from '../../../domain/letterBalance.ts'
import type { LengthBias, OptionLengths } from '../../../domain/longestOption.ts'
import type { MajorityBaseline } from '../../../domain/majorityBaseline.ts'
import type { BlindFigures } from '../../../domain/shortcutsBlind.ts'
import { barChart } from '../../../charts/barChart.ts'
import type { ChartSpec } from '../../../charts/chartSpec.ts'
import { amountText, shareText } from '../../../charts/chartText.ts'

type NameOf = (category: string | null) => string

export function blindChart(modelName: string, figures: BlindFigures, nameOf: NameOf): ChartSpec {
  const lines = [
    ...(figures.overall ? [{ name: 'All', ...figures.overall }] : []),
    ...figures.categories.map(({ category, ...line }) => ({ name: nameOf(category), ...line })),
  ]
  return {
    id: 'shortcuts-blind',
    name: `Right without the picture: ${modelName}`,
    definition:
      'How often the model is right when it is shown the question alone (the blind view; Goyal et al. 2017), with a 95 % interval (Wilson). The stroke is the larger of chance, the mean of 1 ÷ options, and of always giving the most frequent answer. To be mended where even the lower end of the interval over all is 10 points above that, to be looked at where it is above it.',
    table: {
      columns: ['Category', 'Right', 'From', 'To', 'Chance', 'Most frequent answer', 'Items'],
      rows: lines.map(({ name, accuracy, interval, chance, majority, items }) => [
        name,
        accuracy,
        interval.low,
        interval.high,
        chance,
        majority,
        items,
      ]),
      shares: [1, 2, 3, 4, 5],
    },
    drawing: barChart(
      lines.map(({ name, accuracy, interval, chance, majority }) => ({
        label: name,
        value: accuracy,
        valueText: `${shareText(accuracy)} (${shareText(interval.low)} to ${shareText(interval.high)})`,
        expected: Math.max(chance, majority),
      })),
      { upTo: 1, names: { bar: 'right', expected: 'chance or habit' } },
    ),
  }
}

export const letterChart = ({ letters }: LetterBalance): ChartSpec => ({
  id: 'shortcuts-letters',
  name: 'Right letters',
  definition:
    'How often each letter is the right one, against 1 ÷ options for every question. Compared by Pearson’s chi-square; where fewer than 5 of a letter are expected, by 2,000 seeded draws. To be mended where one letter leads by 10 points or more with p below 1 %, to be looked at from 5 points and 5 % on.',
  table: {
    columns: ['Letter', 'Right', 'Expected'],
    rows: letters.map(({ letter, count, expected }) => [letter, count, expected]),
  },
  drawing: barChart(
    letters.map(({ letter, count, expected }) => ({
      label: letter,
      value: count,
      valueText: `${amountText(count)}, expected ${amountText(expected)}`,
      expected,
    })),
    { names: { bar: 'right', expected: 'expected' } },
  ),
})

export function lengthChart({ longest, shortest }: OptionLengths): ChartSpec {
  const lines: readonly (readonly [string, LengthBias])[] = [
    ['The longest', longest],
    ['The shortest', shortest],
  ]
  return {
    id: 'shortcuts-lengths',
    name: 'Longest and shortest option',
    definition:
      'Of the questions in which one option alone is the longest (or shortest) in characters, how often that option is right, against 1 ÷ options (Haladyna, Downing & Rodriguez 2002). p is the exact binomial probability that luck does as well. To be mended from 10 points and p below 1 % on, to be looked at from 5 points and 5 %.',
    table: {
      columns: ['Option', 'Right', 'By chance', 'p', 'Questions', 'Left out, several as long'],
      rows: lines.map(([name, { right, items, chance, p, tied }]) => [
        name,
        items === 0 ? null : right / items,
        chance,
        p,
        items,
        tied,
      ]),
      shares: [1, 2],
    },
    drawing: barChart(
      lines.map(([name, { right, items, chance }]) => ({
        label: name,
        value: items === 0 ? 0 : right / items,
        valueText:
          items === 0
            ? 'no such question'
            : `${shareText(right / items)} of ${amountText(items)}, by chance ${shareText(chance)}`,
        expected: items === 0 ? null : chance,
      })),
      { upTo: 1, names: { bar: 'right', expected: 'by chance' } },
    ),
  }
}

export function majorityChart({ categories, overall }: MajorityBaseline, nameOf: NameOf): ChartSpec {
  const lines = [
    ...(overall ? [{ name: 'All', ...overall }] : []),
    ...categories.map(({ category, ...line }) => ({ name: nameOf(category), ...line })),
  ]
  return {
    id: 'shortcuts-majority',
    name: 'Always the most frequent answer',
    definition:
      'How often somebody is right who always gives the most frequent letter, and to open questions the most frequent answer, of each category (Antol et al. 2015). Counted on the same items, so it is high for few. To be looked at where 30 % of at least 10 open answers of a category are the same, to be mended from 50 % on.',
    table: {
      columns: ['Category', 'Right', 'Letter', 'Of multiple choice', 'Answer', 'Of open', 'Items'],
      rows: lines.map(({ name, share, choice, open, items }) => [
        name,
        share,
        choice?.answer ?? null,
        choice ? choice.count / choice.of : null,
        open?.answer ?? null,
        open ? open.count / open.of : null,
        items,
      ]),
      shares: [1, 3, 5],
    },
    drawing: barChart(
      lines.map(({ name, share, choice, open }) => ({
        label: name,
        value: share,
        valueText: [
          shareText(share),
          choice ? `always ${choice.answer}` : '',
          open ? `“${open.answer.slice(0, 20)}” ${shareText(open.count / open.of)}` : '',
        ]
          .filter((part) => part !== '')
          .join(' · '),
      })),
      { upTo: 1 },
    ),
  }
}
