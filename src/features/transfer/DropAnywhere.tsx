import { IconFileImport } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useDropzone } from 'react-dropzone'
import type { ByteSource } from '../../formats/format.ts'
import styles from './DropAnywhere.module.css'
import { sourcesOf } from './dropped.ts'

interface DropAnywhereProps {
  readonly title?: string
  readonly line?: string
  readonly onFiles: (files: readonly ByteSource[]) => void
}

/** Takes files dropped anywhere on the page; shows that it would while they hover. Rests behind a dialog. */
export function DropAnywhere({
  title = 'Drop to import',
  line = 'Files, folders and ZIPs, in any mixture',
  onFiles,
}: DropAnywhereProps) {
  const [hovering, setHovering] = useState(false)
  const { getRootProps } = useDropzone({
    noClick: true,
    noKeyboard: true,
    onDragLeave: () => setHovering(false),
    onDrop(files) {
      setHovering(false)
      if (files.length > 0) onFiles(sourcesOf(files))
    },
  })
  useEffect(() => {
    const onEnter = (event: DragEvent) => {
      const isFiles = event.dataTransfer?.types.includes('Files') ?? false
      if (isFiles && !document.querySelector('[aria-modal="true"]')) setHovering(true)
    }
    const onEnd = () => setHovering(false)
    window.addEventListener('dragenter', onEnter)
    window.addEventListener('dragend', onEnd)
    return () => {
      window.removeEventListener('dragenter', onEnter)
      window.removeEventListener('dragend', onEnd)
    }
  }, [])
  if (!hovering) return null
  return (
    <div {...getRootProps()} className={styles.overlay}>
      <div className={styles.frame}>
        <IconFileImport size={28} stroke={1.5} aria-hidden />
        <span className={styles.title}>{title}</span>
        <span className={styles.line}>{line}</span>
      </div>
    </div>
  )
}
