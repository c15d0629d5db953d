import type { Item } from '../../../domain/item.ts'
import type { Judgement, ShownPreview } from '../../../domain/judgement.ts'
import { budgetCode, views } from '../../../domain/preview.ts'
import { maySeePreviews } from '../../../domain/previewOutcome.ts'
import { has } from '../../../domain/table.ts'
import { annotatorOf } from '../../../state/appState.ts'
import type { App } from '../../../state/app.ts'
import { howFor, keyFor, subjectIn } from '../../../state/previewAsk.ts'

/** What models had said about an item, as far as it is in sight at this moment. */
export function shownPreviews(
  app: Pick<App, 'store' | 'models' | 'session'>,
  item: Item,
  judgement: Judgement,
): readonly ShownPreview[] {
  const state = app.store.getState()
  const { open, preferences } = state
  const { entries, chosenId } = app.models.store.getState()
  const spec = entries.find((entry) => entry.spec.id === chosenId)?.spec
  if (!open || !spec || !preferences.previewShown) return []
  if (!maySeePreviews(open.dataset.project, judgement)) return []
  const subject = subjectIn(open.dataset, annotatorOf(state).id, item.id)
  if (!subject) return []
  const how = howFor(spec, preferences.preview)
  const { known } = app.session().previews.store.getState()
  return views
    .filter((view) => has(known, keyFor(subject, view, how)))
    .map((view) => ({ modelId: how.modelId, budget: budgetCode(how.budget), view }))
}
