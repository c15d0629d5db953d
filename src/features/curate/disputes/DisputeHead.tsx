import { IconAlertTriangle, IconExternalLink, IconInfoCircle } from '@tabler/icons-react'
import { reasonNames } from '../../../domain/adjudication.ts'
import type { Dispute } from '../../../domain/disputes.ts'
import type { Project } from '../../../domain/project.ts'
import type { Resolution } from '../../../domain/resolution.ts'
import { unresolvedSentences } from '../../../domain/review.ts'
import { usePicture } from '../../../state/useApp.ts'
import { runCommand } from '../../../ui/commands.ts'
import { Keycaps } from '../../../ui/Keycaps.tsx'
import { countText } from '../../../ui/quantity.ts'
import styles from './DisputeBench.module.css'
import { aboutNames, adjudicatorWords, nameOf } from './disputeWords.ts'
import type { Voice } from './outlines.ts'

interface DisputeHeadProps {
  readonly dispute: Dispute
  readonly project: Project
  readonly voices: readonly Voice[]
  readonly me: string
  readonly canSettle: boolean
}

/** What the dispute is about, how far it is, and what whoever looks at it should know. */
export function DisputeHead({ dispute, project, voices, me, canSettle }: DisputeHeadProps) {
  const { item, about, state, why, resolution } = dispute
  const picture = usePicture(item.pictureId)
  const isOneOfThem = voices.some(({ judgement }) => judgement.annotatorId === me)
  return (
    <header className={styles.head}>
      <div className={styles.asked}>
        <h2 dir="auto">{item.question.slice(0, 2000)}</h2>
        <button type="button" className={styles.open} onClick={() => runCommand('dispute.workbench')}>
          <IconExternalLink size={14} aria-hidden /> Open in the workbench <Keycaps keys="KeyO" />
        </button>
      </div>
      <p className={styles.facts}>
        {[
          picture?.name,
          about.length > 0
            ? `Differs: ${about.map((each) => aboutNames[each].toLowerCase()).join(', ')}`
            : voices.length > 1
              ? 'Nothing differs'
              : null,
          why === null ? null : unresolvedSentences[why],
        ]
          .filter((each) => each !== null && each !== undefined)
          .join(' · ')}
      </p>
      {state !== 'open' && resolution ? (
        <p className={styles.stands} role="status">
          <IconInfoCircle size={14} aria-hidden />
          <span>{standsWords(resolution, project, voices, me)}</span>
          {state === 'settled' && canSettle ? (
            <button type="button" className={styles.open} onClick={() => runCommand('dispute.back')}>
              Take it back <Keycaps keys="KeyU" />
            </button>
          ) : null}
        </p>
      ) : null}
      {isOneOfThem && canSettle ? (
        <p className={styles.remark}>
          <IconAlertTriangle size={14} aria-hidden />
          You are one of them: your own judgement is among those below. Better that somebody else settles it,
          if there is anybody.
        </p>
      ) : null}
      {canSettle ? null : (
        <p className={styles.remark}>
          <IconInfoCircle size={14} aria-hidden />
          You can read this, but not settle it: in this project that is for {adjudicatorWords(project)}.
        </p>
      )}
    </header>
  )
}

/** What was made of it, by whom and from whose judgement; letters where names are hidden. */
function standsWords(resolution: Resolution, project: Project, voices: readonly Voice[], me: string): string {
  const { adjudicator, outcome, by, reasons } = resolution
  const what = outcome === 'accept' ? 'Accepted' : 'Rejected'
  const who =
    adjudicator === null
      ? 'by the policy'
      : adjudicator === me
        ? 'by you'
        : `by ${nameOf(adjudicator, project)}`
  const letters = voices
    .filter(({ judgement }) => by.includes(judgement.annotatorId))
    .map(({ letter }) => letter)
  const from = letters.length > 0 ? `, following ${letters.join(', ')}` : ''
  const why = reasons.length > 0 ? `: ${reasonNames(reasons, project).join(', ')}` : ''
  const later = voices.filter(
    ({ judgement: { decidedAt } }) => decidedAt !== null && decidedAt > (resolution.at ?? decidedAt),
  )
  const since =
    adjudicator !== null && later.length > 0
      ? ` Since then ${countText(later.length, 'annotator')} decided: ${later.map(({ letter }) => letter).join(', ')}.`
      : ''
  return `${what} ${who}${from}${why}.${since}`
}
