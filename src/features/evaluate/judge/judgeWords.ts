import { cohenKappa, type Coefficient } from '../../../domain/agreementCoefficients.ts'
import type { UpstreamCounts } from '../../../domain/judgeReply.ts'
import { unnamed, type Person } from '../../../domain/person.ts'
import { verdictKey, type AnswerVerdict } from '../../../domain/prediction.ts'
import { judgePace, type JudgeReply, type JudgeRun } from '../../../state/judge.ts'
import type { ModelEntry } from '../../../state/models.ts'
import { countText, numberText, spanText } from '../../../ui/quantity.ts'

/** How far a run is, how fast it goes and how long it still takes; or why it stands still. */
export function runText(run: JudgeRun): string {
  const left = Math.max(0, run.spec.answers.length - run.done)
  const unclear = run.failed.filter(({ words }) => words !== null).length
  const said = `${[
    `${numberText(run.yes)} Yes`,
    `${numberText(run.no)} No`,
    ...(unclear > 0 ? [`${numberText(unclear)} unclear`] : []),
    ...(run.failed.length > unclear ? [`${numberText(run.failed.length - unclear)} failed`] : []),
  ].join(', ')}.`
  if (run.phase === 'done') return `${said}${run.sentence === null ? '' : ` ${run.sentence}`}`
  if (run.phase === 'paused') return `${run.sentence ?? 'Paused.'} ${said} ${countText(left, 'answer')} left.`
  const pace = judgePace(run)
  if (!pace || run.asked < 2) return said
  const rate = pace.perMinute >= 10 ? numberText(Math.round(pace.perMinute)) : pace.perMinute.toFixed(1)
  return `${said} ${rate} a minute, about ${spanText(pace.leftMs / 1000)} left.`
}

/** What two scripts that count the same replies come to (FORMATS §1.3). */
export function countsText({ replies, containing, exact }: UpstreamCounts, yes: number): string {
  if (replies === 0) return 'No judge has said anything yet.'
  const difference =
    containing === exact && exact === yes
      ? 'All three ways of counting agree.'
      : 'Where they differ, so would the two published accuracies.'
  return `Of ${countText(replies, 'reply', 'replies')}, the released judge script would count ${numberText(containing)} as right (a yes or Yes anywhere), its cal_acc ${numberText(exact)} (exactly “Yes”), and ${numberText(yes)} count here (a bare Yes). ${difference}`
}

/** How often a judge agrees with what people said of the same answers. */
export interface JudgeCheck {
  readonly both: number
  readonly agreed: number
  /** Cohen’s κ; or why there is none. */
  readonly kappa: Coefficient
  /** Answers on which they differ. */
  readonly differences: readonly { readonly verdict: AnswerVerdict; readonly reply: JudgeReply }[]
}

const word = (right: boolean): string => (right ? 'right' : 'wrong')

export function judgeCheck(
  verdicts: Iterable<AnswerVerdict>,
  replies: ReadonlyMap<string, JudgeReply>,
): JudgeCheck {
  const pairs = [...verdicts].flatMap((verdict) => {
    const reply = verdict.by === 'person' ? replies.get(verdictKey(verdict)) : undefined
    return reply ? [{ verdict, reply }] : []
  })
  const differences = pairs.filter(({ verdict, reply }) => verdict.right !== reply.right)
  return {
    both: pairs.length,
    agreed: pairs.length - differences.length,
    kappa: cohenKappa(pairs.map(({ verdict, reply }) => [word(verdict.right), word(reply.right)])),
    differences,
  }
}

/** What a judge or a person is called. */
export function whoText(
  { by, who }: Pick<AnswerVerdict, 'by' | 'who'>,
  entries: readonly ModelEntry[],
  people: readonly Person[],
): string {
  if (by === 'person') return people.find(({ id }) => id === who)?.name ?? unnamed(who)
  return (entries.find(({ spec }) => spec.id === who)?.spec.name ?? who.replace(/^endpoint:/, '')).slice(
    0,
    200,
  )
}

/** Where requests go, without what could be secret. */
export function hostText(baseUrl: string): string {
  if (!URL.canParse(baseUrl)) return baseUrl
  const { origin, pathname } = new URL(baseUrl)
  return `${origin}${pathname.replace(/\/+$/, '')}`
}
