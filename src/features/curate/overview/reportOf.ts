import type { Project } from '../../../domain/project.ts'
import { reportHtml, type ReportFigure } from '../../../formats/reportHtml.ts'
import { reportTables } from '../../../formats/reportTables.ts'
import type { Measured } from '../../../formats/statisticsRecord.ts'
import { numberText } from '../../../ui/quantity.ts'
import { cellText, shareText } from '../../../charts/chartText.ts'
import type { ChartSpec } from '../../../charts/chartSpec.ts'
import { namedPalette, paletteCss } from '../../../charts/palettes.ts'
import { svgInReport } from '../../../charts/saveChart.ts'
import type { OverviewChart } from './overviewChart.ts'
import type { OverviewCounts, Scope } from './overviewCounts.ts'
import { overviewSections } from './overviewSections.ts'

/** Pixels, whatever the window: the page scales the drawings. */
const drawnWidth = 540
const drawnWide = 1040

const scopeNames: Readonly<Record<Scope, string>> = {
  all: 'All items',
  accepted: 'Accepted items',
  selected: 'Selected items',
}

/**
 * The report on a project, as the text of an HTML file. The same project gives the same text, but for the date.
 * `breathe` is awaited before each drawing and may throw to stop it.
 */
export async function reportOf(
  project: Project,
  counts: OverviewCounts,
  measured: Measured,
  at: number,
  breathe: () => Promise<void>,
): Promise<string> {
  const { funnel } = counts
  const sections: { readonly name: string; readonly figures: readonly ReportFigure[] }[] = []
  for (const { name, charts } of overviewSections(counts, project)) {
    const figures: ReportFigure[] = []
    for (const chart of charts) {
      await breathe()
      figures.push(figureOf(chart))
    }
    sections.push({ name, figures })
  }
  return reportHtml({
    project: project.name,
    scope: scopeNames[counts.scope],
    at,
    facts: [
      ['Items', numberText(counts.items)],
      ['Given', numberText(funnel.given)],
      ['Judged', numberText(funnel.judged)],
      ['Accepted', numberText(funnel.accepted)],
      ...(funnel.selected === null ? [] : [['Selected', numberText(funnel.selected)] as const]),
      ['Kept', funnel.given > 0 ? shareText(funnel.accepted / funnel.given) : '–'],
      ['Judgements', numberText(measured.throughput.all.judgements)],
      ['Annotators', numberText(measured.annotators.length)],
    ],
    sections,
    tables: reportTables(project, measured),
    colours: { light: paletteCss('light'), dark: paletteCss('dark') },
  })
}

const figureOf = ({ spec, finding, span }: OverviewChart): ReportFigure => ({
  name: spec.name,
  definition: spec.definition,
  finding,
  isWide: span === 'wide',
  svg:
    spec.table.rows.length === 0
      ? null
      : svgInReport(spec, span === 'wide' ? drawnWide : drawnWidth, namedPalette),
  table: tableOf(spec),
})

const tableOf = ({ table }: ChartSpec): ReportFigure['table'] => ({
  columns: table.columns.map((name, place) => ({
    name,
    numeric: table.rows.some((row) => typeof row[place] === 'number'),
  })),
  rows: table.rows.map((row) => row.map((cell, place) => cellText(table, cell, place))),
})
