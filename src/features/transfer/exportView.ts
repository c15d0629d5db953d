import { judgementsOf, type Dataset } from '../../domain/dataset.ts'
import type { Picture } from '../../domain/picture.ts'
import type { ResolutionSelection } from '../../domain/resolutionSelection.ts'
import { verdictOn } from '../../domain/review.ts'
import { get, rows } from '../../domain/table.ts'
import { createBreath } from '../../formats/breath.ts'
import { inOrder, type Candidate, type Held, type HoldCode } from '../../formats/held.ts'
import type { ExportSelection } from '../../formats/exportSelection.ts'
import type { ExportScope } from '../../formats/target.ts'

/** Everything that the export dialog shows and the writers need, as things stood when it was opened. */
export interface ExportView {
  readonly dataset: Dataset
  readonly scope: ExportScope
  /** All pictures; those whose bytes are gone count as missing. */
  readonly pictures: readonly Picture[]
  /** What the plan of the project comes to; null where it has none. */
  readonly selection: ExportSelection | null
}

/** Looks at every item without holding the page up. */
export async function viewExport(
  dataset: Dataset,
  selections: readonly ResolutionSelection[],
  hasBlob: (sha256: string) => Promise<boolean>,
  signal?: AbortSignal,
  selection: ExportSelection | null = null,
): Promise<ExportView> {
  const breath = createBreath()
  const pictures = new Map<string, Picture>()
  for (const picture of rows(dataset.pictures)) {
    signal?.throwIfAborted()
    const gone = picture.sha256 !== null && !(await hasBlob(picture.sha256))
    pictures.set(picture.id, gone ? { ...picture, sha256: null } : picture)
  }
  const candidates: Candidate[] = []
  for (const item of rows(dataset.items)) {
    const pause = breath()
    if (pause) await pause
    signal?.throwIfAborted()
    const verdict = verdictOn(dataset, item)
    candidates.push({
      item,
      picture: pictures.get(item.pictureId) ?? get(dataset.pictures, item.pictureId) ?? null,
      resolution: 'resolution' in verdict ? verdict.resolution : verdict.unresolved,
      judgements: judgementsOf(dataset, item.id),
    })
  }
  return {
    dataset,
    scope: { project: dataset.project, candidates: inOrder(candidates), selections },
    pictures: [...pictures.values()],
    selection,
  }
}

/** Items that the same thing keeps back. */
export interface HeldGroup {
  readonly code: HoldCode
  /** For one or for many: `Nobody has decided about them yet`. */
  readonly heading: string
  readonly items: readonly Held[]
}

const headings: Readonly<Record<HoldCode, string>> = {
  undecided: 'Nobody has decided yet',
  flagged: 'Flagged for a second look',
  skipped: 'Skipped',
  disagreement: 'The annotators disagree',
  'too-few': 'Too few annotators have decided',
  unadjudicated: 'Waiting for the adjudicator',
  rejected: 'Rejected',
  'picture-missing': 'The picture is missing',
  'same-question': 'The same question about the same picture goes out already',
  'region-missing': 'There is no region to cut the crop from',
  'region-outside': 'The region does not touch the picture',
  'question-empty': 'The question is empty',
  'answer-empty': 'The answer is empty',
  'letter-missing': 'No option is marked as the answer',
  'letter-outside': 'The answer’s letter is none of the options',
  'letter-conflict': 'The answer’s letter and text differ',
  'option-repeats-answer': 'The right option stands twice',
  'text-broken': 'The text holds half a character',
  'content-unfit': 'The content cannot stand as it is',
  'boxes-missing': 'Nobody has drawn a box yet',
  'boxes-faulty': 'The boxes break a rule',
  'selection-missing': 'No resolution was selected yet',
  'selection-outdated': 'The resolution was selected for another question or picture',
  'selection-silent': 'The model said nothing at full resolution',
  'open-question': 'An open question, where only multiple choice can go',
  'option-count': 'The number of options does not fit',
  'picture-refused': 'The picture is longer than models take',
  unselected: 'Not selected',
}

/** What people have to do something about comes before what is as it should be. */
const settled: ReadonlySet<HoldCode> = new Set([
  'undecided',
  'rejected',
  'skipped',
  'flagged',
  'boxes-missing',
  'selection-missing',
  'unselected',
])

/** Each item once for each thing that keeps it back, whichever targets that concerns. */
export function groupHeld(held: Iterable<Held>): readonly HeldGroup[] {
  const groups = new Map<HoldCode, Map<string, Held>>()
  for (const one of held) {
    const group = groups.get(one.code)
    if (group) group.set(one.itemId, one)
    else groups.set(one.code, new Map([[one.itemId, one]]))
  }
  return [...groups]
    .map(([code, items]) => ({ code, heading: headings[code], items: [...items.values()] }))
    .toSorted(
      (a, b) => Number(settled.has(a.code)) - Number(settled.has(b.code)) || b.items.length - a.items.length,
    )
}
