import type { ScoringDifference } from '../../../domain/scoringDifferences.ts'
import { viewNames } from '../../../domain/viewNames.ts'
import { csvLine } from '../../../formats/csvCells.ts'

/** Every answer on which the profiles do not agree, on a line of its own. */
export const differencesCsv = (differences: readonly ScoringDifference[]): readonly string[] => [
  csvLine([
    'item',
    'model',
    'view',
    'upstream answer',
    'upstream',
    'upstream rule',
    'strict answer',
    'strict',
    'strict rule',
  ]),
  ...differences.map(({ itemId, model, view, upstream, strict }) =>
    csvLine([
      itemId,
      model,
      viewNames[view],
      upstream.extracted,
      verdictWord(upstream.right),
      upstream.rule,
      strict.extracted,
      verdictWord(strict.right),
      strict.rule,
    ]),
  ),
]

export const verdictWord = (right: boolean | null): string =>
  right === null ? 'not counted' : right ? 'right' : 'wrong'
