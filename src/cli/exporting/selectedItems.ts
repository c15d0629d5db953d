import type { Dataset } from '../../domain/dataset.ts'
import { duplicateItems } from '../../domain/duplicateItems.ts'
import { factsOf } from '../../domain/factsIndex.ts'
import { selectionOf } from '../../domain/selection.ts'
import { lookalikes as sameFiles } from '../../domain/nearDuplicates.ts'
import { rows } from '../../domain/table.ts'
import { selectionInWords, type ExportSelection } from '../../formats/exportSelection.ts'
import type { Shelf } from '../disk/shelf.ts'
import { hasCanvas } from '../pixels/canvasPackage.ts'
import type { Terminal } from '../terminal.ts'
import { lookalikes } from './lookalikes.ts'

/** What the plan of the project comes to; null where it has none. Answers of models are not in project files. */
export async function selectedItems(
  dataset: Dataset,
  shelf: Shelf,
  terminal: Terminal,
): Promise<ExportSelection | null> {
  const { selection: plan, apart } = dataset.project
  if (!plan) return null
  const facts = factsOf(dataset)
  const pictures = rows(dataset.pictures)
  const duplicates = new Map<string, string>()
  if (plan.oneOfDuplicates) {
    // Without the package that decodes pictures only the same files are the same picture.
    const groups = (await hasCanvas()) ? await lookalikes(pictures, apart, shelf, terminal) : null
    const group = groups ? (id: string) => groups.get(id) ?? id : sameFiles(pictures, new Map(), apart)
    for (const [id, name] of duplicateItems(facts, group, apart)) duplicates.set(id, name)
  }
  const selection = selectionOf(plan, facts, { duplicates, outcomes: new Map() })
  return selectionInWords(plan, selection, facts, dataset.project, null)
}
