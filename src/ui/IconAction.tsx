import { ActionIcon, Tooltip } from '@mantine/core'
import { memo, type ReactNode } from 'react'
import { useCommand } from './commands.ts'
import { Keycaps } from './Keycaps.tsx'
import styles from './IconAction.module.css'

interface IconActionProps {
  /** The command it runs; its label and key are shown on hover. */
  readonly command: string
  readonly children: ReactNode
  readonly active?: boolean
  readonly size?: number
}

/** A quiet icon button for a command, with the words and the key on hover and for screen readers. */
export const IconAction = memo(function IconAction(props: IconActionProps) {
  const { command: id, children, active, size = 28 } = props
  const command = useCommand(id)
  const label = command?.label ?? id
  const keys = command?.keys?.[0]
  return (
    <Tooltip
      label={
        <span className={styles.tip}>
          {label}
          {keys ? <Keycaps keys={keys} /> : null}
        </span>
      }
    >
      <ActionIcon
        className={styles.action ?? ''}
        variant="subtle"
        color="gray"
        size={size}
        aria-label={label}
        {...(active === undefined ? {} : { 'aria-pressed': active, 'data-active': active })}
        disabled={!command || command.enabled === false}
        onClick={() => command?.run()}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  )
})
