import type { Cutoffs } from '../../domain/consensus.ts'
import type { PreviewPolicy, Project } from '../../domain/project.ts'
import { Refusal } from '../../domain/refusal.ts'
import { sortedSchedule } from '../../domain/resolutionSelection.ts'
import { sameRecord } from '../../domain/same.ts'

/** What can be changed about previews, in the manner of `projectEdits.ts`. */

const smallestSide = 16
const largestSide = 16_384
const mostSides = 24
const mostAnswers = 64

export const setPreviewsShown = (project: Project, shown: PreviewPolicy['shown']): Project =>
  withPolicy(project, { shown })

/** Takes the sides as people type them: `3840, 2048 px 448`. They are kept largest first, each once. */
export function setSchedule(project: Project, text: string): Project {
  const parts = text.split(/(?:\s|,|;|px)+/i).filter(Boolean)
  if (!parts.every((part) => /^\d+$/.test(part))) {
    throw new Refusal('Give whole pixels with a comma between them, such as 2048, 896, 448.')
  }
  const schedule = sortedSchedule(parts.map(Number))
  if (schedule.length === 0) throw new Refusal('Give at least one side.')
  if (schedule.length > mostSides) throw new Refusal(`Give at most ${mostSides} sides.`)
  if (schedule.some((side) => side < smallestSide || side > largestSide)) {
    throw new Refusal('Give sides from 16 to 16,384 pixels.')
  }
  return withPolicy(project, { schedule })
}

export const scheduleText = (schedule: readonly number[]): string => sortedSchedule(schedule).join(', ')

export function setConsensus(project: Project, consensus: Cutoffs['consensus']): Project {
  const { share, strict } = consensus
  if (!(share > 0 && share <= 1)) throw new Refusal('Give a share of the answers above 0 % and up to 100 %.')
  if (strict && share === 1) throw new Refusal('No more than all answers can agree; ask for less than 100 %.')
  return withCutoffs(project, { consensus })
}

export function setDifficulty(project: Project, difficulty: Cutoffs['difficulty']): Project {
  const { right, of, strict } = difficulty
  if (!(isWhole(right) && isWhole(of))) throw new Refusal('Give two whole numbers, such as 2 of 4.')
  if (of < 1 || of > mostAnswers) throw new Refusal(`Count out of 1 to ${mostAnswers} answers.`)
  if (right > of) throw new Refusal('No more answers can be right than there are.')
  if (strict && right === of) throw new Refusal('No more answers can be right than all of them.')
  if (!strict && right === 0) throw new Refusal('With none right, every item would be too easy.')
  return withCutoffs(project, { difficulty })
}

/** The counts in a text such as `2 of 4` or `2/4`; NaN where there are none. */
export function parseCount(text: string): Pick<Cutoffs['difficulty'], 'right' | 'of'> {
  const [, right, of] = /^\s*(\d{1,4})\s*(?:of|\/)\s*(\d{1,4})\s*$/i.exec(text) ?? []
  return { right: Number(right ?? Number.NaN), of: Number(of ?? Number.NaN) }
}

export const setCutoffs = (project: Project, cutoffs: Cutoffs): Project => withPolicy(project, { cutoffs })

const isWhole = (value: number): boolean => Number.isInteger(value) && value >= 0

const withCutoffs = (project: Project, change: Partial<Cutoffs>): Project =>
  withPolicy(project, { cutoffs: { ...project.previews.cutoffs, ...change } })

function withPolicy(project: Project, change: Partial<PreviewPolicy>): Project {
  const previews = { ...project.previews, ...change }
  return sameRecord(previews, project.previews) ? project : { ...project, previews }
}
