import type { Session } from '../../state/session.ts'
import type { Command } from '../../ui/commands.ts'
import type { View } from './useView.ts'

/** Going along the queue, whatever is done to its items. */
export const goCommands = (session: Session): readonly Command[] => [
  {
    id: 'item.next',
    label: 'Next item',
    group: 'Go',
    keys: ['ArrowRight', 'PageDown'],
    repeats: true,
    run: () => session.move(1),
  },
  {
    id: 'item.previous',
    label: 'Previous item',
    group: 'Go',
    keys: ['ArrowLeft', 'PageUp'],
    repeats: true,
    run: () => session.move(-1),
  },
]

/** Looking at the picture, whatever is done to it. */
export const sightCommands = (view: View, hasEvidence: boolean): readonly Command[] => [
  {
    id: 'view.evidence',
    label: 'Zoom to the evidence',
    group: 'Look',
    keys: ['KeyZ'],
    enabled: hasEvidence,
    run: view.evidence,
  },
  { id: 'view.fit', label: 'Fit both views', group: 'Look', keys: ['Digit0'], run: view.fit },
  {
    id: 'view.actual',
    label: 'Global view at 100 %',
    group: 'Look',
    keys: ['Shift+Digit0'],
    run: view.actual,
  },
  // Held keys act through `useHeldKey`; they stand here to be shown with the others.

  {
    id: 'view.peek',
    label: 'Hold: hide what is drawn on the pictures',
    group: 'Look',
    keys: ['KeyH'],
    unlisted: true,
    run: () => undefined,
  },
  {
    id: 'view.pan',
    label: 'Hold: drag to pan while drawing',
    group: 'Look',
    keys: ['Space'],
    unlisted: true,
    run: () => undefined,
  },
]
