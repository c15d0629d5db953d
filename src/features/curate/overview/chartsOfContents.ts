import { barChart } from '../../../charts/barChart.ts'
import { amountText, countAndShare, shareText } from '../../../charts/chartText.ts'
import type { OverviewCounts } from './overviewCounts.ts'
import { drawnOf, mostBars, named, type OverviewChart } from './overviewChart.ts'

/** What is asked: categories, kinds, first words, and where the items come from. */

export function categoryChart({ categories, items, funnel }: OverviewCounts): OverviewChart {
  const given = categories.reduce((sum, line) => sum + line.given, 0)
  const kept = categories.reduce((sum, line) => sum + line.kept, 0)
  return {
    spec: {
      id: 'categories',
      name: 'Categories',
      definition:
        'Items by category (ZoomBench, figure 4, left, and §3.2: six dimensions). Outlined: as the items came. Filled: items that were accepted, under the category that they have in the end; annotators may have changed it. Shares are of all given and of all kept items of the scope.',
      table: {
        columns: ['Category', 'Given', 'Share of given', 'Kept', 'Share of kept'],
        shares: [2, 4],
        rows: categories.map((line) => [
          line.name,
          line.given,
          given > 0 ? line.given / given : null,
          line.kept,
          kept > 0 ? line.kept / kept : null,
        ]),
      },
      drawing: barChart(
        categories.slice(0, mostBars).map((line) => ({
          label: line.name,
          value: line.kept,
          valueText: countAndShare(line.kept, kept),
          beside: { value: line.given, valueText: countAndShare(line.given, given) },
        })),
        { names: { beside: 'given', bar: 'kept' } },
      ),
    },
    finding:
      items === 0
        ? null
        : [
            `${amountText(kept)} kept of ${amountText(given)} given${funnel.accepted === 0 ? '; nothing is accepted yet' : ''}.`,
            drawnOf(categories.length) ?? '',
          ]
            .join(' ')
            .trim(),
    conditions: (row) => [named('category', categories[row]?.id ?? '')],
    span: 'tall',
  }
}

export function kindChart({ kinds: { choice, open } }: OverviewCounts): OverviewChart {
  const items = choice + open
  const rows = [
    ['choice', 'Multiple choice', choice],
    ['open', 'Open', open],
  ] as const
  return {
    spec: {
      id: 'kinds',
      name: 'Multiple choice and open',
      definition:
        'Items with options to choose from, and items that are answered in words (ZoomBench, §8.2: 621 and 224 of 845, 73 % and 27 %). Counted as the items are in the end.',
      table: {
        columns: ['Kind', 'Items', 'Share'],
        shares: [2],
        rows: rows.map(([, name, count]) => [name, count, items > 0 ? count / items : null]),
      },
      drawing: barChart(
        rows.map(([, label, value]) => ({ label, value, valueText: countAndShare(value, items) })),
        { upTo: Math.max(1, items) },
      ),
    },
    finding: items === 0 ? null : `${shareText(choice / items)} multiple choice; 73 % in ZoomBench.`,
    conditions: (row) => [named('kind', rows[row]?.[0] ?? '')],
  }
}

export function wordChart({ words: { words, others }, items }: OverviewCounts): OverviewChart {
  return {
    spec: {
      id: 'question-words',
      name: 'First words of questions',
      definition:
        'Items by the first word of their question, in lower case, as the question reads in the end. Questions that nearly all begin alike come from a template (ZoomBench, §3.2, holds that against other benchmarks). ZoomBench has no such figure.',
      table: {
        columns: ['First word', 'Items', 'Share'],
        shares: [2],
        rows: [
          ...words.map(({ name, items: count }) => [name ?? 'No word', count, count / items]),
          ...(others.words > 0
            ? [[`${amountText(others.words)} other words`, others.items, others.items / items]]
            : []),
        ],
      },
      drawing: barChart([
        ...words.map(({ name, items: count }) => ({
          label: name ?? 'No word',
          value: count,
          valueText: countAndShare(count, items),
        })),
        ...(others.words > 0
          ? [
              {
                label: `${amountText(others.words)} others`,
                value: others.items,
                valueText: countAndShare(others.items, items),
                tone: 'soft' as const,
              },
            ]
          : []),
      ]),
    },
    finding: null,
    conditions: (row) => {
      const word = words[row]
      const field = 'questionWord'
      return word
        ? [named(field, word.name ?? '')]
        : [{ kind: 'names', field, values: words.map(({ name }) => name ?? ''), not: true }]
    },
  }
}

export function statusChart({ statuses, items }: OverviewCounts): OverviewChart {
  return {
    spec: {
      id: 'source-statuses',
      name: 'Source statuses',
      definition:
        'Items by the status that the pipeline which made them gave them, such as “valid vqa” (the released code of ZoomBench writes “very easy vqa”, “valid vqa” and “invalid vqa”), and how many of each were accepted here. Outlined: all. Filled: accepted.',
      table: {
        columns: ['Status', 'Items', 'Share', 'Accepted', 'Accepted share'],
        shares: [2, 4],
        rows: statuses.map(({ name, items: count, kept }) => [
          name ?? 'No status',
          count,
          items > 0 ? count / items : null,
          kept,
          count > 0 ? kept / count : null,
        ]),
      },
      drawing: barChart(
        statuses.slice(0, mostBars).map(({ name, items: count, kept }) => ({
          label: name ?? 'No status',
          value: kept,
          valueText: countAndShare(kept, count),
          beside: { value: count, valueText: countAndShare(count, items) },
        })),
        { names: { beside: 'items', bar: 'accepted of them' } },
      ),
    },
    finding: drawnOf(statuses.length),
    conditions: (row) => [named('status', statuses[row]?.name ?? '')],
  }
}
