import type { BiasLine } from '../../../domain/optionBias.ts'
import { barChart } from '../../../charts/barChart.ts'
import { amountText, countAndShare, shareText } from '../../../charts/chartText.ts'
import type { OverviewCounts } from './overviewCounts.ts'
import { named, type OverviewChart } from './overviewChart.ts'

/** What could be guessed without looking. */

export function letterChart({ letters }: OverviewCounts): OverviewChart {
  const items = letters.reduce((sum, line) => sum + line.items, 0)
  return {
    spec: {
      id: 'answer-letters',
      name: 'Letters of the answers',
      definition:
        'Multiple-choice items by the letter of the right option, in the end. The stroke is how many there would be if each option of an item were equally often the right one: the sum of 1 ÷ number of options over the items that have the letter. A letter far from its stroke can be guessed. ZoomBench has no such figure.',
      table: {
        columns: ['Letter', 'Items', 'Share', 'Expected', 'Expected share'],
        shares: [2, 4],
        rows: letters.map((line) => [
          line.letter,
          line.items,
          line.items / items,
          line.expected,
          line.expected / items,
        ]),
      },
      drawing: barChart(
        letters.map(({ letter, items: value, expected }) => ({
          label: letter,
          value,
          expected,
          valueText: countAndShare(value, items),
        })),
        { names: { bar: 'right option', expected: 'expected by chance' } },
      ),
    },
    finding: null,
    conditions: (row) => [named('letter', letters[row]?.letter ?? '')],
  }
}

/** Beyond this many standard deviations chance is a poor excuse (a two-sided test at 5 %). */
const telling = 1.96

export function biasChart({ bias: { items, longest, shortest } }: OverviewCounts): OverviewChart {
  const rows = [
    ['Longest', longest],
    ['Shortest', shortest],
  ] as const
  const shareOf = (value: number): number | null => (items > 0 ? value / items : null)
  return {
    spec: {
      id: 'option-lengths',
      name: 'Length of the right option',
      definition:
        'Multiple-choice items whose right option is the longest, or the shortest, in characters; of k options that are equally long it counts 1 ÷ k. The stroke is how many there would be by chance: the sum of 1 ÷ number of options. Items whose options are all of one length are left out. Beyond 1.96 standard deviations of chance the length gives something away. ZoomBench has no such figure.',
      table: {
        columns: ['Right option', 'Items', 'Share', 'By chance', 'Share by chance', 'Standard deviations'],
        shares: [2, 4],
        rows:
          items === 0
            ? []
            : rows.map(([name, line]) => [
                name,
                line.items,
                shareOf(line.items),
                line.expected,
                shareOf(line.expected),
                line.deviations,
              ]),
      },
      drawing: barChart(
        rows.map(([label, line]) => ({
          label,
          value: line.items,
          expected: line.expected,
          valueText: countAndShare(Math.round(line.items * 10) / 10, items),
        })),
        { upTo: Math.max(1, items), names: { bar: 'right option', expected: 'by chance' } },
      ),
    },
    finding:
      items === 0
        ? null
        : `Of ${amountText(items)} items: ${biasText('longest', longest, items)}; ${biasText('shortest', shortest, items)}.`,
    conditions: null,
  }
}

function biasText(name: string, { items: count, expected, deviations }: BiasLine, items: number): string {
  const share = `${shareText(count / items)} ${name}, ${shareText(expected / items)} by chance`
  if (deviations === null || Math.abs(deviations) <= telling) return `${share} (no telling difference)`
  return `${share} (${deviations > 0 ? 'more' : 'less'} often than chance)`
}
