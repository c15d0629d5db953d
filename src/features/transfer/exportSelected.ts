import type { Dataset } from '../../domain/dataset.ts'
import { createBreath } from '../../formats/breath.ts'
import { selectionInWords, type ExportSelection } from '../../formats/exportSelection.ts'
import type { App } from '../../state/app.ts'
import { howFor } from '../../state/previewAsk.ts'
import { readSelection } from '../../state/selectionRoom.ts'

/** What the plan of the open project comes to, in words; null where it has none. */
export async function readSelected(
  app: App,
  dataset: Dataset,
  signal: AbortSignal,
): Promise<ExportSelection | null> {
  const plan = dataset.project.selection
  if (!plan) return null
  const { entries, chosenId } = app.models.store.getState()
  const spec = entries.find((each) => each.spec.id === chosenId)?.spec
  const { previews, prints } = app.session()
  // Without the comparison another one of duplicates might be taken than the selection page shows.
  if (plan.oneOfDuplicates) await prints.compare().catch(() => undefined)
  signal.throwIfAborted()
  const { known } = previews.store.getState()
  const { alike } = prints.store.getState()
  const { preview } = app.store.getState().preferences
  const breath = createBreath(0)
  const breathe = async (): Promise<void> => {
    await breath()
    signal.throwIfAborted()
  }
  const how = spec ? howFor(spec, preview) : null
  const subject = { dataset, plan, known, how, alike }
  const { selection, facts, modelId } = await readSelection(subject, app.deps.now, breathe)
  return selectionInWords(plan, selection, facts, dataset.project, modelId)
}
