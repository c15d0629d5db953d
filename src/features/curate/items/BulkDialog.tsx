import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { BulkOutcome } from '../../../domain/bulkEdits.ts'
import type { Sight } from '../../../domain/itemColumns.ts'
import { get } from '../../../domain/table.ts'
import { useAppActions, useOpen } from '../../../state/useApp.ts'
import { FramedDialog } from '../../../ui/FramedDialog.tsx'
import { countText } from '../../../ui/quantity.ts'
import { editFor, noFields } from './bulkDraft.ts'
import { BulkFieldsForm } from './BulkFieldsForm.tsx'
import { actGroups, outcomeWords, stepLabel, type BulkAct } from './bulkWords.ts'
import styles from './Items.module.css'
import { useBulk } from './useBulk.ts'

interface BulkDialogProps {
  readonly act: BulkAct
  readonly itemIds: readonly string[]
  readonly sight: Sight
  readonly onClose: () => void
}

const namesOfActs = new Map(actGroups.flatMap(({ acts }) => acts))
const titleOf = (act: BulkAct): string =>
  act === 'remove' ? 'Remove from the project' : (namesOfActs.get(act) ?? '').replace('…', '')

/** Acts after whose choice nothing is left but to say yes. */
const asksNothing: ReadonlySet<BulkAct> = new Set([
  'accept',
  'flag',
  'skip',
  'takeBack',
  'resolveAccept',
  'unresolve',
  'gold',
  'notGold',
  'remove',
])

/** Asks for what an edit needs, says what it will do to how many, and does it as one step. */
export function BulkDialog({ act, itemIds, sight, onClose }: BulkDialogProps) {
  const app = useAppActions()
  const [fields, setFields] = useState(noFields)
  const edit = useMemo(() => editFor(act, fields), [act, fields])
  const { outcome, apply } = useBulk(itemIds, edit, sight.surroundings.outcomes)
  const { words } = sight

  function run(): void {
    if (!outcome || !edit || outcome.done === 0) return
    const label = stepLabel(edit, outcome, words)
    if (!apply(label)) return
    onClose()
    app.deps.notify({ tone: 'plain', key: 'undo', sentence: `${label}.` })
  }

  return (
    <FramedDialog title={titleOf(act)} size={460} onClose={onClose}>
      <form
        className={styles.dialogBody}
        onSubmit={(event) => {
          event.preventDefault()
          run()
        }}
      >
        <BulkFieldsForm act={act} fields={fields} onFields={setFields} itemIds={itemIds} sight={sight} />
        <p className={styles.sentence} role="status">
          {edit === null
            ? `${countText(itemIds.length, 'item')} chosen.`
            : outcome === null
              ? 'Looking at the items…'
              : outcomeWords(edit, outcome, words)}
          {act === 'category' ? ' A category counts for the project once the item is accepted with it.' : ''}
          {act === 'remove' ? ' Their pictures stay. Undo brings everything back.' : ''}
        </p>
        {outcome && outcome.refused.length > 0 ? <Refused refused={outcome.refused} /> : null}
        <div className={styles.actions}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            type="submit"
            {...(act === 'remove' ? { color: 'red' } : {})}
            disabled={outcome === null || outcome.done === 0}
            {...(asksNothing.has(act) ? { 'data-autofocus': true } : {})}
          >
            {outcome && outcome.done > 0
              ? `${act === 'remove' ? 'Remove' : 'Change'} ${countText(outcome.done, 'item')}`
              : act === 'remove'
                ? 'Remove'
                : 'Change'}
          </Button>
        </div>
      </form>
    </FramedDialog>
  )
}

/** Refused items that are named one by one. */
const mostNamed = 50

function Refused({ refused }: Pick<BulkOutcome, 'refused'>) {
  const items = useOpen(({ dataset }) => dataset.items)
  return (
    <ul className={styles.refused} aria-label="What stays as before">
      {refused.slice(0, mostNamed).map(({ itemId, sentence }) => (
        <li key={itemId}>
          {(get(items, itemId)?.question ?? itemId).slice(0, 120)}
          <span>{sentence}</span>
        </li>
      ))}
      {refused.length > mostNamed ? (
        <li>
          <span>and {countText(refused.length - mostNamed, 'more', 'more')}</span>
        </li>
      ) : null}
    </ul>
  )
}
