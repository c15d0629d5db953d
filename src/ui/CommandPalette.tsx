import { Spotlight, spotlight, type SpotlightActionGroupData } from '@mantine/spotlight'
import { useMemo, useState } from 'react'
import { useAllCommands, type Command } from './commands.ts'
import { Keycaps } from './Keycaps.tsx'

/** Every command by name. Gathered only while it is open, since commands change with every item. */
export function CommandPalette() {
  const [opened, setOpened] = useState(false)
  const commands = useAllCommands(opened)
  const actions = useMemo(() => grouped(commands), [commands])
  return (
    <Spotlight
      actions={actions}
      shortcut={null}
      onSpotlightOpen={() => setOpened(true)}
      onSpotlightClose={() => setOpened(false)}
      limit={60}
      scrollable
      maxHeight={420}
      highlightQuery
      overlayProps={{ blur: 0, backgroundOpacity: 0.45 }}
      transitionProps={{ duration: 0 }}
      attributes={{ content: { 'aria-label': 'Commands' } }}
      nothingFound="No command of that name"
      searchProps={{ placeholder: 'Type a command', 'aria-label': 'Type a command' }}
    />
  )
}

export const openPalette = (): void => spotlight.open()

function grouped(commands: readonly Command[]): SpotlightActionGroupData[] {
  const groups = new Map<string, SpotlightActionGroupData['actions']>()
  for (const command of commands) {
    if (command.unlisted || command.enabled === false) continue
    const keys = command.keys?.[0]
    const action = {
      id: command.id,
      label: command.label,
      onClick: command.run,
      rightSection: keys ? <Keycaps keys={keys} /> : null,
    }
    const group = groups.get(command.group)
    if (group) group.push(action)
    else groups.set(command.group, [action])
  }
  return [...groups].map(([group, actions]) => ({ group, actions }))
}
