import { publishedChecks } from '../../../domain/published/publishedChecks.ts'
import { paperNames, type PublishedTable } from '../../../domain/published/publishedTable.ts'
import { csvLine } from '../../../formats/csvCells.ts'

/** Every printed figure with every rule that speaks of it, a line each; one line where none does. */
export function publishedCsv(tables: readonly PublishedTable[]): string {
  const lines = tables.flatMap((table) => {
    const checks = publishedChecks(table)
    return table.rows.flatMap(({ name, line, figures }, row) =>
      figures.flatMap((printed, column) => {
        if (printed === null) return []
        const first = [
          paperNames[table.paper],
          table.number,
          name,
          line,
          table.columns[column]?.name ?? '',
          printed,
        ]
        const met = checks.filter((check) => check.row === row && check.column === column)
        return met.length === 0
          ? [csvLine([...first, 'given', null, null, null])]
          : met.map(({ standing, rule, recomputed, tolerance }) =>
              csvLine([
                ...first,
                standing,
                rule,
                Number(recomputed.toFixed(table.digits + 2)),
                Number(tolerance.toFixed(table.digits + 2)),
              ]),
            )
      }),
    )
  })
  const head = ['paper', 'table', 'row', 'view', 'column', 'printed', 'standing', 'rule', 'recomputed']
  return csvLine([...head, 'tolerance']) + lines.join('')
}
