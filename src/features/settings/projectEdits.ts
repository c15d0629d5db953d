import type { Look, Policy, Project, Thresholds } from '../../domain/project.ts'
import { defaultCategories, defaultReasons } from '../../domain/project.ts'
import { Refusal } from '../../domain/refusal.ts'
import { sameRecord } from '../../domain/same.ts'

/**
 * What can be changed about a project. An edit is pure: it answers with a new project, with the same one when it
 * changes nothing, or throws a `Refusal`.
 */

/** A category or a reason, told apart by its id, which never changes: judgements and items name it. */
export interface Named {
  readonly id: string
  readonly name: string
}

/** The two lists that a project names things by. */
export type ListName = 'categories' | 'reasons'

const nouns: Readonly<Record<ListName, string>> = { categories: 'category', reasons: 'reason' }

const longestName = 120
const longestEntry = 60

export function renameProject(project: Project, text: string): Project {
  const name = nameIn(text, longestName, 'A project')
  return name === project.name ? project : { ...project, name }
}

export const setLook = (project: Project, look: Look): Project =>
  look === project.look ? project : { ...project, look }

export function setPolicy(project: Project, policy: Policy): Project {
  const fewest = policy.kind === 'adjudicated' ? 1 : 2
  if (policy.kind !== 'sole' && !(Number.isInteger(policy.needed) && policy.needed >= fewest)) {
    throw new Refusal(
      `This needs at least ${fewest === 1 ? '1 annotator' : '2 annotators'}, as a whole number.`,
    )
  }
  if (policy.kind !== 'sole' && policy.needed > 99) throw new Refusal('Ask for at most 99 annotators.')
  return sameRecord(policy, project.policy) ? project : { ...project, policy }
}

/** Names somebody among those who may settle disputes, or takes them off; with the last one gone everybody may. */
export function nameAdjudicator(project: Project, id: string, isNamed: boolean): Project {
  const { adjudicators } = project.adjudication
  if (adjudicators.includes(id) === isNamed) return project
  const named = isNamed ? [...adjudicators, id] : adjudicators.filter((each) => each !== id)
  return { ...project, adjudication: { ...project.adjudication, adjudicators: named } }
}

export const hideNames = (project: Project, namesHidden: boolean): Project =>
  project.adjudication.namesHidden === namesHidden
    ? project
    : { ...project, adjudication: { ...project.adjudication, namesHidden } }

export const tellMisses = (project: Project, tellsMisses: boolean): Project =>
  project.gold.tellsMisses === tellsMisses ? project : { ...project, gold: { ...project.gold, tellsMisses } }

const limits: {
  readonly [name in keyof Thresholds]: {
    readonly fits: (value: number) => boolean
    readonly refusal: string
  }
} = {
  areaRatio: {
    fits: (share) => share > 0 && share <= 1,
    refusal: 'Give a share of the picture above 0 % and up to 100 %.',
  },
  minSide: {
    fits: (side) => Number.isInteger(side) && side >= 1 && side <= 10_000,
    refusal: 'Give whole pixels from 1 to 10,000.',
  },
  minPicture: {
    fits: (side) => Number.isInteger(side) && side >= 1 && side <= 100_000,
    refusal: 'Give whole pixels from 1 to 100,000.',
  },
}

export function setThreshold(project: Project, name: keyof Thresholds, value: number): Project {
  const { fits, refusal } = limits[name]
  if (!fits(value)) throw new Refusal(refusal)
  return value === project.thresholds[name]
    ? project
    : { ...project, thresholds: { ...project.thresholds, [name]: value } }
}

export function muteProblem(project: Project, code: string, muted: boolean): Project {
  const { mutedProblems } = project
  if (mutedProblems.includes(code) === muted) return project
  return {
    ...project,
    mutedProblems: muted ? [...mutedProblems, code] : mutedProblems.filter((each) => each !== code),
  }
}

/** The entries of a list by id and name, whatever the project calls the id. */
export const entriesOf = (project: Project, list: ListName): readonly Named[] =>
  list === 'categories' ? project.categories : project.reasons.map(({ code, name }) => ({ id: code, name }))

const withEntries = (project: Project, list: ListName, entries: readonly Named[]): Project =>
  list === 'categories'
    ? { ...project, categories: entries.map(({ id, name }) => ({ id, name })) }
    : { ...project, reasons: entries.map(({ id, name }) => ({ code: id, name })) }

/** Adds an entry at the end. Its id is made from the name, or is the given one when items name it already. */
export function addEntry(project: Project, list: ListName, text: string, id?: string): Project {
  const entries = entriesOf(project, list)
  const name = entryName(entries, list, text)
  if (id !== undefined && entries.some((entry) => entry.id === id)) {
    throw new Refusal(`There is already a ${nouns[list]} under “${id}”.`)
  }
  return withEntries(project, list, [...entries, { id: id ?? freshId(entries, list, name), name }])
}

export function renameEntry(project: Project, list: ListName, id: string, text: string): Project {
  const entries = entriesOf(project, list)
  const others = entries.filter((entry) => entry.id !== id)
  const name = entryName(others, list, text)
  if (entries.some((entry) => entry.id === id && entry.name === name)) return project
  return withEntries(
    project,
    list,
    entries.map((entry) => (entry.id === id ? { id, name } : entry)),
  )
}

/** Moves an entry up (negative) or down; it stays at the ends. */
export function moveEntry(project: Project, list: ListName, id: string, by: number): Project {
  const entries = entriesOf(project, list)
  const from = entries.findIndex((entry) => entry.id === id)
  const to = Math.max(0, Math.min(entries.length - 1, from + by))
  const entry = entries[from]
  if (!entry || to === from) return project
  return withEntries(project, list, entries.toSpliced(from, 1).toSpliced(to, 0, entry))
}

export function removeEntry(project: Project, list: ListName, id: string): Project {
  const entries = entriesOf(project, list)
  const rest = entries.filter((entry) => entry.id !== id)
  return rest.length === entries.length ? project : withEntries(project, list, rest)
}

const plain = (text: string): string => text.normalize('NFKC').trim().replace(/\s+/g, ' ')

export function nameIn(text: string, longest: number, owner: string): string {
  const name = plain(text)
  if (name === '') throw new Refusal(`${owner} needs a name.`)
  if (name.length > longest) throw new Refusal(`A name has at most ${longest} characters.`)
  return name
}

function entryName(others: readonly Named[], list: ListName, text: string): string {
  const name = nameIn(text, longestEntry, `A ${nouns[list]}`)
  const taken = others.find((other) => sameName(other.name, name))
  if (taken) throw new Refusal(`There is already a ${nouns[list]} “${taken.name}”.`)
  return name
}

export const sameName = (a: string, b: string): boolean => plain(a).toLowerCase() === plain(b).toLowerCase()

/**
 * An id that says what the entry is. One of the defaults gets its usual id back, so that what was said under it
 * counts again.
 */
function freshId(entries: readonly Named[], list: ListName, name: string): string {
  const taken = new Set(entries.map(({ id }) => id))
  const defaults =
    list === 'categories' ? defaultCategories : defaultReasons.map((each) => ({ id: each.code, ...each }))
  const usual = defaults.find((each) => sameName(each.name, name) && !taken.has(each.id))
  if (usual) return usual.id
  const words = name.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const stem = words.join('-').slice(0, 40) || nouns[list]
  let id = stem
  for (let count = 2; taken.has(id); count += 1) id = `${stem}-${count}`
  return id
}
