import type { Dataset } from '../../domain/dataset.ts'
import { unnamed, type Person } from '../../domain/person.ts'
import { Refusal } from '../../domain/refusal.ts'
import { nameIn, sameName } from './projectEdits.ts'
import { personColors } from '../../ui/personColors.ts'

/** A person whom the project knows, with how many judgements are theirs. */
export interface Known {
  readonly person: Person
  readonly judgements: number
}

/**
 * Everybody who can annotate here: whoever does so now first, then the people of the project, then those who only left
 * judgements behind.
 */
export function knownPeople(dataset: Pick<Dataset, 'project' | 'tally'>, current: Person): readonly Known[] {
  const { project, tally } = dataset
  const people = new Map([current, ...project.people].map((person) => [person.id, person]))
  // Who annotates now may have been renamed in another project: the browser knows best.
  people.set(current.id, current)
  for (const id of tally.keys()) {
    if (!people.has(id)) people.set(id, { id, name: unnamed(id), color: 'gray' })
  }
  return [...people.values()].map((person) => ({ person, judgements: tally.get(person.id)?.judgements ?? 0 }))
}

/** The first colour that nobody has yet. */
export const freeColor = (known: readonly Known[]): string =>
  personColors.find((color) => !known.some(({ person }) => person.color === color)) ?? 'blue'

/** The person under this name; refuses a name that is too short, too long or somebody else's. */
export function named(person: Person, text: string, known: readonly Known[]): Person {
  const name = nameIn(text, 60, 'An annotator')
  const other = known.find((each) => each.person.id !== person.id && sameName(each.person.name, name))
  if (other) {
    throw new Refusal(`“${other.person.name}” is somebody else here; choose them above, or another name.`)
  }
  return { ...person, name }
}
