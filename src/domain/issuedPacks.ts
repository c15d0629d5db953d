import { judgementsOf, type Dataset } from './dataset.ts'
import { projectChange, type Change } from './entry.ts'
import type { Judgement } from './judgement.ts'
import type { Project } from './project.ts'
import type { Slices } from './slices.ts'
import type { IssuedPack, Seat, WorkPack } from './workPack.ts'

/** The same to people, however it is written. */
export const sameName = (a: string, b: string): boolean => plain(a) === plain(b) && plain(a) !== ''

const plain = (name: string): string => name.trim().toLocaleLowerCase()

/** Whether a pack was made for this seat, or came back from whoever sits there. */
export const isFor = (pack: Pick<IssuedPack, 'seat' | 'returnedBy'>, { id, name }: Seat): boolean =>
  id === pack.seat.id ||
  id === pack.seat.annotatorId ||
  id === pack.returnedBy ||
  sameName(name, pack.seat.name)

export const isBack = ({ returnedAt }: IssuedPack): boolean => returnedAt !== null

/** Whether whoever has the pack has done what it asks for, going by everything that was said about an item. */
export function doneIn(
  pack: IssuedPack,
  { people, task }: Pick<Project, 'people' | 'task'>,
): (judgements: readonly Judgement[]) => boolean {
  const theirs = new Set(people.filter((person) => isFor(pack, person)).map(({ id }) => id))
  for (const id of [pack.seat.id, pack.seat.annotatorId, pack.returnedBy]) if (id !== null) theirs.add(id)
  return (judgements) =>
    judgements.some(
      ({ annotatorId, decision, boxes }) =>
        theirs.has(annotatorId) && (task === 'nest' ? boxes.length > 0 : decision !== null),
    )
}

/** What is out, item by item. */
export interface Underway {
  /** Whether an item is, or was, in a pack for one of the seats that were asked about. */
  readonly wasGiven: (itemId: string, seat: Seat) => boolean
  /**
   * The packs from which a judgement on an item is still to come: they are not back, and who has them has not decided
   * about it. Two packs of the same person bring one judgement, so that only one of them is named.
   */
  readonly awaited: (itemId: string, judgements: readonly Judgement[]) => readonly IssuedPack[]
}

/** So many ids are looked at before the others may have their turn. */
const slice = 5000

export function* readingUnderway({ packs, people, task }: Project, seats: readonly Seat[]): Slices<Underway> {
  const holding = new Map<string, IssuedPack[]>()
  const done = new Map(packs.map((pack) => [pack, doneIn(pack, { people, task })]))
  const given = new Map(seats.map((seat) => [seat, new Set(packs.filter((pack) => isFor(pack, seat)))]))
  const same = new Map(packs.map((pack) => [pack, new Set(packs.filter((other) => isSame(pack, other)))]))
  let turn = 0
  for (const pack of packs) {
    for (const id of pack.itemIds) {
      if ((turn += 1) % slice === 0) yield
      const present = holding.get(id)
      if (!present) holding.set(id, [pack])
      else if (present.at(-1) !== pack) present.push(pack)
    }
  }
  return {
    wasGiven: (itemId, seat) => holding.get(itemId)?.some((pack) => given.get(seat)?.has(pack)) ?? false,
    awaited(itemId, judgements) {
      const awaited: IssuedPack[] = []
      for (const pack of holding.get(itemId) ?? []) {
        const isTold = isBack(pack) || done.get(pack)?.(judgements) === true
        if (!isTold && !awaited.some((other) => same.get(pack)?.has(other))) awaited.push(pack)
      }
      return awaited
    },
  }
}

const isSame = (pack: IssuedPack, other: IssuedPack): boolean =>
  isFor(pack, other.seat) ||
  (other.seat.annotatorId !== null && other.seat.annotatorId === pack.seat.annotatorId)

/** The change that remembers packs that were made; null when all of them are remembered, or this is a pack itself. */
export function issuing(
  project: Project,
  made: readonly { readonly pack: WorkPack; readonly itemIds: readonly string[] }[],
): Change | null {
  if (project.pack) return null
  const known = new Set(project.packs.map(({ id }) => id))
  const people = new Set(project.people.map(({ id }) => id))
  const news = made
    .filter(({ pack: { id }, itemIds }) => itemIds.length > 0 && !known.has(id) && known.add(id))
    .map(({ pack: { id, seat, madeAt }, itemIds }): IssuedPack => ({
      id,
      seat: { id: seat.id, name: seat.name, annotatorId: people.has(seat.id) ? seat.id : null },
      madeAt,
      itemIds,
      returnedAt: null,
      returnedBy: null,
    }))
  return news.length > 0 ? withPacks(project, [...project.packs, ...news]) : null
}

/** Work that came back from a pack. */
export interface PackReturn {
  readonly packId: string
  readonly by: string
  /** When it was given back; null where that cannot be told. */
  readonly at: number | null
}

/** The packs after these returns, the latest of which counts; the same packs when none tells anything new. */
export function afterReturns(
  packs: readonly IssuedPack[],
  returns: readonly PackReturn[],
): readonly IssuedPack[] {
  const after = packs.map((pack) =>
    returns
      .filter(({ packId }) => packId === pack.id)
      .reduce<IssuedPack>((before, { by, at }) => {
        const returnedAt = at ?? before.returnedAt ?? pack.madeAt
        const isLater = before.returnedAt === null || returnedAt > before.returnedAt
        return isLater ? { ...before, returnedAt, returnedBy: by } : before
      }, pack),
  )
  return after.some((pack, place) => pack !== packs[place]) ? after : packs
}

/**
 * The change after which nothing more is awaited from a pack: what its person has not decided about is free again. Of a
 * pack that never came back nothing stays. Null where there is no such pack, or everything in it is decided.
 */
export function callingOff(dataset: Dataset, packId: string): Change | null {
  const { project } = dataset
  const pack = project.packs.find(({ id }) => id === packId)
  if (!pack) return null
  const isDone = doneIn(pack, project)
  const itemIds = isBack(pack) ? pack.itemIds.filter((id) => isDone(judgementsOf(dataset, id))) : []
  if (itemIds.length === pack.itemIds.length) return null
  return withPacks(
    project,
    project.packs.flatMap((each) => {
      if (each !== pack) return [each]
      return itemIds.length > 0 ? [{ ...pack, itemIds }] : []
    }),
  )
}

const withPacks = (project: Project, packs: readonly IssuedPack[]): Change =>
  projectChange(project, { ...project, packs })
