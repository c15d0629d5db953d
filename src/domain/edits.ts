import type { Item } from './item.ts'
import {
  checkNames,
  contentOf,
  type BlindAnswer,
  type CheckName,
  type Decision,
  type Judgement,
  type Shown,
  type ShownPreview,
} from './judgement.ts'
import type { Project } from './project.ts'
import { Refusal } from './refusal.ts'
import { faultOf } from './standing.ts'

/**
 * What an annotator can say about an item; what they can change in its content is in `revisions.ts`. An edit is pure:
 * it answers with a new judgement whose `rev` is one higher, with the same judgement when it changes nothing, or
 * throws a `Refusal`.
 */

/** Milliseconds spent since they were last counted. */
export interface Time {
  readonly activeMs: number
  readonly idleMs: number
}

export const edited = (judgement: Judgement, fields: Partial<Judgement>): Judgement => ({
  ...judgement,
  ...fields,
  rev: judgement.rev + 1,
})

/** Time is kept in whole milliseconds; what is no time counts as none. */
export const wholeMs = (ms: number): number => (Number.isFinite(ms) && ms > 0 ? Math.round(ms) : 0)

function withTime(judgement: Judgement, time: Time): Time {
  return {
    activeMs: judgement.activeMs + wholeMs(time.activeMs),
    idleMs: judgement.idleMs + wholeMs(time.idleMs),
  }
}

/** Notes when the annotator first came to the item. */
export const start = (judgement: Judgement, at: number): Judgement =>
  judgement.startedAt === null ? edited(judgement, { startedAt: at }) : judgement

/** Adds time that was spent without another edit, in whole milliseconds. */
export function spend(judgement: Judgement, time: Time): Judgement {
  const spent = withTime(judgement, time)
  const same = spent.activeMs === judgement.activeMs && spent.idleMs === judgement.idleMs
  return same ? judgement : edited(judgement, spent)
}

/** All of them once, in the order in which they were first seen. */
export function unitedPreviews(
  before: readonly ShownPreview[],
  after: readonly ShownPreview[],
): readonly ShownPreview[] {
  const isThere = (one: ShownPreview): boolean =>
    before.some(
      ({ modelId, budget, view }) => modelId === one.modelId && budget === one.budget && view === one.view,
    )
  const news = after.filter((one) => !isThere(one))
  return news.length === 0 ? before : [...before, ...news]
}

/**
 * Decides, or decides anew, with what was on the screen and the time spent until now. Which answers of models were seen
 * before stays recorded: nobody can look and then be blind again. Content that cannot stand cannot be accepted, nor can
 * an item with a check that says no: to accept is to say yes to all four (004 §8.2).
 */
export function decide(
  judgement: Judgement,
  item: Item,
  decision: Decision,
  at: number,
  shown: Shown,
  time: Time,
): Judgement {
  if (decision === 'accept') {
    const fault = faultOf(contentOf(item, judgement.revision))
    if (fault !== null) throw new Refusal(fault)
    if (checkNames.some((name) => judgement.checks[name] === false)) {
      throw new Refusal('A check says no. Reject or flag the item, or change the check before you accept it.')
    }
  }
  const spent = wholeMs(time.activeMs) + wholeMs(time.idleMs)
  return edited(judgement, {
    decision,
    decidedAt: at,
    startedAt: judgement.startedAt ?? at - spent,
    shown: { ...shown, previews: unitedPreviews(judgement.shown?.previews ?? [], shown.previews) },
    ...withTime(judgement, time),
  })
}

/**
 * Takes the decision back; everything else that was said stays. What was on the screen stays recorded only where answers
 * of models were among it: those that the decision already names, and what was `seen` of them since.
 */
export function takeBack(judgement: Judgement, seen: readonly ShownPreview[] = []): Judgement {
  const { decision, shown } = judgement
  if (decision === null) return judgement
  const previews = unitedPreviews(shown?.previews ?? [], seen)
  return edited(judgement, {
    decision: null,
    decidedAt: null,
    shown: shown && previews.length > 0 ? { ...shown, previews } : null,
  })
}

/** Answers a check. What was accepted has passed all four, so a no needs the decision to be taken back first. */
export function setCheck(judgement: Judgement, name: CheckName, value: boolean | null): Judgement {
  if (judgement.checks[name] === value) return judgement
  if (value === false && judgement.decision === 'accept') {
    throw new Refusal('This item is accepted. Take the decision back (U), then say no to a check.')
  }
  return edited(judgement, { checks: { ...judgement.checks, [name]: value } })
}

/** Gives a reason, or takes it back when it was given. A reason alone is not a decision. */
export function toggleReason(
  judgement: Judgement,
  code: string,
  project: Pick<Project, 'reasons'>,
): Judgement {
  if (judgement.reasons.includes(code)) {
    return edited(judgement, { reasons: judgement.reasons.filter((given) => given !== code) })
  }
  if (!project.reasons.some((reason) => reason.code === code)) {
    throw new Refusal(`This project has no reason “${code}”; add it in the project's settings first.`)
  }
  return edited(judgement, { reasons: [...judgement.reasons, code] })
}

export function setDifficulty(judgement: Judgement, difficulty: number | null): Judgement {
  if (difficulty !== null && ![1, 2, 3, 4, 5].includes(difficulty)) {
    throw new Refusal('Difficulty goes from 1, very easy, to 5, very hard.')
  }
  return judgement.difficulty === difficulty ? judgement : edited(judgement, { difficulty })
}

export function setNote(judgement: Judgement, text: string): Judgement {
  const note = text === judgement.note ? text : text.trim()
  return note === judgement.note ? judgement : edited(judgement, { note })
}

export const dismissProblem = (judgement: Judgement, code: string): Judgement =>
  judgement.dismissed.includes(code)
    ? judgement
    : edited(judgement, { dismissed: [...judgement.dismissed, code] })

export const restoreProblem = (judgement: Judgement, code: string): Judgement =>
  judgement.dismissed.includes(code)
    ? edited(judgement, { dismissed: judgement.dismissed.filter((given) => given !== code) })
    : judgement

/**
 * Notes one's own answer from one view; a second one from the same view takes its place. Once there is an answer
 * from the region, the whole picture can no longer be answered without knowing it.
 */
export function answerBlind(
  judgement: Judgement,
  view: BlindAnswer['view'],
  answer: string,
  at: number,
): Judgement {
  const given = judgement.blindAnswers.find((blind) => blind.view === view)
  if (given?.answer === answer.trim()) return judgement
  if (view === 'global' && judgement.blindAnswers.some((blind) => blind.view === 'regional')) {
    throw new Refusal(
      'The region was already seen and answered; the answer from the whole picture stays as it is.',
    )
  }
  const others = judgement.blindAnswers.filter((blind) => blind !== given)
  return edited(judgement, { blindAnswers: [...others, { view, answer: answer.trim(), at }] })
}
