import { IconCheck, IconFlag, IconPlayerSkipForward, IconX } from '@tabler/icons-react'
import type { Decision } from '../../domain/judgement.ts'

/** How each decision looks: a sign of its own, so that colour is never needed to tell them apart. */
export const decisionLooks: Readonly<
  Record<
    Decision,
    { readonly name: string; readonly done: string; readonly color: string; readonly keys: string }
  >
> = {
  accept: { name: 'Accept', done: 'Accepted', color: 'var(--yes)', keys: 'KeyA' },
  reject: { name: 'Reject', done: 'Rejected', color: 'var(--no)', keys: 'KeyX' },
  flag: { name: 'Flag', done: 'Flagged', color: 'var(--warn)', keys: 'KeyF' },
  skip: { name: 'Skip', done: 'Skipped', color: 'var(--skip)', keys: 'KeyS' },
}

export function DecisionSign({ decision, size = 14 }: { decision: Decision | null; size?: number }) {
  if (decision === null) return <span style={{ width: size, height: size, display: 'inline-block' }} />
  const { color, done } = decisionLooks[decision]
  const Icon = { accept: IconCheck, reject: IconX, flag: IconFlag, skip: IconPlayerSkipForward }[decision]
  return <Icon size={size} stroke={2.25} color={color} role="img" aria-label={done} />
}
