import { Button } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useRef, type ReactNode } from 'react'
import { useDropzone } from 'react-dropzone'
import type { ByteSource } from '../../formats/format.ts'
import styles from './DropArea.module.css'
import { sourcesOf } from './dropped.ts'

interface DropAreaProps {
  readonly title: string
  readonly children: ReactNode
  readonly onFiles: (files: readonly ByteSource[]) => void
}

/** A place to drop files and folders on, with buttons for those who would rather pick. */
export function DropArea({ title, children, onFiles }: DropAreaProps) {
  const folder = useRef<HTMLInputElement>(null)
  const take = (files: readonly File[]) => {
    if (files.length > 0) onFiles(sourcesOf(files))
  }
  const { getRootProps, getInputProps, isDragActive, open } = useDropzone({
    noClick: true,
    noKeyboard: true,
    onDrop: take,
  })
  return (
    <div {...getRootProps()} className={styles.area} data-over={isDragActive}>
      <IconFileImport size={28} stroke={1.5} aria-hidden />
      <p className={styles.title}>{title}</p>
      <p className={styles.lead}>{children}</p>
      <div className={styles.buttons}>
        <Button size="sm" onClick={open} data-autofocus>
          Choose files
        </Button>
        <Button size="sm" variant="default" onClick={() => folder.current?.click()}>
          Choose a folder
        </Button>
      </div>
      <input {...getInputProps()} aria-label="Files to import" data-picks="files" />
      <input
        ref={folder}
        type="file"
        hidden
        multiple
        {...wholeFolders}
        aria-label="Folder to import"
        data-picks="folder"
        onChange={(event) => take(Array.from(event.currentTarget.files ?? []))}
      />
    </div>
  )
}

/** Every browser knows it by this name; the types of React do not. */
const wholeFolders = { webkitdirectory: '' }
