import type { Item } from '../domain/item.ts'
import { brief } from '../domain/itemProblem.ts'
import type { Judgement } from '../domain/judgement.ts'
import type { Picture } from '../domain/picture.ts'
import type { Problem } from '../domain/problem.ts'
import type { Project } from '../domain/project.ts'
import type { Resolution, Unresolved } from '../domain/resolution.ts'
import { decidingAmong, unresolvedSentences } from '../domain/review.ts'
import type { FaultCode } from './exportFault.ts'

/** An item as it stands when somebody asks for an export. */
export interface Candidate {
  readonly item: Item
  /** The record of its picture, or null when there is none. */
  readonly picture: Picture | null
  readonly resolution: Resolution | Unresolved
  readonly judgements: readonly Judgement[]
}

/** An item that an export leaves out, and why. */
export interface Held {
  readonly itemId: string
  readonly code: HoldCode
  readonly sentence: string
}

/** A warning about an item that goes out all the same. */
export interface ItemWarning extends Problem {
  readonly itemId: string
}

export type HoldCode =
  | Unresolved
  | FaultCode
  | 'rejected'
  | 'picture-missing'
  | 'same-question'
  | 'boxes-missing'
  | 'boxes-faulty'
  | 'selection-missing'
  | 'selection-outdated'
  | 'selection-silent'
  | 'open-question'
  | 'option-count'
  | 'picture-refused'
  | 'unselected'

export const inOrder = (candidates: readonly Candidate[]): readonly Candidate[] =>
  candidates.toSorted((a, b) => a.item.order - b.item.order || (a.item.id < b.item.id ? -1 : 1))

/** How a sentence names an item: by its question and where it came from. */
export const nameOf = ({ question, source }: Item): string =>
  `“${brief(question)}” (${source.file}${source.line === null ? '' : `, line ${source.line}`})`

/** The sentence follows the name of the item. */
export const warnAbout = (item: Item, code: string, field: string, sentence: string): ItemWarning => ({
  itemId: item.id,
  code,
  severity: 'warning',
  sentence: `${nameOf(item)} ${sentence}`,
  file: item.source.file,
  line: item.source.line,
  field,
})

/** An item that was not accepted in the end. */
export function heldByVerdict(
  project: Project,
  { id }: Item,
  resolution: Resolution | Unresolved,
  judgements: readonly Judgement[],
): Held {
  return typeof resolution === 'string'
    ? { itemId: id, code: resolution, sentence: unresolvedSentence(resolution, project, judgements) }
    : { itemId: id, code: 'rejected', sentence: rejectedSentence(project, resolution, judgements) }
}

export function heldByPicture({ id, source }: Item, picture: Picture | null): Held {
  const path = picture?.origin.path ?? source.picturePath
  const sentence = `Its picture ${path} is missing: import the picture, then export again.`
  return { itemId: id, code: 'picture-missing', sentence }
}

function unresolvedSentence(why: Unresolved, { policy }: Project, judgements: readonly Judgement[]): string {
  return why === 'too-few' && policy.kind === 'majority'
    ? `Decided by ${decidingAmong(judgements).length} of the ${policy.needed} annotators that this project asks for.`
    : unresolvedSentences[why]
}

function rejectedSentence(project: Project, { by }: Resolution, judgements: readonly Judgement[]): string {
  const codes = new Set(
    judgements
      .filter(({ annotatorId, decision }) => decision === 'reject' && by.includes(annotatorId))
      .flatMap(({ reasons }) => reasons),
  )
  const names = [...codes].map((code) => project.reasons.find((reason) => reason.code === code)?.name ?? code)
  return names.length === 0 ? 'It was rejected.' : `It was rejected: ${names.join('; ')}.`
}
