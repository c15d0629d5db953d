import type { Reason } from '../../../domain/project.ts'
import type { Command } from '../../../ui/commands.ts'
import { reasonKeys } from '../../../ui/keys.ts'
import type { Voice } from './outlines.ts'

/** What is done to the dispute in sight; while reasons are picked, the number keys pick them. */
export type SettleMode = 'look' | 'reject' | 'fresh'

interface Acts {
  readonly voices: readonly Voice[]
  readonly called: (voice: Voice) => string
  readonly canSettle: boolean
  readonly mode: SettleMode
  readonly reasons: readonly Reason[]
  /** Codes of the reasons that were picked so far; without one nothing is rejected. */
  readonly picked: readonly string[]
  readonly step: (by: 1 | -1) => void
  readonly take: (voice: Voice) => void
  readonly asGiven: () => void
  readonly setMode: (mode: SettleMode) => void
  readonly pick: (code: string) => void
  readonly reject: () => void
  readonly takeBack: () => void
  readonly toWorkbench: () => void
}

const group = 'Settle disputes'

export function disputeCommands(acts: Acts): readonly Command[] {
  const { mode, canSettle } = acts
  const moving: readonly Command[] = [
    {
      id: 'dispute.next',
      label: 'Next dispute',
      group,
      keys: ['KeyN', 'ArrowDown', 'ArrowRight'],
      repeats: true,
      run: () => acts.step(1),
    },
    {
      id: 'dispute.previous',
      label: 'Dispute before',
      group,
      keys: ['KeyP', 'ArrowUp', 'ArrowLeft'],
      repeats: true,
      run: () => acts.step(-1),
    },
    {
      id: 'dispute.workbench',
      label: 'Open the item in the workbench',
      group,
      keys: ['KeyO'],
      run: acts.toWorkbench,
    },
  ]
  const leave: Command = {
    id: 'dispute.leave',
    label: 'Back to the judgements',
    group,
    keys: ['Escape'],
    unlisted: true,
    run: () => acts.setMode('look'),
  }
  if (!canSettle) return moving
  if (mode === 'look') return [...moving, ...settling(acts)]
  // Still there as buttons; their keys belong to the reasons or to the text.
  const unkeyed = [...moving, ...settling(acts)]
    .filter(({ id }) => id === 'dispute.workbench' || id === 'dispute.back')
    .map((command) => ({ ...command, keys: [] }))
  return [...unkeyed, ...(mode === 'reject' ? picking(acts) : []), leave]
}

const settling = (acts: Acts): readonly Command[] => [
  ...acts.voices.map((voice, place): Command => {
    const { decision } = voice.judgement
    return {
      id: `dispute.take.${voice.letter}`,
      label: `Take what ${acts.called(voice)} said`,
      group,
      ...(place < 9 ? { keys: [`Digit${place + 1}`] } : {}),
      enabled: decision === 'accept' || decision === 'reject',
      run: () => acts.take(voice),
    }
  }),
  { id: 'dispute.asGiven', label: 'Accept as given', group, keys: ['KeyA'], run: acts.asGiven },
  {
    id: 'dispute.fresh',
    label: 'Accept in a wording of one’s own',
    group,
    keys: ['KeyE'],
    run: () => acts.setMode('fresh'),
  },
  { id: 'dispute.reject', label: 'Reject', group, keys: ['KeyX'], run: () => acts.setMode('reject') },
  {
    id: 'dispute.back',
    label: 'Take a resolution back: this one, or the one set last',
    group,
    keys: ['KeyU'],
    run: acts.takeBack,
  },
]

const picking = ({ reasons, picked, pick, reject }: Acts): readonly Command[] => [
  ...reasons.map((reason, place): Command => {
    const key = reasonKeys[place]
    return {
      id: `dispute.reason.${reason.code}`,
      label: `Reason: ${reason.name}`,
      group,
      ...(key ? { keys: [key] } : {}),
      run: () => pick(reason.code),
    }
  }),
  {
    id: 'dispute.reject',
    label: 'Reject now',
    group,
    keys: ['KeyX', 'Enter'],
    enabled: picked.length > 0,
    run: reject,
  },
]
