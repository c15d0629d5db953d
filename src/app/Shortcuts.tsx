import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { useMemo } from 'react'
import { useAppActions } from '../state/useApp.ts'
import { useCommands } from '../ui/commands.ts'
import { openPalette } from '../ui/CommandPalette.tsx'
import { HelpDialog } from '../ui/HelpDialog.tsx'

/** Commands that are there on every screen. */
export function Shortcuts({ helpShown, onHelp }: { helpShown: boolean; onHelp: (shown: boolean) => void }) {
  const { notify } = useAppActions().deps
  const { setColorScheme } = useMantineColorScheme()
  const scheme = useComputedColorScheme('dark')
  useCommands(
    useMemo(
      () => [
        {
          id: 'app.palette',
          label: 'All commands',
          group: 'Anywhere',
          keys: ['Mod+KeyK'],
          whileTyping: true,
          unlisted: true,
          run: openPalette,
        },
        {
          id: 'app.help',
          label: 'Show all keys',
          group: 'Anywhere',
          keys: ['Shift+Slash', 'F1'],
          run: () => onHelp(true),
        },
        {
          id: 'app.theme',
          label: scheme === 'dark' ? 'Light theme' : 'Dark theme',
          group: 'Anywhere',
          run: () => setColorScheme(scheme === 'dark' ? 'light' : 'dark'),
        },
        {
          id: 'app.themeAuto',
          label: 'Theme of the system',
          group: 'Anywhere',
          run: () => setColorScheme('auto'),
        },
        {
          id: 'app.save',
          label: 'Save (everything is saved as you go)',
          group: 'Anywhere',
          keys: ['Mod+KeyS'],
          whileTyping: true,
          unlisted: true,
          run: () =>
            notify({
              tone: 'plain',
              key: 'saved',
              sentence: 'Already saved: every change is written as you make it.',
            }),
        },
      ],
      [notify, onHelp, scheme, setColorScheme],
    ),
  )
  return <HelpDialog opened={helpShown} onClose={() => onHelp(false)} />
}
