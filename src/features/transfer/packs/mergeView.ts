import type { Dataset } from '../../../domain/dataset.ts'
import type { Judgement } from '../../../domain/judgement.ts'
import { afterReturns, type PackReturn } from '../../../domain/issuedPacks.ts'
import { firstReturns, itemFinder, merging as mergingSlices, type Merging } from '../../../domain/merging.ts'
import { unnamed, type Person } from '../../../domain/person.ts'
import type { Problem } from '../../../domain/problem.ts'
import type { Slices } from '../../../domain/slices.ts'
import type { ReturnedFile } from '../../../formats/returnedRead.ts'
import { countText } from '../../../ui/quantity.ts'
import { colorOf } from './personColour.ts'

/** What merging these files would do, as things stand. */
export interface MergeView {
  readonly files: readonly FileView[]
  readonly merging: Merging
  /** The packs of this project that the files came from. */
  readonly returns: readonly PackReturn[]
  /** Those whom merging marks as back though nothing in them is new, by the names of their seats. */
  readonly merelyBack: readonly string[]
  /** Everybody whose judgements are in the files. */
  readonly people: readonly Person[]
  /** Judgements about items that are not in this project. */
  readonly strangers: number
  /** Damaged lines, items that are not here, and what was noticed besides. */
  readonly problems: readonly Problem[]
  /** What the step is called: `Merge Ada’s 40 judgements`. */
  readonly label: string
}

export interface FileView {
  readonly path: string
  /** Names of those who speak in it. */
  readonly whose: readonly string[]
  readonly judgements: number
  /** When it was given back, and for what; null where the file does not say. */
  readonly head: ReturnedFile['head']
  /** Why nothing of it is taken; null when it is. */
  readonly refusal: string | null
}

/**
 * What merging would do, worked out in slices. `annotatorId` is who annotates in this browser: in a work pack they are
 * the only one whose word is let in.
 */
export function* viewingMerge(
  dataset: Dataset,
  annotatorId: string,
  files: readonly ReturnedFile[],
): Slices<MergeView> {
  const find = itemFinder(dataset.items)
  const people = new Map(dataset.project.people.map((person) => [person.id, person]))
  const said: Judgement[] = []
  const problems: Problem[] = []
  const refused: Problem[] = []
  const views: FileView[] = []
  const returns: PackReturn[] = []
  let strangers = 0
  for (const file of files) {
    const { path, head, lines } = file
    const found: (ReturnedFile['lines'][number] & { readonly itemId: string | null })[] = []
    for (const line of lines) {
      found.push({ ...line, itemId: find(line.judgement.itemId, line.questionKey) })
      if (found.length % slice === 0) yield
    }
    const refusal = whyRefused(
      dataset,
      annotatorId,
      file,
      found.filter(({ itemId }) => itemId === null).length,
    )
    const whose = new Map<string, string>()
    for (const { judgement, name } of lines) {
      const id = judgement.annotatorId
      const given = head?.annotator.id === id ? head.annotator : null
      if (!people.has(id) && (given || name !== null)) {
        people.set(id, { id, name: given?.name ?? name ?? unnamed(id), color: given?.color ?? colorOf(id) })
      }
      whose.set(id, people.get(id)?.name ?? unnamed(id))
    }
    if (head && lines.length === 0) whose.set(head.annotator.id, head.annotator.name)
    views.push({ path, whose: [...whose.values()], judgements: lines.length, head, refusal })
    if (refusal !== null) {
      refused.push(...file.problems)
      continue
    }
    for (const problem of file.problems) problems.push(problem)
    if (head?.pack)
      returns.push({ packId: head.pack.id, by: head.annotator.id, at: timeOf(head.given_back_at) })
    for (const { judgement, itemId, line } of found) {
      if (itemId !== null) said.push(itemId === judgement.itemId ? judgement : { ...judgement, itemId })
      else {
        strangers += 1
        problems.push(notHere(path, line, judgement.itemId))
      }
    }
  }
  const merging = yield* mergingSlices(dataset, said)
  const merelyBack = merging.takes.length > 0 ? [] : backOf(dataset, returns)
  return {
    files: views,
    merging,
    returns,
    merelyBack,
    people: [...people.values()],
    strangers,
    // Where nothing is taken, what is wrong with the files may be why.
    problems: [...(said.length === 0 ? refused : []), ...problems, ...merging.undecidable.map(undecided)],
    label: merelyBack.length > 0 ? `Mark the ${packsOf(merelyBack)} as back` : labelOf(merging, people),
  }
}

const timeOf = (iso: string): number | null => {
  const time = Date.parse(iso)
  return Number.isNaN(time) ? null : time
}

function backOf({ project }: Dataset, returns: readonly PackReturn[]): readonly string[] {
  const after = afterReturns(project.packs, firstReturns(project, returns))
  return after.filter((pack, place) => pack !== project.packs[place]).map(({ seat }) => seat.name)
}

const packsOf = (names: readonly string[]): string =>
  names.length === 1 ? `pack for ${names[0] ?? ''}` : `packs for ${listed(names)}`

function whyRefused(
  { project }: Dataset,
  annotatorId: string,
  { head, lines }: ReturnedFile,
  missing: number,
): string | null {
  if (lines.length === 0) return 'There is no judgement in this file.'
  const whole = project.pack?.of ?? project
  const isOther = head !== null && head.project.id !== whole.id
  if (isOther && missing > 0) {
    return `This file is for the project “${head.project.name}”: of the ${countText(lines.length, 'item')} in it ${missing === lines.length ? 'none is here' : `${missing} ${missing === 1 ? 'is' : 'are'} not here`}. Open that project and merge it there.`
  }
  if (missing === lines.length) {
    return 'None of the items that this file speaks of is in this project. Open the project that it belongs to and merge it there.'
  }
  if (project.pack && lines.some(({ judgement }) => judgement.annotatorId !== annotatorId)) {
    return `This is a work pack, where nobody sees what others say. Merge the file in “${project.pack.of.name}”.`
  }
  return null
}

const notHere = (file: string, line: number, itemId: string): Problem => ({
  code: 'item-unknown',
  severity: 'warning',
  sentence: `This judgement is about an item that the project does not have (${itemId}); it is left out.`,
  file,
  line,
  field: 'item',
})

const undecided = ({ itemId, rev }: Judgement): Problem => ({
  code: 'revision-conflict',
  severity: 'warning',
  sentence: `Two different things were said about the item ${itemId} by the same annotator, both as revision ${rev} and at the same time; one of them is kept. Look at it again.`,
  file: null,
  line: null,
  field: null,
})

function labelOf({ takes }: Merging, people: ReadonlyMap<string, Person>): string {
  const names = [...new Set(takes.map(({ annotatorId }) => annotatorId))]
    .map((id) => people.get(id)?.name ?? unnamed(id))
    .toSorted(byName)
  const [only] = names
  if (only !== undefined && names.length === 1) {
    return takes.length === 1
      ? `Merge ${only}’s judgement`
      : `Merge ${only}’s ${countText(takes.length, 'judgement')}`
  }
  const all = names.length > 3 ? countText(names.length, 'annotator') : listed(names)
  return `Merge ${countText(takes.length, 'judgement')} of ${all}`
}

/** So many lines are looked at before the others may have their turn. */
const slice = 1000

export const byName = (a: string, b: string): number => a.localeCompare(b, 'en')

/** `Ada, Ben and Cleo` */
export const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? 'nobody') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`
