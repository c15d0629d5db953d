import type { Dataset } from '../../domain/dataset.ts'
import { selectionSentence, selectionWords } from '../../domain/selectionSentences.ts'
import { createBreath } from '../../formats/breath.ts'
import type { ExportSelection } from '../../formats/exportSelection.ts'
import type { App } from '../../state/app.ts'
import { howFor } from '../../state/previewAsk.ts'
import { readSelection, type Chosen } from '../../state/selectionRoom.ts'

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
  return inWords(await readSelection({ dataset, plan, known, how, alike }, app.deps.now, breathe), dataset)
}

/** The verdicts with their sentences. */
export function inWords(
  { plan, modelId, selection, facts }: Chosen,
  { project }: Pick<Dataset, 'project'>,
): ExportSelection {
  const words = selectionWords(project, facts)
  return {
    plan,
    modelId,
    verdicts: new Map(
      facts.flatMap((one) => {
        const verdict = selection.verdicts.get(one.item.id)
        return verdict
          ? [[one.item.id, { ...verdict, sentence: selectionSentence(verdict, one, words) }] as const]
          : []
      }),
    ),
  }
}
