import { ActionIcon, Menu } from '@mantine/core'
import { IconCopy, IconDots, IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { sentenceOf } from '../../domain/refusal.ts'
import { useAppActions } from '../../state/useApp.ts'
import type { ProjectSummary } from '../../state/appState.ts'
import { bytesText, countText, numberText } from '../../ui/quantity.ts'
import { DeleteDialog } from './DeleteDialog.tsx'
import { timeInWords } from './timeInWords.ts'
import { NameDialog } from './NameDialog.tsx'
import styles from './ProjectList.module.css'

interface ProjectListProps {
  readonly projects: readonly ProjectSummary[]
  readonly onOpen: (projectId: string) => void
}

/** The projects, the one that was changed last first. */
export function ProjectList({ projects, onOpen }: ProjectListProps) {
  const app = useAppActions()
  const [renaming, setRenaming] = useState<ProjectSummary | null>(null)
  const [deleting, setDeleting] = useState<ProjectSummary | null>(null)
  const now = app.deps.now()
  return (
    <section aria-label="Projects">
      <ul className={styles.list}>
        {projects
          .toSorted((a, b) => b.changedAt - a.changedAt)
          .map((project) => (
            <li key={project.id} className={styles.project}>
              <button type="button" className={styles.open} onClick={() => onOpen(project.id)}>
                <span className={styles.name}>{project.name}</span>
                <span className={styles.facts}>
                  {countText(project.pictures, 'picture')} · {bytesText(project.bytes)} · changed{' '}
                  {timeInWords(project.changedAt, now)}
                </span>
                <span className={styles.progress}>
                  <span className={styles.count}>
                    {project.items === 0
                      ? 'No items yet'
                      : `${numberText(project.decided)} of ${numberText(project.items)} decided`}
                  </span>
                  <span className={styles.track} aria-hidden>
                    <span
                      style={{
                        width: `${project.items === 0 ? 0 : Math.min(100, (project.decided / project.items) * 100)}%`,
                      }}
                    />
                  </span>
                </span>
              </button>
              <Menu position="bottom-end" shadow="md">
                <Menu.Target>
                  <ActionIcon variant="subtle" color="gray" size={32} aria-label={`More for ${project.name}`}>
                    <IconDots size={16} />
                  </ActionIcon>
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Item leftSection={<IconPencil size={14} />} onClick={() => setRenaming(project)}>
                    Rename
                  </Menu.Item>
                  <Menu.Item
                    leftSection={<IconCopy size={14} />}
                    onClick={() => {
                      app.duplicate(project.id, `${project.name} (copy)`).catch((error: unknown) => {
                        app.deps.notify({
                          tone: 'bad',
                          sentence: sentenceOf(error),
                        })
                      })
                    }}
                  >
                    Duplicate
                  </Menu.Item>
                  <Menu.Divider />
                  <Menu.Item
                    leftSection={<IconTrash size={14} />}
                    c="var(--no)"
                    onClick={() => setDeleting(project)}
                  >
                    Delete…
                  </Menu.Item>
                </Menu.Dropdown>
              </Menu>
            </li>
          ))}
      </ul>
      <NameDialog
        opened={renaming !== null}
        title="Rename the project"
        action="Rename"
        initial={renaming?.name ?? ''}
        onClose={() => setRenaming(null)}
        onName={(name) => (renaming ? app.rename(renaming.id, name) : Promise.resolve())}
      />
      <DeleteDialog project={deleting} onClose={() => setDeleting(null)} onDelete={(id) => app.remove(id)} />
    </section>
  )
}
