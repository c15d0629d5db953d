import { IconArrowBackUp, IconCheck, IconPencil, IconX } from '@tabler/icons-react'
import type { ComponentType, ReactNode } from 'react'
import type { IconProps } from '@tabler/icons-react'
import type { Reason } from '../../../domain/project.ts'
import { runCommand } from '../../../ui/commands.ts'
import { Keycaps } from '../../../ui/Keycaps.tsx'
import { reasonKeys, type Keys } from '../../../ui/keys.ts'
import type { SettleMode } from './disputeCommands.ts'
import type { Voice } from './outlines.ts'
import styles from './SettleBar.module.css'

interface SettleBarProps {
  readonly mode: SettleMode
  readonly reasons: readonly Reason[]
  readonly picked: readonly string[]
  readonly voices: readonly Voice[]
  readonly isSettled: boolean
}

/** What an adjudicator can do, with its keys; and the reasons while they are picked. */
export function SettleBar({ mode, reasons, picked, voices, isSettled }: SettleBarProps) {
  if (mode === 'reject') {
    return (
      <footer className={styles.bar} aria-label="Settle">
        <div className={styles.reasons} role="group" aria-label="Reasons to reject">
          {reasons.map(({ code, name }, place) => {
            const key = reasonKeys[place]
            const given = voices.filter(({ judgement }) => judgement.reasons.includes(code))
            return (
              <button
                key={code}
                type="button"
                className={styles.reason}
                aria-pressed={picked.includes(code)}
                onClick={() => runCommand(`dispute.reason.${code}`)}
              >
                {key ? <Keycaps keys={key} /> : null}
                {name}
                {given.length > 0 ? (
                  <span className={styles.given}>{given.map(({ letter }) => letter).join(' ')}</span>
                ) : null}
              </button>
            )
          })}
        </div>
        <p className={styles.hint} role="status">
          Pick why, then press X or Enter. Esc goes back.
        </p>
        <Act command="dispute.reject" keys="KeyX" icon={IconX} tone="reject" isDisabled={picked.length === 0}>
          Reject
        </Act>
      </footer>
    )
  }
  if (mode === 'fresh') return null
  return (
    <footer className={styles.bar} aria-label="Settle">
      <p className={styles.hint}>{takeWords(voices.length)}N and P go on and back.</p>
      <Act command="dispute.back" keys="KeyU" icon={IconArrowBackUp}>
        {isSettled ? 'Take it back' : 'Take the last one back'}
      </Act>
      <Act command="dispute.fresh" keys="KeyE" icon={IconPencil}>
        Word it anew…
      </Act>
      <Act command="dispute.reject" keys="KeyX" icon={IconX} tone="reject">
        Reject…
      </Act>
      <Act command="dispute.asGiven" keys="KeyA" icon={IconCheck} tone="accept">
        Accept as given
      </Act>
    </footer>
  )
}

function takeWords(count: number): string {
  if (count === 0) return ''
  const keys = count === 1 ? '1' : count === 2 ? '1 or 2' : `1 to ${Math.min(9, count)}`
  return `${keys} takes a judgement with its boxes; `
}

function Act(props: {
  readonly command: string
  readonly keys: Keys
  readonly icon: ComponentType<IconProps>
  readonly tone?: 'accept' | 'reject'
  readonly isDisabled?: boolean
  readonly children: ReactNode
}) {
  const Icon = props.icon
  return (
    <button
      type="button"
      className={styles.act}
      data-tone={props.tone}
      disabled={props.isDisabled}
      onClick={() => runCommand(props.command)}
    >
      <Icon size={15} stroke={2} aria-hidden /> {props.children} <Keycaps keys={props.keys} />
    </button>
  )
}
