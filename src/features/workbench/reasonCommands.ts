import { useMemo } from 'react'
import { toggleReason } from '../../domain/edits.ts'
import { useAppActions, useOpen } from '../../state/useApp.ts'
import type { Command } from '../../ui/commands.ts'
import type { Bench } from './bench.ts'
import { reasonKeys } from '../../ui/keys.ts'

/** Giving reasons; after Reject without one, the keys pick reasons until Reject is pressed again. */
export function useReasonCommands({
  item,
  judgement,
  phase,
  picking,
  setPicking,
  decide,
}: Bench): readonly Command[] {
  const app = useAppActions()
  const reasons = useOpen(({ dataset }) => dataset.project.reasons)
  const project = useOpen(({ dataset }) => dataset.project)
  return useMemo(() => {
    if (phase !== 'judge') return []
    const list: Command[] = reasons.map((reason, index) => {
      const key = reasonKeys[index]
      return {
        id: `reason.${reason.code}`,
        label: `Reason: ${reason.name}`,
        group: 'Reasons to reject',
        ...(key && (picking || index < 9) ? { keys: [key] } : {}),
        run: () =>
          void app
            .session()
            .edit(
              item.id,
              judgement.reasons.includes(reason.code) ? 'Take back a reason' : 'Give a reason',
              (it) => toggleReason(it, reason.code, project),
            ),
      }
    })
    list.push({
      id: 'reason.pick',
      label: 'Pick reasons to reject',
      group: 'Reasons to reject',
      run: () => setPicking(true),
    })
    if (picking) {
      list.push(
        {
          id: 'reason.done',
          label: 'Reject now',
          group: 'Reasons to reject',
          keys: ['Enter'],
          unlisted: true,
          run: () => decide('reject'),
        },
        {
          id: 'reason.stop',
          label: 'Do not reject',
          group: 'Reasons to reject',
          keys: ['Escape'],
          unlisted: true,
          run: () => setPicking(false),
        },
      )
    }
    return list
  }, [app, item.id, judgement.reasons, phase, picking, setPicking, decide, reasons, project])
}
