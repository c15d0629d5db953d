import { IconCheck, IconMinus, IconX } from '@tabler/icons-react'
import { checkNames, impliedChecks, type CheckName, type Judgement } from '../../domain/judgement.ts'
import type { Item } from '../../domain/item.ts'
import { useAppActions } from '../../state/useApp.ts'
import { Keycaps } from '../../ui/Keycaps.tsx'
import styles from './Checks.module.css'
import { turnCheck } from './turnCheck.ts'

export const checkLabels: Readonly<Record<CheckName, string>> = {
  answerable: 'Answerable',
  unambiguous: 'Unambiguous',
  rightGlobal: 'Right in global view',
  rightRegional: 'Right in regional view',
}

export const checkKeys: Readonly<Record<CheckName, string>> = {
  answerable: 'KeyQ',
  unambiguous: 'KeyW',
  rightGlobal: 'KeyG',
  rightRegional: 'KeyV',
}

const words = (value: boolean | null): string => (value === null ? 'not said' : value ? 'yes' : 'no')

/** The four checks of the verification protocol. */
export function Checks({ item, judgement }: { item: Item; judgement: Judgement }) {
  const app = useAppActions()
  const checks = impliedChecks(judgement)
  return (
    <div className={styles.checks} role="group" aria-label="Checks">
      {checkNames.map((name) => {
        const value = checks[name]
        return (
          <button
            key={name}
            type="button"
            className={styles.check}
            data-value={words(value)}
            aria-label={`${checkLabels[name]}: ${words(value)}`}
            onClick={() => app.session().edit(item.id, checkLabels[name], (it) => turnCheck(it, name))}
          >
            <span className={styles.mark} aria-hidden>
              {value === null ? (
                <IconMinus size={13} />
              ) : value ? (
                <IconCheck size={14} />
              ) : (
                <IconX size={14} />
              )}
            </span>
            <span className={styles.label}>{checkLabels[name]}</span>
            <Keycaps keys={checkKeys[name]} />
          </button>
        )
      })}
    </div>
  )
}
