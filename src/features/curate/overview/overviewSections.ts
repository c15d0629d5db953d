import type { Condition } from '../../../domain/tableView.ts'
import type { Project } from '../../../domain/project.ts'
import { biasChart, letterChart } from './chartsOfAnswers.ts'
import { categoryChart, kindChart, statusChart, wordChart } from './chartsOfContents.ts'
import { areaRatioChart, resolutionChart } from './chartsOfPictures.ts'
import { decisionChart, funnelChart, reasonChart, trendChart } from './chartsOfWork.ts'
import type { OverviewCounts, Scope } from './overviewCounts.ts'
import { named, type OverviewSection } from './overviewChart.ts'

/** All charts of the overview, in their order. */
export const overviewSections = (
  counts: OverviewCounts,
  { thresholds }: Pick<Project, 'thresholds'>,
): readonly OverviewSection[] => [
  {
    name: 'Contents',
    charts: [
      categoryChart(counts),
      funnelChart(counts),
      kindChart(counts),
      wordChart(counts),
      statusChart(counts),
    ],
  },
  {
    name: 'Pictures and regions',
    charts: [resolutionChart(counts), areaRatioChart(counts, thresholds.areaRatio)],
  },
  { name: 'Answers', charts: [letterChart(counts), biasChart(counts)] },
  {
    name: 'Work',
    charts: [decisionChart(counts), reasonChart(counts), trendChart(counts)],
  },
]

/** What keeps the table of all items to the same items as the charts. */
export const conditionsOf = (scope: Scope): readonly Condition[] =>
  scope === 'all' ? [] : scope === 'accepted' ? [named('outcome', 'accept')] : [named('selection', 'taken')]
