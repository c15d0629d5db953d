import { Modal } from '@mantine/core'
import { useEffect, type ReactNode } from 'react'
import styles from './FramedDialog.module.css'

interface FramedDialogProps {
  readonly title: string
  /** Width in pixels. */
  readonly size: number
  readonly onClose: () => void
  readonly children: ReactNode
  /** Says how tall it is, where it is not as tall as what it holds. */
  readonly className?: string | undefined
  /** Work goes on in it: it keeps its place as it grows, and no stray click closes it. */
  readonly working?: boolean
}

/** A dialog with a quiet title bar and edges; what it holds lays itself out, and scrolls by itself. */
export function FramedDialog({
  title,
  size,
  onClose,
  children,
  className,
  working = false,
}: FramedDialogProps) {
  useFocusBack()
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={size}
      padding={0}
      {...(working ? { centered: false, yOffset: '8dvh', closeOnClickOutside: false } : {})}
      classNames={{
        header: styles.header ?? '',
        content: [styles.content, working && styles.working, className].filter(Boolean).join(' '),
        title: styles.title ?? '',
        body: styles.body ?? '',
      }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {children}
    </Modal>
  )
}

/** Whoever opened a dialog by keyboard goes on from where they were: it is drawn only while it is open. */
function useFocusBack(): void {
  useEffect(() => {
    const before = document.activeElement
    return () => {
      setTimeout(() => {
        const isLost = document.activeElement === null || document.activeElement === document.body
        if (isLost && before instanceof HTMLElement && before.isConnected)
          before.focus({ preventScroll: true })
      })
    }
  }, [])
}
