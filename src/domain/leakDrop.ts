import { bulkOutcome, type Speaker } from './bulkEdits.ts'
import { applyEntries, type Dataset } from './dataset.ts'
import { projectChange, type Change } from './entry.ts'
import { isOut, withReason, type leakedReason } from './leaks.ts'
import { mayAdjudicate } from './project.ts'

/**
 * Rejects the items of one side of a pair for this reason, as one step: by the project's word where the person may
 * give it, otherwise by their own judgement. The project gets the reason where it lacks it. Items that are out already
 * (`isOut`) stay as they are.
 */
export function dropping(
  dataset: Dataset,
  itemIds: readonly string[],
  reason: typeof leakedReason,
  speaker: Speaker,
): readonly Change[] {
  const { project } = dataset
  const known = withReason(project, reason)
  const reasons = [reason.code]
  const { changes } = bulkOutcome(
    applyEntries(dataset, [{ kind: 'project', value: known }]),
    itemIds.filter((id) => !isOut(dataset, id, speaker.annotatorId)),
    mayAdjudicate(project, speaker.annotatorId)
      ? { kind: 'resolve', outcome: 'reject', reasons }
      : { kind: 'decide', decision: 'reject', reasons },
    speaker,
  )
  return known === project || changes.length === 0 ? changes : [projectChange(project, known), ...changes]
}
