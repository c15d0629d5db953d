import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useDropzone } from 'react-dropzone'
import { useApp, useAppActions } from '../../../state/useApp.ts'
import type { Against } from './foreign.ts'
import styles from './LeakagePage.module.css'

interface SourceBarProps {
  readonly projectId: string
  readonly busy: boolean
  readonly onStart: (against: Against) => void
}

/** Every browser knows it by this name; the types of React do not. */
const wholeFolders = { webkitdirectory: '' }

/** What the pictures are compared with: the project itself, another one, or files and manifests. */
export function SourceBar({ projectId, busy, onStart }: SourceBarProps) {
  const app = useAppActions()
  const projects = useApp((state) => state.projects)
  const folder = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (!projects) void app.refresh()
  }, [app, projects])
  const others = (projects ?? []).filter(({ id }) => id !== projectId)
  const take = (files: readonly File[]) => {
    if (files.length > 0) onStart({ kind: 'files', files })
  }
  const { getRootProps, getInputProps, isDragActive, open } = useDropzone({
    noClick: true,
    noKeyboard: true,
    disabled: busy,
    onDrop: take,
  })
  useEffect(() => {
    // Files that are dragged over this page are to be compared with; the offer to import them stays away.
    const keep = (event: DragEvent) => event.stopPropagation()
    document.addEventListener('dragenter', keep)
    return () => document.removeEventListener('dragenter', keep)
  }, [])
  return (
    <div {...getRootProps()} className={styles.sources} data-over={isDragActive}>
      <Button size="xs" variant="default" disabled={busy} onClick={() => onStart({ kind: 'inside' })}>
        Look inside this project
      </Button>
      <Menu position="bottom-start" width={280}>
        <Menu.Target>
          <Button
            size="xs"
            variant="default"
            disabled={busy || others.length === 0}
            rightSection={<IconChevronDown size={14} aria-hidden />}
          >
            Compare with a project
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={styles.projects ?? ''}>
          {others.map(({ id, name }) => (
            <Menu.Item key={id} onClick={() => onStart({ kind: 'project', id, name })}>
              {name}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Button size="xs" variant="default" disabled={busy} onClick={open}>
        Compare with files or a manifest
      </Button>
      <Button size="xs" variant="default" disabled={busy} onClick={() => folder.current?.click()}>
        Compare with a folder
      </Button>
      <span className={styles.hint}>or drop training pictures or a manifest (JSONL, CSV) here</span>
      <input {...getInputProps()} aria-label="Files to compare with" />
      <input
        ref={folder}
        type="file"
        hidden
        multiple
        {...wholeFolders}
        aria-label="Folder to compare with"
        onChange={(event) => take(Array.from(event.currentTarget.files ?? []))}
      />
    </div>
  )
}
