import { quoted } from '../../formats/remark.ts'
import { countText, numberText } from '../../ui/quantity.ts'
import type { Comparison } from '../../domain/significance.ts'
import type { View } from '../../domain/preview.ts'
import type { Score } from '../../domain/scored.ts'
import type { ScoringDifference } from '../../domain/scoringDifferences.ts'
import { pText } from '../../domain/figureText.ts'
import { cropNames } from '../../domain/viewNames.ts'
import { onOneLine } from '../problemText.ts'
import type { CropTest } from './scoreContestants.ts'

/** Two models in one view. */
export interface ComparedModels extends Comparison {
  readonly view: View
  readonly first: string
  readonly second: string
}

export function cropTestsText(tests: readonly CropTest[]): string {
  if (tests.length === 0) return ''
  const lines = tests.map(
    ({ model, crop, items, accuracy }) =>
      `  ${onOneLine(model)}, ${cropNames[crop].toLowerCase()}: ${(accuracy * 100).toFixed(2)} of ${countText(items, 'item')}`,
  )
  return `\nCrop test\n${lines.join('\n')}\n`
}

/** More differences than this are only in the JSON. */
const shown = 10

export function comparisonsText(comparisons: readonly ComparedModels[]): string {
  if (comparisons.length === 0) return ''
  const lines = comparisons.map(({ view, first, second, items, onlyFirst, onlySecond, p, by }) => {
    const chance =
      p === null ? 'they never differ' : `${pText(p)} (McNemar, ${by === 'exact' ? 'exact' : 'chi-square'})`
    return `  ${view}: only ${onOneLine(first)} right ${onlyFirst}, only ${onOneLine(second)} right ${onlySecond}, of ${countText(items, 'item')}: ${chance}`
  })
  return `\nModels compared\n${lines.join('\n')}\n`
}

export function differencesText(
  differences: readonly ScoringDifference[],
  nameOf: (itemId: string) => string,
): string {
  if (differences.length === 0) return '\nBoth profiles agree on every answer.\n'
  const lines = differences
    .slice(0, shown)
    .map(
      ({ model, view, itemId, upstream, strict }) =>
        `  ${onOneLine(nameOf(itemId))}, ${onOneLine(model)}, ${view}: upstream ${scoreText(upstream)}; strict ${scoreText(strict)}`,
    )
  const rest = differences.length - lines.length
  const more = rest > 0 ? [`  and ${numberText(rest)} more; --json lists them all`] : []
  return `\nThe profiles differ on ${countText(differences.length, 'answer')}\n${[...lines, ...more].join('\n')}\n`
}

const scoreText = ({ right, rule, extracted }: Score): string =>
  `${right === null ? 'unknown' : right ? 'right' : 'wrong'} (${rule}, ${onOneLine(quoted(extracted))})`
