import { useEffect, useMemo, useState } from 'react'
import { beginBulk, type BulkEdit, type BulkOutcome, type Speaker } from '../../../domain/bulkEdits.ts'
import type { Dataset } from '../../../domain/dataset.ts'
import type { Shown } from '../../../domain/judgement.ts'
import type { PreviewOutcome } from '../../../domain/previewOutcome.ts'
import { annotatorOf } from '../../../state/appState.ts'
import { joining } from '../../../state/joining.ts'
import type { How } from '../../../state/previewAsk.ts'
import { useAppActions, useHow, useOpen } from '../../../state/useApp.ts'
import { breath } from '../useFacts.ts'
import { seenIn } from './seenIn.ts'

/** Edits that speak for a person, who then stands among the people of the project. */
const asProject: ReadonlySet<BulkEdit['kind']> = new Set(['gold', 'notGold', 'remove'])

const slice = 500
const longest = 16

export interface Bulk {
  /** Null until it was worked out what the edit comes to. */
  readonly outcome: BulkOutcome | null
  /** Does it, as one step. False when that was refused; the sentence was shown. */
  readonly apply: (label: string) => boolean
}

/** What an edit of these items comes to, worked out in slices, and the way to do it. */
export function useBulk(
  itemIds: readonly string[],
  edit: BulkEdit | null,
  outcomes: ReadonlyMap<string, PreviewOutcome>,
): Bulk {
  const app = useAppActions()
  const dataset = useOpen((open) => open.dataset)
  const annotatorId = useOpen((_, state) => annotatorOf(state).id)
  const how = useHow()
  const key = useMemo(() => JSON.stringify(edit), [edit])
  const [worked, setWorked] = useState<{
    readonly key: string
    readonly dataset: Dataset
    readonly outcome: BulkOutcome
  } | null>(null)
  useEffect(() => {
    if (!edit) return
    const control = new AbortController()
    const speaker: Speaker = {
      annotatorId,
      at: app.deps.now(),
      shownOf: shownIn(dataset, outcomes, how),
    }
    void workOut(beginBulk(dataset, itemIds, edit, speaker), control.signal).then((outcome) => {
      if (outcome) setWorked({ key, dataset, outcome })
    })
    return () => control.abort()
    // What is edited is known by its text: the same edit made anew is not worked out again.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [app, dataset, itemIds, key, annotatorId, outcomes, how])
  const outcome = worked?.key === key && worked.dataset === dataset ? worked.outcome : null
  return {
    outcome,
    apply(label) {
      if (!outcome || !edit) return false
      const join = asProject.has(edit.kind)
        ? null
        : joining(dataset.project, annotatorOf(app.store.getState()))
      return app.session().commit(label, join ? [join, ...outcome.changes] : outcome.changes)
    },
  }
}

/** A decision in the table is made with the given answer in sight, and without any picture. */
function shownIn(
  { project }: Dataset,
  outcomes: ReadonlyMap<string, PreviewOutcome>,
  how: How | null,
): (itemId: string) => Shown {
  const shown: Shown = {
    look: project.look,
    global: false,
    regional: false,
    outline: false,
    answer: true,
    provenance: false,
    margin: 0,
    previews: [],
  }
  return (itemId) => {
    const outcome = outcomes.get(itemId)
    return outcome ? { ...shown, previews: seenIn(outcome, how) } : shown
  }
}

async function workOut(work: ReturnType<typeof beginBulk>, signal: AbortSignal): Promise<BulkOutcome | null> {
  let since = performance.now()
  while (work.advance(slice)) {
    if (performance.now() - since < longest) continue
    await breath()
    if (signal.aborted) return null
    since = performance.now()
  }
  return signal.aborted ? null : work.outcome()
}
