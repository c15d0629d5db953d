import { figureAt, type PublishedRule, type PublishedTable } from './publishedTable.ts'

/**
 * What became of a printed figure. `follows`: from the others, by every rule that speaks of it. `rounded`: only when it
 * was worked out from figures that had been rounded before; from the answers themselves another one comes out. `off`: by
 * no way of rounding. `given`: no rule speaks of it.
 */
export type Standing = 'follows' | 'rounded' | 'off' | 'given'

/** One rule applied to one figure. */
export interface CellCheck {
  readonly row: number
  readonly column: number
  readonly rule: PublishedRule['kind']
  readonly standing: Exclude<Standing, 'given'>
  readonly printed: number
  /** What comes out; of a count that is none, the nearest share of whole answers. */
  readonly recomputed: number
  /** How far the printed figure may be from it. */
  readonly tolerance: number
}

/** Decimal figures are no binary ones. */
const speck = 1e-9

/**
 * Every rule applied to every figure that it speaks of. A printed figure stands for all values within half a unit of its
 * last digit, both ends included; one that is worked out from printed ones may be off by its own half unit and by theirs,
 * each times its weight. Where the answers behind figures can be counted, an average must also come out of the counts, to
 * within its own half unit.
 */
export const publishedChecks = (table: PublishedTable): readonly CellCheck[] =>
  table.rules.flatMap((rule) => checksOf(table, rule))

function checksOf(table: PublishedTable, rule: PublishedRule): readonly CellCheck[] {
  const everyColumn = table.columns.map((_, column) => column)
  switch (rule.kind) {
    case 'average':
      return rule.rows.flatMap((row) => averageCheck(table, rule, row))
    case 'difference':
      return everyColumn.flatMap((column) =>
        linear(table, rule.kind, { row: rule.row, column }, [
          { value: figureAt(table, rule.from, column), weight: 1 },
          { value: figureAt(table, rule.less, column), weight: -1 },
        ]),
      )
    case 'mean':
      return everyColumn.flatMap((column) =>
        linear(
          table,
          rule.kind,
          { row: rule.row, column },
          rule.of.map((row) => ({ value: figureAt(table, row, column), weight: 1 / rule.of.length })),
        ),
      )
    case 'count':
      return rule.rows.flatMap((row) => everyColumn.flatMap((column) => countCheck(table, row, column)))
  }
}

interface Term {
  readonly value: number | null
  readonly weight: number
}

interface Place {
  readonly row: number
  readonly column: number
}

/** Half a unit of the last printed digit. */
const halfUnit = ({ digits }: PublishedTable): number => 0.5 * 10 ** -digits

function linear(
  table: PublishedTable,
  rule: CellCheck['rule'],
  place: Place,
  terms: readonly Term[],
): readonly CellCheck[] {
  const printed = figureAt(table, place.row, place.column)
  if (printed === null) return []
  let [recomputed, reach] = [0, 1]
  for (const { value, weight } of terms) {
    if (value === null) return []
    recomputed += value * weight
    reach += Math.abs(weight)
  }
  const tolerance = halfUnit(table) * reach
  const standing = Math.abs(printed - recomputed) <= tolerance + speck ? 'follows' : 'off'
  return [{ ...place, rule, standing, printed, recomputed, tolerance }]
}

function averageCheck(
  table: PublishedTable,
  { column, parts }: PublishedRule & { readonly kind: 'average' },
  row: number,
): readonly CellCheck[] {
  const items = parts.map((part) => table.columns[part]?.items ?? null)
  const known = items.filter((count) => count !== null)
  const total = known.length === items.length ? known.reduce((sum, count) => sum + count, 0) : null
  const terms = parts.map((part, place) => ({
    value: figureAt(table, row, part),
    weight: total === null ? 1 / parts.length : (items[place] ?? 0) / total,
  }))
  return linear(table, 'average', { row, column }, terms).map((check) => {
    if (check.standing === 'off' || total === null) return check
    const exact = countedShare(table, row, column, parts, total)
    const tolerance = halfUnit(table)
    if (Math.abs(check.printed - exact) <= tolerance + speck) return check
    return { ...check, standing: 'rounded', recomputed: exact, tolerance }
  })
}

/** From the right answers of the parts; where one of them is no share of whole answers, the share nearest to what is printed. */
function countedShare(
  table: PublishedTable,
  row: number,
  column: number,
  parts: readonly number[],
  total: number,
): number {
  let right = 0
  for (const part of parts) {
    const share = figureAt(table, row, part)
    const items = table.columns[part]?.items ?? null
    const count = share === null || items === null ? null : wholeCount(share, items, halfUnit(table))
    if (count === null) return nearestShare(figureAt(table, row, column) ?? 0, total)
    right += count
  }
  return (right / total) * 100
}

function countCheck(table: PublishedTable, row: number, column: number): readonly CellCheck[] {
  const printed = figureAt(table, row, column)
  const items = table.columns[column]?.items ?? null
  if (printed === null || items === null) return []
  const tolerance = halfUnit(table)
  const standing = wholeCount(printed, items, tolerance) === null ? 'off' : 'follows'
  const recomputed = nearestShare(printed, items)
  return [{ row, column, rule: 'count', standing, printed, recomputed, tolerance }]
}

const nearestShare = (percent: number, items: number): number =>
  (Math.round((percent * items) / 100) / items) * 100

/** How many of so many answers a printed percentage stands for; null where no whole number of them rounds to it. */
function wholeCount(percent: number, items: number, tolerance: number): number | null {
  const share = nearestShare(percent, items)
  return Math.abs(share - percent) <= tolerance + speck ? Math.round((percent * items) / 100) : null
}

const worst: readonly Standing[] = ['off', 'rounded', 'follows', 'given']

/** What is known of one figure, by all rules that speak of it. */
export function standingAt(checks: readonly CellCheck[], row: number, column: number): Standing {
  const met = checks.filter((check) => check.row === row && check.column === column)
  return worst.find((standing) => met.some((check) => check.standing === standing)) ?? 'given'
}

/** Those that do not follow, in the order of the table. */
export const faultsOf = (checks: readonly CellCheck[]): readonly CellCheck[] =>
  checks
    .filter(({ standing }) => standing !== 'follows')
    .toSorted((a, b) => a.row - b.row || a.column - b.column)
