import { boxOf, subtreeOf } from '../../../domain/boxes.ts'
import type { Command } from '../../../ui/commands.ts'
import type { BoxActs, BoxDesk } from './boxActs.ts'

/**
 * What the keys do while the box tree has the focus, in the order of its menu. They belong to the tree alone: outside
 * it the same keys may mean something else.
 */
export function boxCommands(
  acts: BoxActs,
  { boxes, selectedIds }: Pick<BoxDesk, 'boxes' | 'selectedIds'>,
  editLabel: () => void,
): readonly Command[] {
  const chosen = selectedIds.flatMap((id) => boxOf(boxes, id) ?? [])
  const some = chosen.length > 0
  const one = chosen.length === 1
  const inside = chosen.reduce((most, { id }) => Math.max(most, subtreeOf(boxes, id).length - 1), 0)
  const locked = some && chosen.every((box) => box.locked)
  const group = 'Boxes'
  const command = (
    id: string,
    label: string,
    keys: readonly string[],
    enabled: boolean,
    run: () => void,
  ) => ({
    id: `tree.${id}`,
    label,
    group,
    keys,
    enabled,
    run,
  })
  return [
    command('label', 'Edit the label', ['F2'], one, editLabel),
    command('lock', locked ? 'Unlock' : 'Lock', ['KeyL'], some, () => acts.lock()),
    command('copy', 'Copy', ['Mod+KeyC'], some, acts.copy),
    command('paste', 'Paste', ['Mod+KeyV'], true, acts.paste),
    command('duplicate', 'Duplicate', ['Mod+KeyD'], some, acts.duplicate),
    command('up', 'Move up in the order', ['Alt+ArrowUp'], one, () => acts.reorder(-1)),
    command('down', 'Move down in the order', ['Alt+ArrowDown'], one, () => acts.reorder(1)),
    command('out', 'Take out of its box', ['Alt+ArrowLeft'], one, acts.takeOut),
    command('in', 'Put into the box beside it', ['Alt+ArrowRight'], one, acts.putIn),
    command('delete', inside > 0 ? 'Delete with all inside' : 'Delete', ['Delete', 'Backspace'], some, () =>
      acts.remove('all'),
    ),
    command('deleteOnly', 'Delete only the box', ['Shift+Delete', 'Shift+Backspace'], some, () =>
      acts.remove('only'),
    ),
  ]
}
