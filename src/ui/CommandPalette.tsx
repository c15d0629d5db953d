import { Spotlight, spotlight } from '@mantine/spotlight'
import { useMemo } from 'react'
import { useAllCommands } from './commands.ts'
import { Keycaps } from './Keycaps.tsx'

/** Every command by name. */
export function CommandPalette() {
  const commands = useAllCommands()
  const actions = useMemo(() => {
    const groups = new Map<
      string,
      { id: string; label: string; onClick: () => void; rightSection: React.ReactNode }[]
    >()
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
    return [...groups].map(([group, list]) => ({ group, actions: list }))
  }, [commands])
  return (
    <Spotlight
      actions={actions}
      shortcut={null}
      limit={60}
      scrollable
      maxHeight={420}
      highlightQuery
      overlayProps={{ blur: 0, backgroundOpacity: 0.45 }}
      nothingFound="No command of that name"
      searchProps={{ placeholder: 'Type a command', 'aria-label': 'Type a command' }}
    />
  )
}

export const openPalette = (): void => spotlight.open()
