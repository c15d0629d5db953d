import { IconAlertTriangle, IconCircleCheck, IconEye, IconQuestionMark } from '@tabler/icons-react'
import { useId, type ReactNode } from 'react'
import type { ShortcutVerdict } from '../../../domain/shortcuts.ts'
import { Behind, type BehindProps } from './Behind.tsx'
import styles from './ShortcutsPage.module.css'
import { verdictNames } from './shortcutWords.ts'

interface CheckProps {
  readonly name: string
  readonly verdict: ShortcutVerdict
  readonly sentence: string
  /** The items that the verdict is about. */
  readonly behind?: BehindProps | null
  readonly children?: ReactNode
}

const icons: Readonly<Record<ShortcutVerdict, typeof IconEye>> = {
  fine: IconCircleCheck,
  look: IconEye,
  fix: IconAlertTriangle,
  unknown: IconQuestionMark,
}

/** Numbers stay with their signs on one line. */
const unbroken = (sentence: string): string => sentence.replaceAll(/ (?=[%=<])|(?<=[=<]) /g, '\u00a0')

/** One check: what it comes to in a word and a sentence, its figures, and the items behind it. */
export function Check({ name, verdict, sentence, behind, children }: CheckProps) {
  const heading = useId()
  const Icon = icons[verdict]
  return (
    <section className={styles.check} aria-labelledby={heading}>
      <div className={styles.checkHead}>
        <h2 id={heading}>{name}</h2>
        <span className={styles.verdict} data-verdict={verdict}>
          <Icon size={15} stroke={1.75} aria-hidden />
          {verdictNames[verdict]}
        </span>
      </div>
      <p className={styles.sentence}>{unbroken(sentence)}</p>
      {children}
      {behind && behind.ids.length > 0 ? <Behind {...behind} /> : null}
    </section>
  )
}
