import type { Nesting, Project, Task } from '../../domain/project.ts'
import { Refusal } from '../../domain/refusal.ts'
import { nameIn, sameName } from './projectEdits.ts'

/** What can be changed about boxing, in the manner of `projectEdits.ts`. A level is told by its place, b1 first. */

const longestName = 60
/** More levels than anybody draws around one answer. */
export const mostLevels = 12

export const setTask = (project: Project, task: Task): Project =>
  task === project.task ? project : { ...project, task }

export const setNestingOf = (project: Project, of: Nesting['of']): Project =>
  of === project.nesting.of ? project : { ...project, nesting: { ...project.nesting, of } }

/** Adds a level outside all others. */
export function addLevel(project: Project, text: string): Project {
  const { levels } = project.nesting
  if (levels.length >= mostLevels) throw new Refusal(`A chain has at most ${mostLevels} levels.`)
  return withLevels(project, [...levels, levelName(levels, text)])
}

export function renameLevel(project: Project, place: number, text: string): Project {
  const { levels } = project.nesting
  if (levels[place] === undefined) return project
  const name = levelName(levels.toSpliced(place, 1), text)
  return name === levels[place] ? project : withLevels(project, levels.with(place, name))
}

/** Moves a level inward (negative) or outward; it stays at the ends. */
export function moveLevel(project: Project, place: number, by: number): Project {
  const { levels } = project.nesting
  const name = levels[place]
  const to = Math.max(0, Math.min(levels.length - 1, place + by))
  if (name === undefined || to === place) return project
  return withLevels(project, levels.toSpliced(place, 1).toSpliced(to, 0, name))
}

export function removeLevel(project: Project, place: number): Project {
  const { levels } = project.nesting
  if (levels[place] === undefined) return project
  if (levels.length === 1) throw new Refusal('A chain has at least one level; rename this one instead.')
  return withLevels(project, levels.toSpliced(place, 1))
}

const withLevels = (project: Project, levels: readonly string[]): Project => ({
  ...project,
  nesting: { ...project.nesting, levels },
})

function levelName(others: readonly string[], text: string): string {
  const name = nameIn(text, longestName, 'A level')
  const taken = others.find((other) => sameName(other, name))
  if (taken !== undefined) throw new Refusal(`There is already a level “${taken}”.`)
  return name
}
