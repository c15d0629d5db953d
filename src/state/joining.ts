import { projectChange, type Change } from '../domain/entry.ts'
import { isNameless, type Person } from '../domain/person.ts'
import type { Project } from '../domain/project.ts'
import { sameRecord } from '../domain/same.ts'

/** The change that puts a person among the people of a project; null when they are there, or have no name to give. */
export function joining(project: Project, person: Person): Change | null {
  const present = project.people.find(({ id }) => id === person.id)
  if (isNameless(person) || sameRecord(present, person)) return null
  const people = present
    ? project.people.map((each) => (each === present ? person : each))
    : [...project.people, person]
  return projectChange(project, { ...project, people })
}
