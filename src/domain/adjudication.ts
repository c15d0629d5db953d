import type { Dataset } from './dataset.ts'
import type { Change } from './entry.ts'
import type { Content, Item } from './item.ts'
import { contentOf, type Judgement } from './judgement.ts'
import type { Project } from './project.ts'
import { Refusal } from './refusal.ts'
import type { Resolution } from './resolution.ts'
import { decidingAmong } from './review.ts'
import { sameRecord } from './same.ts'
import { seededOrder } from './seeded.ts'
import { faultOf } from './standing.ts'
import { get, rows } from './table.ts'

/**
 * How an adjudicator brings a dispute to an end: by taking what one annotator said, by accepting the item as it was
 * given or as they write it themselves, or by rejecting it. Each throws a `Refusal` where the rules do not allow it.
 */

/** What is to be settled, by whom and when. */
export interface Sitting {
  readonly item: Item
  readonly judgements: readonly Judgement[]
  readonly adjudicator: string
  readonly at: number
}

/** A judgement under the letter by which it goes on the page. */
export interface Lettered {
  readonly letter: string
  readonly judgement: Judgement
}

/**
 * The judgements on an item, lettered from A. The order is the same each time, and another for each item, so that a
 * letter does not give away whose it is.
 */
export const lettered = (itemId: string, judgements: readonly Judgement[]): readonly Lettered[] =>
  seededOrder(judgements, 0, ({ annotatorId }) => `${itemId}\n${annotatorId}`).map((judgement, place) => ({
    letter: letterFor(place),
    judgement,
  }))

const letterFor = (place: number): string =>
  place < 26
    ? String.fromCharCode(65 + place)
    : `${letterFor(Math.floor(place / 26) - 1)}${letterFor(place % 26)}`

/** What one annotator said stands: the outcome, the content, the reasons, and their boxes. */
export function takeJudgement(
  sitting: Sitting,
  { annotatorId, decision, reasons, revision }: Judgement,
): Resolution {
  if (decision === 'accept') {
    return accepted(sitting, contentOf(sitting.item, revision), [annotatorId])
  }
  if (decision === 'reject') return { ...rejected(sitting, reasons), by: [annotatorId] }
  throw new Refusal(
    'This annotator neither accepted nor rejected it. Take another judgement, accept it as given, or write it yourself.',
  )
}

/** Everything stays as it was given. */
export const acceptAsGiven = (sitting: Sitting): Resolution => acceptAs(sitting, contentOf(sitting.item))

/** It rests on those who accepted just that. */
export function acceptAs(sitting: Sitting, content: Content): Resolution {
  const { item, judgements } = sitting
  const agreeing = judgements.filter(
    ({ decision, revision }) => decision === 'accept' && sameRecord(contentOf(item, revision), content),
  )
  return accepted(sitting, content, idsOf(agreeing))
}

/** The adjudicator's own wording; `from` is the annotator with whose judgement it began, and whose boxes stand. */
export const acceptFresh = (sitting: Sitting, content: Content, from: string | null): Resolution =>
  accepted(sitting, content, from === null ? [] : [from])

/** It rests on those who rejected it as well. */
export function rejectItem(sitting: Sitting, reasons: readonly string[]): Resolution {
  return rejected(sitting, reasons)
}

function accepted(sitting: Sitting, content: Content, by: readonly string[]): Resolution {
  const fault = faultOf(content)
  if (fault !== null) throw new Refusal(fault)
  return { ...resolution(sitting, by), outcome: 'accept', content, reasons: [] }
}

function rejected(sitting: Sitting, reasons: readonly string[]): Resolution {
  const rejecting = sitting.judgements.filter(({ decision }) => decision === 'reject')
  const content = contentOf(sitting.item)
  return {
    ...resolution(sitting, idsOf(rejecting)),
    outcome: 'reject',
    content,
    reasons: [...new Set(reasons)],
  }
}

const resolution = ({ item, judgements, adjudicator, at }: Sitting, by: readonly string[]) => ({
  itemId: item.id,
  by,
  checks: decidingAmong(judgements).length,
  at,
  adjudicator,
})

const idsOf = (judgements: readonly Judgement[]): readonly string[] =>
  judgements.map(({ annotatorId }) => annotatorId)

/** The change that sets a resolution in place of what an adjudicator set before. */
export function settling(dataset: Dataset, resolution: Resolution): Change {
  const before = get(dataset.resolutions, resolution.itemId)
  return {
    before: before ? { kind: 'resolution', value: before } : null,
    after: { kind: 'resolution', value: resolution },
  }
}

/** The change that takes a resolution back, so that the policy speaks again; null where none was set. */
export function unsettling(dataset: Dataset, itemId: string): Change | null {
  const before = get(dataset.resolutions, itemId)
  return before ? { before: { kind: 'resolution', value: before }, after: null } : null
}

/** What this adjudicator settled last, wherever it was; null when there is nothing. */
export function lastSettled(dataset: Dataset, adjudicator: string): Resolution | null {
  let last: Resolution | null = null
  for (const each of rows(dataset.resolutions)) {
    if (each.adjudicator !== adjudicator || each.at === null) continue
    if (last === null || each.at > (last.at ?? 0)) last = each
  }
  return last
}

/** The reasons of a project by code, for people; a code that nobody lists any more stands for itself. */
export const reasonNames = (
  codes: readonly string[],
  { reasons }: Pick<Project, 'reasons'>,
): readonly string[] => codes.map((code) => reasons.find((reason) => reason.code === code)?.name ?? code)
