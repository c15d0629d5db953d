import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { ModalsProvider } from '@mantine/modals'
import { Notifications } from '@mantine/notifications'
import { useState } from 'react'
import { Route, Router, Switch } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import type { App as AppActions } from '../state/app.ts'
import { AppProvider } from '../state/useApp.ts'
import { useCommandKeys } from '../ui/commands.ts'
import { CommandPalette } from '../ui/CommandPalette.tsx'
import { theme } from '../ui/theme.ts'
import { Fault } from './Fault.tsx'
import { ProjectRoute } from './ProjectRoute.tsx'
import { ProjectsRoute } from './ProjectsRoute.tsx'
import { Shortcuts } from './Shortcuts.tsx'

const colorScheme = localStorageColorSchemeManager({ key: 'saccade-color-scheme' })

type ProjectParams = {
  readonly id: string
  readonly screen: string | undefined
  readonly page: string | undefined
  readonly detail: string | undefined
}

/** The page: looks, routes behind the `#` so that it works below any path, and what is always at hand. */
export function App({ app }: { app: AppActions }) {
  const [helpShown, setHelpShown] = useState(false)
  useCommandKeys()
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" colorSchemeManager={colorScheme}>
      <ModalsProvider>
        <AppProvider value={app}>
          <Notifications position="bottom-left" limit={3} />
          <Shortcuts helpShown={helpShown} onHelp={setHelpShown} />
          <CommandPalette />
          <Fault>
            <Router hook={useHashLocation}>
              <Switch>
                <Route<ProjectParams> path="/project/:id/:screen?/:page?/:detail?">
                  {({ id, screen, page, detail }) => (
                    <ProjectRoute
                      key={id}
                      projectId={id}
                      place={{ screen: screen ?? 'workbench', page: page ?? null, detail: detail ?? null }}
                    />
                  )}
                </Route>
                <Route>
                  <ProjectsRoute />
                </Route>
              </Switch>
            </Router>
          </Fault>
        </AppProvider>
      </ModalsProvider>
    </MantineProvider>
  )
}
