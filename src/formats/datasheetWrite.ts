import { datasheetFacts } from './datasheetFacts.ts'
import { datasheetText } from './datasheetText.ts'
import { planZoomBench } from './exportPlan.ts'
import { selectedScope } from './exportSelection.ts'
import type { Target } from './target.ts'
import { textBytes } from './textBytes.ts'

/** What the dataset is, how it came about, and what is not known of it. */
export const datasheetFile: Target = {
  id: 'datasheet',
  label: 'Datasheet',
  detail: 'DATASHEET.md: composition, collection, labelling with agreement, and what is not recorded.',
  group: 'records',
  side: 'both',
  loses: ['pictures', 'judgements', 'provenance'],
  plan(scope, options) {
    return {
      total: planZoomBench(scope.project, selectedScope(scope).candidates).counts.total,
      files: 1,
      held: [],
      warnings: [],
      losses: [],
      async *write() {
        yield await Promise.resolve({
          path: 'DATASHEET.md',
          modifiedAt: options.modifiedAt,
          content: () => textBytes([datasheetText(scope.project, datasheetFacts(scope), options)]),
        })
      },
    }
  },
}
