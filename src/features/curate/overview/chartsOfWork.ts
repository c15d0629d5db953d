import { barChart } from '../../../charts/barChart.ts'
import { amountText, countAndShare, shareText } from '../../../charts/chartText.ts'
import type { ChartSpec } from '../../../charts/chartSpec.ts'
import { lines } from '../../../charts/lines.ts'
import type { OverviewCounts } from './overviewCounts.ts'
import { drawnOf, measured, mostBars, named, type OverviewChart } from './overviewChart.ts'

/** What people did: what came through, what they decided and why, and how far they agreed. */

export function funnelChart({ funnel }: OverviewCounts): OverviewChart {
  const { given, judged, accepted, selected, secondsPerKept, seconds } = funnel
  const rows = [
    ['Given', given, []],
    ['Judged', judged, [measured('checks', 1, null)]],
    ['Accepted', accepted, [named('outcome', 'accept')]],
    ...(selected === null ? [] : ([['Selected', selected, [named('selection', 'taken')]]] as const)),
  ] as const
  const spec: ChartSpec = {
    id: 'yield',
    name: 'Yield',
    definition:
      'All items, whatever the scope. Given: all. Judged: somebody accepted or rejected them, or an adjudicator accepted them. Accepted: by the project’s policy, in the end. Selected: taken by the selection. Human seconds per kept item are the active seconds of all annotators on all items, divided by accepted items. In ZoomBench (§8.2) 845 of 1,960 were kept (43 %), which comes to about 128 s per kept item.',
    table: {
      columns: ['Step', 'Items', 'Share of given'],
      shares: [2],
      rows: given === 0 ? [] : rows.map(([name, count]) => [name, count, count / given]),
    },
    drawing: barChart(
      rows.map(([label, value]) => ({ label, value, valueText: countAndShare(value, given) })),
      { upTo: Math.max(1, given) },
    ),
  }
  return {
    spec,
    finding:
      secondsPerKept === null
        ? 'Nothing is accepted yet; ZoomBench kept 43 %.'
        : `${shareText(accepted / given)} kept (ZoomBench: 43 %)${seconds > 0 ? `, ${secondsText(secondsPerKept)} human seconds per kept item (ZoomBench: about 128)` : ''}.`,
    conditions: (row) => rows[row]?.[2] ?? [],
  }
}

const secondsText = (seconds: number): string => amountText(Number(seconds.toPrecision(3)))

const decisionNames = {
  accept: 'Accept',
  reject: 'Reject',
  flag: 'Flag',
  skip: 'Skip',
  begun: 'Begun, not decided',
} as const
const decisionTones = { accept: 'yes', reject: 'no', flag: 'warn', skip: 'soft', begun: 'soft' } as const

export function decisionChart({ decisions }: OverviewCounts): OverviewChart {
  const shown = decisions.filter(({ decision, judgements }) => decision !== 'begun' || judgements > 0)
  const all = shown.reduce((sum, { judgements }) => sum + judgements, 0)
  return {
    spec: {
      id: 'decisions',
      name: 'Decisions',
      definition:
        'Judgements of all annotators by their decision (ZoomBench, §8.2: annotators verify, they do not annotate). An item that several people judged counts several times; the data also say how many items have such a judgement.',
      table: {
        columns: ['Decision', 'Judgements', 'Share', 'Items'],
        shares: [2],
        rows:
          all === 0
            ? []
            : shown.map(({ decision, judgements, items }) => [
                decisionNames[decision],
                judgements,
                judgements / all,
                items,
              ]),
      },
      drawing: barChart(
        shown.map(({ decision, judgements }) => ({
          label: decisionNames[decision],
          value: judgements,
          valueText: countAndShare(judgements, all),
          tone: decisionTones[decision],
        })),
      ),
    },
    finding: all === 0 ? 'Nobody has judged anything yet.' : null,
    conditions: (row) => {
      const decision = shown[row]?.decision
      return decision === undefined || decision === 'begun' ? [] : [named('decision', decision)]
    },
  }
}

export function reasonChart({ reasons, decisions }: OverviewCounts): OverviewChart {
  const rejecting = decisions.find(({ decision }) => decision === 'reject')?.judgements ?? 0
  return {
    spec: {
      id: 'reasons',
      name: 'Reasons',
      definition:
        'How often annotators and adjudicators named which reason; one judgement may name several. Shares are of all judgements that reject. ZoomBench (§8.2, §11.1) checks whether a question is unambiguous and answerable and right in both views, and shows three ambiguous cases; it gives no such counts.',
      table: {
        columns: ['Reason', 'Judgements', 'Items'],
        rows: reasons.map(({ name, judgements, items }) => [name, judgements, items]),
      },
      drawing: barChart(
        reasons.slice(0, mostBars).map(({ name, judgements }) => ({
          label: name,
          value: judgements,
          valueText: judgements <= rejecting ? countAndShare(judgements, rejecting) : amountText(judgements),
        })),
      ),
    },
    finding: drawnOf(reasons.length),
    conditions: (row) => [named('reason', reasons[row]?.code ?? '')],
  }
}

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
const moment = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'UTC',
})

export function trendChart({ trend: { by, parts } }: OverviewCounts): OverviewChart {
  const isWeekly = by === 'week'
  const labelled = parts.length <= 15
  const every = Math.ceil(parts.length / 12)
  return {
    spec: {
      id: 'agreement-over-time',
      name: 'Agreement over time',
      definition: `Raw agreement on the decision: the share of pairs of decisions on an item that agree, averaged over items (P̄ of Fleiss 1971), for items that two or more people accepted, rejected or flagged. An item belongs to the ${isWeekly ? 'week (from Monday, UTC) of its last decision' : 'tenth of these items in which its last decision falls, in the order of time'}. The number at a point is how many items it rests on; few items say little. ZoomBench reports no agreement.`,
      table: {
        columns: [isWeekly ? 'Week from' : 'From (UTC)', 'Until', 'Items', 'Agreement'],
        shares: [3],
        rows: parts.map(({ from, below, items, agreement }) => [
          isWeekly ? day.format(from) : moment.format(from),
          isWeekly ? day.format(below - 1) : moment.format(below - 1),
          items,
          agreement,
        ]),
      },
      drawing: lines({
        series: [
          {
            name: 'Agreement',
            points: parts.map(({ agreement, items }, row) => ({
              x: row + 1,
              y: agreement,
              row,
              ...(labelled ? { label: amountText(items) } : {}),
            })),
          },
        ],
        xTicks: parts.flatMap((_, row) => (row % every === 0 ? row + 1 : [])),
        xText: (x) => (isWeekly ? day.format(parts[x - 1]?.from ?? 0) : amountText(x)),
        xLabel: isWeekly ? 'Week from' : 'Part of the judged items, in order of time',
        yLabel: 'Raw agreement on the decision',
        yDomain: [0, 1],
        yText: shareText,
      }),
    },
    finding: parts.length === 0 ? 'No item was decided by two people yet.' : null,
    conditions: (row) => {
      const part = parts[row]
      return part ? [measured('decidedAt', part.from, part.below), measured('checks', 2, null)] : []
    },
    span: 'wide',
  }
}
