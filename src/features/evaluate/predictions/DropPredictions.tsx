import { IconFileImport } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useDropzone } from 'react-dropzone'
import styles from './DropPredictions.module.css'

interface DropPredictionsProps {
  /** Files are read already; nothing else is taken meanwhile. */
  readonly busy: boolean
  readonly onFiles: (files: readonly File[]) => void
}

/** Takes files dropped anywhere while the page is open, as predictions and as nothing else. Rests behind a dialog. */
export function DropPredictions({ busy, onFiles }: DropPredictionsProps) {
  const [hovering, setHovering] = useState(false)
  const { getRootProps } = useDropzone({
    noClick: true,
    noKeyboard: true,
    disabled: busy,
    onDragLeave: () => setHovering(false),
    onDrop(files) {
      setHovering(false)
      onFiles(files)
    },
  })
  useEffect(() => {
    const onEnter = (event: DragEvent): void => {
      // The offer to import items stays away.
      event.stopPropagation()
      const isFiles = event.dataTransfer?.types.includes('Files') ?? false
      if (isFiles && !busy && !document.querySelector('[aria-modal="true"]')) setHovering(true)
    }
    const onEnd = (): void => setHovering(false)
    document.addEventListener('dragenter', onEnter)
    document.addEventListener('dragend', onEnd)
    return () => {
      document.removeEventListener('dragenter', onEnter)
      document.removeEventListener('dragend', onEnd)
    }
  }, [busy])
  if (!hovering) return null
  return (
    <div {...getRootProps()} className={styles.overlay}>
      <div className={styles.frame}>
        <IconFileImport size={28} stroke={1.5} aria-hidden />
        <span className={styles.title}>Drop predictions</span>
        <span>What evaluators wrote, one file or folders of them</span>
      </div>
    </div>
  )
}
