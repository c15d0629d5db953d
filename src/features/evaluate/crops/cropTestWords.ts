import {
  cropTestSettings,
  fewestItems,
  markedFall,
  significantBelow,
  type CropTestLine,
  type CropTestResult,
  type CropTestSetting,
  type Difference,
  type Missed,
} from '../../../domain/cropTest.ts'
import { cropNames } from '../../../domain/viewNames.ts'
import { chanceText, percentText, pointsText, pText } from '../../../domain/figureText.ts'
import { csvLine } from '../../../formats/csvCells.ts'
import { inMarkdown, markdownTable } from '../../../formats/markdownText.ts'
import { inLatex } from '../../../formats/predictions/resultTableWrite.ts'
import { countText, numberText } from '../../../ui/quantity.ts'

export const settingNames: Readonly<Record<CropTestSetting, string>> = {
  plain: 'No crop (global)',
  ...cropNames,
}

/** The verdict in plain words, with the figures it rests on. */
export function verdictSentence(result: CropTestResult): string {
  const { noise, truth } = result.differences
  const { items } = result.overall
  const fall = noise ? -noise.value : 0
  const figures = noise ? ` (${pointsText(-fall)} points, ${testText(noise)})` : ''
  const better =
    truth && truth.p !== null && truth.p < significantBelow
      ? ` With the true crop it is ${truth.value > 0 ? 'better' : 'worse'}: ${pointsText(truth.value)} points, ${testText(truth)}.`
      : truth
        ? ` The true crop changes nothing for certain: ${pointsText(truth.value)} points, ${testText(truth)}.`
        : ''
  switch (result.verdict) {
    case 'uses':
      return `It uses its crops: with noise in their place its accuracy falls markedly${figures}.${better}`
    case 'somewhat':
      return `It looks at its crops a little: with noise in their place it is worse for certain, but not by much${figures}.${better}`
    case 'hardly':
      return `It hardly looks at its crops: with noise in their place it is about as good${figures}.${better}`
    case 'disturbed':
      return `Its crops disturb it: with noise in their place it is better${figures}.${better}`
    case 'unclear':
      return items < fewestItems
        ? `Too few items to tell: ${countText(items, 'item')} in common, and it takes ${fewestItems}.${better}`
        : `These items do not settle it: what noise changes may be much or nothing${figures}.${better}`
    case 'incomplete':
      return 'The answers with the predicted crop or with noise are missing: nothing can be said yet.'
  }
}

const testText = ({ p }: Difference): string => (p === null ? 'no answer differs' : pText(p))

/** What stays right with noise of what only a crop made right; null where that cannot be known. */
export function patternSentence({ pattern }: CropTestResult): string | null {
  if (!pattern || pattern.items === 0) return null
  const { items, right } = pattern
  return `Of ${countText(items, 'item')} that ${items === 1 ? 'is' : 'are'} right with its crop and wrong without, ${numberText(right)} (${percentText(right / items)}) stay right with noise: so much of the gain is the pattern, not what the crop shows (LFPC §9).`
}

/** What the true crop does where the model’s own missed the evidence; null where that cannot be known. */
export function missedSentence(missed: Missed | null, gate: number): string | null {
  if (!missed) return null
  return `Of ${countText(missed.items, 'item')} whose own crop covers no more than ${gate} of b1, ${percentText(missed.predicted)} are right with it and ${percentText(missed.truth)} with the true one (LFPC §9).`
}

/** The rule behind the verdicts. */
export const verdictRule = `On the items that a model answered in every setting that is there. Fall: accuracy with the predicted crop minus that with noise. “Uses”: it falls by ${markedFall * 100} points or more, and McNemar’s p is below ${significantBelow}. “A little”: p is below ${significantBelow}, but it falls by less. “Hardly”: not significant, and the whole 95 % interval of the fall (percentile bootstrap over items) lies below ${markedFall * 100} points. “Disturb”: significantly better with noise. On fewer than ${fewestItems} items nothing is said. LFPC gives no number; it calls falls of up to 6.3 points insignificant (Table 1), and takes 10.5 to 18.5 points as the sign of a model that attends to its crops (Table 5).`

export interface CropTestRow {
  readonly setting: CropTestSetting
  readonly items: number
  /** Percent, one for each category and last of all; null where the setting is missing. */
  readonly cells: readonly (number | null)[]
  readonly difference: Difference | null
}

/** A row for each setting that is there, in the order of the paper. */
export function cropTestRows(
  result: CropTestResult,
  categories: readonly (string | null)[],
): readonly CropTestRow[] {
  return cropTestSettings
    .filter((setting) => isThere(result, setting))
    .map((setting) => {
      const percent = (line: CropTestLine | undefined): number | null => {
        const accuracy = line?.accuracies[setting] ?? null
        return accuracy === null ? null : accuracy * 100
      }
      return {
        setting,
        items: result.overall.items,
        cells: [
          ...categories.map((id) => percent(result.categories.find(({ category }) => category === id))),
          percent(result.overall),
        ],
        difference: setting === 'predicted' ? null : result.differences[setting],
      }
    })
}

const isThere = ({ overall, differences }: CropTestResult, setting: CropTestSetting): boolean =>
  overall.accuracies[setting] !== null || (setting !== 'predicted' && differences[setting] !== null)

export const oneDigit = (value: number | null): string => (value === null ? '–' : value.toFixed(1))

export const differenceText = (difference: Difference | null): string =>
  difference === null ? '' : pointsText(difference.value)

export const intervalText = (difference: Difference | null): string =>
  difference?.interval
    ? `${pointsText(difference.interval.low)} to ${pointsText(difference.interval.high)}`
    : ''

export const testedText = (difference: Difference | null): string =>
  difference === null ? '' : chanceText(difference.p)

interface Written {
  readonly results: readonly CropTestResult[]
  readonly categories: readonly (string | null)[]
  /** Names of the categories. */
  readonly names: readonly string[]
}

const headOf = (names: readonly string[]): readonly string[] => [
  'Model',
  'Shown',
  'Items',
  ...names,
  'Overall',
  'Δ to predicted',
  '95 % interval',
  'p',
]

const linesOf = ({ results, categories }: Written): readonly (readonly string[])[] =>
  results.flatMap((result) =>
    cropTestRows(result, categories).map((row, place) => [
      place === 0 ? result.label : '',
      settingNames[row.setting],
      numberText(row.items),
      ...row.cells.map(oneDigit),
      differenceText(row.difference),
      intervalText(row.difference),
      testedText(row.difference),
    ]),
  )

export const cropTestMarkdown = (written: Written): string =>
  `${markdownTable(
    headOf(written.names).map(inMarkdown),
    linesOf(written).map((cells) => cells.map(inMarkdown)),
  )}\n\n${written.results.map((result) => `- ${inMarkdown(`${result.label}: ${verdictSentence(result)}`)}`).join('\n')}\n`

const points = (value: number | undefined): number | null =>
  value === undefined ? null : Number((value * 100).toFixed(4))

/** A `tabular` as in 001 Table 1, with what noise and truth change; it needs the package booktabs. */
export function cropTestLatex(written: Written): string {
  const head = headOf(written.names)
  const lines = linesOf(written).flatMap((cells, place) => [
    ...(place > 0 && cells[0] !== '' ? ['\\midrule'] : []),
    `${cells.map((cell) => inLatex(cell).replaceAll(/[−<]/g, (sign) => (sign === '<' ? '$<$' : '$-$'))).join(' & ')} \\\\`,
  ])
  return `${[
    '% Needs \\usepackage{booktabs}.',
    `\\begin{tabular}{ll${'r'.repeat(head.length - 2)}}`,
    '\\toprule',
    `${head.map((cell) => (cell.startsWith('Δ') ? `$\\Delta$${inLatex(cell.slice(1))}` : inLatex(cell))).join(' & ')} \\\\`,
    '\\midrule',
    ...lines,
    '\\bottomrule',
    '\\end{tabular}',
  ].join('\n')}\n`
}

/** One figure on each line; differences and intervals in percentage points. */
export function cropTestCsv({ results, categories, names }: Written): string {
  const head = csvLine([
    'model',
    'shown',
    'category',
    'items',
    'percent',
    'difference',
    'low',
    'high',
    'p',
    'verdict',
  ])
  const lines = results.flatMap((result) =>
    cropTestRows(result, categories).flatMap(({ setting, cells, difference }) =>
      cells.map((value, place) => {
        const isOverall = place === names.length
        const items = isOverall
          ? result.overall.items
          : (result.categories.find(({ category }) => category === categories[place])?.items ?? 0)
        return csvLine([
          result.label,
          setting,
          names[place] ?? 'overall',
          items,
          value === null ? null : Number(value.toFixed(4)),
          ...(isOverall
            ? [
                points(difference?.value),
                points(difference?.interval?.low),
                points(difference?.interval?.high),
                difference?.p ?? null,
                result.verdict,
              ]
            : [null, null, null, null, null]),
        ])
      }),
    ),
  )
  return head + lines.join('')
}
