import { chainsOf } from '../../../domain/chains.ts'
import type { Dispute, DisputeAbout, DisputeState } from '../../../domain/disputes.ts'
import { heightOf, sameRect, widthOf, type Rect } from '../../../domain/geometry.ts'
import { iou } from '../../../domain/overlap.ts'
import type { Box, CheckName, Judgement } from '../../../domain/judgement.ts'
import { unnamed } from '../../../domain/person.ts'
import type { Project } from '../../../domain/project.ts'
import type { Unresolved } from '../../../domain/resolution.ts'
import { countText } from '../../../ui/quantity.ts'

/** What disputes are called on the page. */

export const aboutNames: Readonly<Record<DisputeAbout, string>> = {
  decision: 'Decision',
  answer: 'Answer',
  options: 'Options',
  question: 'Question wording',
  category: 'Category',
  region: 'Region',
  checks: 'Checks',
  boxes: 'Boxes',
}

export const stateNames: Readonly<Record<DisputeState, string>> = {
  open: 'Need the adjudicator',
  differs: 'Differ, yet settled or waiting',
  settled: 'Settled by an adjudicator',
}

export const stateWords: Readonly<Record<DisputeState, string>> = {
  open: 'Only an adjudicator can bring these to an end.',
  differs:
    'The policy has settled these, or more annotators are still to come. You can look, and settle them all the same.',
  settled: 'What an adjudicator set stands until it is taken back.',
}

const whys: Readonly<Partial<Record<Unresolved, string>>> = {
  flagged: 'flagged for a second look',
  unadjudicated: 'all alike, waits for the adjudicator',
}

/** In what annotators differ, on one line. */
export function aboutLine({ about, why }: Pick<Dispute, 'about' | 'why'>): string {
  const names = about.map((each) => aboutNames[each].toLowerCase())
  if (names.length > 0 && why !== 'flagged') return names.join(', ')
  const reason = why === null ? 'all alike' : (whys[why] ?? 'waits for more annotators')
  return [...names, reason].join(', ')
}

export const checkWords: Readonly<Record<CheckName, string>> = {
  answerable: 'Answerable',
  unambiguous: 'Unambiguous',
  rightGlobal: 'Right in the global view',
  rightRegional: 'Right in the regional view',
}

/** The name of an annotator; their id where the project does not know them. */
export const nameOf = (id: string, { people }: Pick<Project, 'people'>): string =>
  people.find((person) => person.id === id)?.name ?? unnamed(id)

/** What an annotator is called in a dispute. */
export const calledIn = (project: Project, letter: string, annotatorId: string): string =>
  project.adjudication.namesHidden ? `Annotator ${letter}` : nameOf(annotatorId, project)

/** `1 chain of 3 levels`; `2 chains of 2 to 3 levels`. */
export function boxWords(boxes: readonly Box[]): string {
  const levels = chainsOf(boxes).map((chain) => chain.levels.length)
  if (levels.length === 0) return 'None'
  const [least, most] = [Math.min(...levels), Math.max(...levels)]
  const of = least === most ? countText(most, 'level') : `${least} to ${most} levels`
  return `${countText(levels.length, 'chain')} of ${of}`
}

/** Where a region lies, and how much of the given one it shares. */
export function regionWords(region: Rect | null, given: Rect | null): string {
  if (!region) return given ? 'Removed' : 'None'
  if (sameRect(region, given)) return 'As given'
  const size = `${Math.round(widthOf(region))} × ${Math.round(heightOf(region))} px at ${Math.round(region.x1)}, ${Math.round(region.y1)}`
  return given ? `${size}; overlaps the given one by ${Math.round(iou(region, given) * 100)} % (IoU)` : size
}

const seconds = (ms: number): string => `${Math.round(ms / 1000)} s`

/** `34 s active`, with the idle time where it was more than a little. */
export function timeWords({ activeMs, idleMs }: Pick<Judgement, 'activeMs' | 'idleMs'>): string {
  return `${seconds(activeMs)} active${idleMs >= 1000 ? `, ${seconds(idleMs)} idle` : ''}`
}

/** Who may settle disputes here, as the end of a sentence. */
export function adjudicatorWords(project: Project): string {
  const names = project.adjudication.adjudicators.map((id) => nameOf(id, project))
  return names.length > 1
    ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
    : (names[0] ?? 'somebody else')
}
