import { IconArrowBackUp, IconCheck, IconExternalLink, IconFlag, IconX, type Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { ItemAnswer } from '../../../evaluation/evaluation.ts'
import { runCommand, useCommand } from '../../../ui/commands.ts'
import { Keycaps } from '../../../ui/Keycaps.tsx'
import { countText } from '../../../ui/quantity.ts'
import { sameElsewhere } from './answerGroups.ts'
import { askedWords } from './answerWords.ts'
import styles from './VerdictBar.module.css'

interface VerdictBarProps {
  readonly inHand: ItemAnswer | null
  readonly answers: readonly ItemAnswer[]
}

/** What a person can say of the answer in hand, and do with the item, with the keys for it. */
export function VerdictBar({ inHand, answers }: VerdictBarProps) {
  return (
    <div className={styles.bar} role="group" aria-label="The answer in hand">
      <p className={styles.hint}>{inHand ? handWords(inHand, answers) : 'No answer is in hand.'}</p>
      <Act command="answers.right" icon={IconCheck} tone="right">
        Right
      </Act>
      <Act command="answers.wrong" icon={IconX} tone="wrong">
        Wrong
      </Act>
      <Act command="answers.back" icon={IconArrowBackUp}>
        Take back
      </Act>
      <span className={styles.gap} />
      <Act command="answers.label" icon={IconFlag}>
        The label is wrong
      </Act>
      <Act command="answers.workbench" icon={IconExternalLink}>
        Workbench
      </Act>
    </div>
  )
}

function handWords(inHand: ItemAnswer, answers: readonly ItemAnswer[]): string {
  const name = `${inHand.label.slice(0, 60)}, ${askedWords(inHand).toLowerCase()}`
  if (inHand.score === null) return `${name}: nothing to call right or wrong.`
  const others = sameElsewhere(inHand, answers)
  const also = others === 0 ? '' : ` What you say also counts for ${countText(others, 'other answer')} alike.`
  return `${name}.${also}`
}

function Act(props: {
  readonly command: string
  readonly icon: Icon
  readonly tone?: 'right' | 'wrong'
  readonly children: ReactNode
}) {
  const { command: id, icon: Sign, tone, children } = props
  const command = useCommand(id)
  const keys = command?.keys?.[0]
  return (
    <button
      type="button"
      className={styles.act}
      data-tone={tone}
      title={command?.label}
      disabled={!command || command.enabled === false}
      onClick={() => runCommand(id)}
    >
      <Sign size={15} aria-hidden />
      {children}
      {keys === undefined ? null : <Keycaps keys={keys} />}
    </button>
  )
}
