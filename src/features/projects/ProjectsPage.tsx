import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useApp, useAppActions } from '../../state/useApp.ts'
import { useCommands } from '../../ui/commands.ts'
import { Mark } from '../../ui/Mark.tsx'
import { NameDialog } from './NameDialog.tsx'
import { ProjectList } from './ProjectList.tsx'
import styles from './ProjectsPage.module.css'
import { SampleCard } from './SampleCard.tsx'
import { StorageLine } from './StorageLine.tsx'

export type MakeSample = (onProgress: (share: number) => void, signal: AbortSignal) => Promise<string>

interface ProjectsPageProps {
  readonly onOpen: (projectId: string) => void
  readonly makeSample: MakeSample
  /** Opens the dialog that brings a project file back. */
  readonly onRestore: () => void
}

/** All projects of this browser. */
export function ProjectsPage({ onOpen, makeSample, onRestore }: ProjectsPageProps) {
  const app = useAppActions()
  const projects = useApp((state) => state.projects)
  const [naming, setNaming] = useState(false)

  useCommands(
    useMemo(
      () => [
        {
          id: 'projects.new',
          label: 'New project',
          group: 'Projects',
          keys: ['KeyN'],
          run: () => setNaming(true),
        },
        { id: 'projects.restore', label: 'Open a project file', group: 'Projects', run: onRestore },
      ],
      [onRestore],
    ),
  )

  return (
    <main className={styles.page}>
      <div className={styles.column}>
        <header className={styles.head}>
          <span className={styles.mark}>
            <Mark size={30} />
          </span>
          <div className={styles.words}>
            <h1 className={styles.title}>Saccade</h1>
            <p className={styles.line}>
              Check question–answer pairs made from tiny image regions. Everything stays in this browser.
            </p>
          </div>
          <Button variant="default" size="sm" onClick={onRestore}>
            Open a project file
          </Button>
          <Button size="sm" leftSection={<IconPlus size={16} />} onClick={() => setNaming(true)}>
            New project
          </Button>
        </header>

        {projects && projects.length > 0 ? <ProjectList projects={projects} onOpen={onOpen} /> : null}
        {projects ? (
          <SampleCard first={projects.length === 0} makeSample={makeSample} onOpen={onOpen} />
        ) : null}
        <StorageLine />
      </div>
      <NameDialog
        opened={naming}
        title="New project"
        action="Create"
        initial=""
        onClose={() => setNaming(false)}
        onName={async (name) => onOpen(await app.create(name))}
      />
    </main>
  )
}
