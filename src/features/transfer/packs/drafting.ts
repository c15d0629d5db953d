import { assigning } from '../../../domain/assignment.ts'
import type { Dataset } from '../../../domain/dataset.ts'
import { readFacts } from '../../../domain/factsIndex.ts'
import { surroundingsOf } from '../../../domain/itemFields.ts'
import { isShownBy } from '../../../domain/itemFilter.ts'
import { handingOut, type HandingOut } from '../../../domain/packing.ts'
import { neededBy, type Project } from '../../../domain/project.ts'
import { ascending, quantile } from '../../../domain/quantile.ts'
import { unhurried } from '../../../domain/slices.ts'
import { get, rows } from '../../../domain/table.ts'
import type { Condition, SavedView } from '../../../domain/tableView.ts'
import type { WorkPack } from '../../../domain/workPack.ts'

/** Which items, to how many of whom. */
export interface PackRequest {
  /** An `ItemChoice` by its id. */
  readonly choice: string
  readonly seats: readonly DraftSeat[]
  readonly perItem: number
  readonly countsPresent: boolean
  readonly countsUnderway: boolean
  readonly goldToAll: boolean
  readonly shuffled: boolean
  readonly seed: number
  readonly withProvenance: boolean
}

/** A seat while its name is typed. */
export interface DraftSeat {
  readonly id: string
  readonly name: string
}

/** A way to choose the items of packs. */
export interface ItemChoice {
  readonly id: string
  readonly label: string
  readonly group: string
  readonly view: Pick<SavedView, 'conditions' | 'search'>
}

const stage = (value: string): readonly Condition[] => [
  { kind: 'names', field: 'stage', values: [value], not: false },
]

/** Fields that cannot be told here: they take a look at all pictures, or a selection. */
const elsewhere = new Set<Condition['field']>(['duplicates', 'selection'])

/** Saved views are among them, except those that need what only their own page works out. */
export function itemChoices({
  categories,
  views,
}: Pick<Project, 'categories' | 'views'>): readonly ItemChoice[] {
  const general = { group: 'Items', search: '' }
  const choices: readonly (Omit<ItemChoice, 'view'> & {
    conditions: readonly Condition[]
    search: string
  })[] = [
    { id: 'all', label: 'All items', conditions: [], ...general },
    { id: 'needed', label: 'Items that still need judgements', conditions: stage('needed'), ...general },
    { id: 'disputed', label: 'Disputed items only', conditions: stage('disputed'), ...general },
    ...categories.map(({ id, name }) => ({
      id: `category ${id}`,
      label: name,
      group: 'Category',
      conditions: [{ kind: 'names' as const, field: 'category' as const, values: [id], not: false }],
      search: '',
    })),
    ...views
      .filter(({ conditions }) => !conditions.some(({ field }) => elsewhere.has(field)))
      .map(({ id, name, conditions, search }) => ({
        id: `view ${id}`,
        label: name,
        group: 'Saved view',
        conditions,
        search,
      })),
  ]
  return choices.map(({ id, label, group, conditions, search }) => ({
    id,
    label,
    group,
    view: { conditions, search },
  }))
}

export const firstRequest = (project: Project, seats: readonly DraftSeat[]): PackRequest => ({
  choice: 'needed',
  seats,
  perItem: neededBy(project.policy),
  countsPresent: true,
  countsUnderway: true,
  goldToAll: project.gold.answers.length > 0,
  shuffled: true,
  seed: 1,
  withProvenance: false,
})

/** What everybody would get. */
export interface PacksDraft {
  readonly chosen: number
  /** Of those, handed out to at least one seat. */
  readonly asked: number
  /** Of the chosen items, those that packs which are not back will bring judgements on. */
  readonly underway: HandingOut['underway']
  readonly shares: readonly ShareDraft[]
  /** Why some items go to fewer seats than wanted; null when none does. */
  readonly sentence: string | null
}

export interface ShareDraft {
  readonly pack: WorkPack
  /** Id of the project that opening the pack makes. */
  readonly projectId: string
  readonly itemIds: readonly string[]
  readonly gold: number
  readonly pictures: number
  /** Of the pictures. */
  readonly bytes: number
  /** Active seconds that it may take, by the median of all decisions so far; null without any. */
  readonly seconds: number | null
}

interface Surroundings {
  readonly annotatorId: string
  readonly newId: () => string
  readonly now: number
  /** Awaited between slices; may throw to stop. */
  readonly breathe: () => Promise<void>
}

/** Works out who gets what. Seats without a name are left out. */
export async function draftPacks(
  dataset: Dataset,
  request: PackRequest,
  { annotatorId, newId, now, breathe }: Surroundings,
): Promise<PacksDraft> {
  const { project, items, pictures } = dataset
  const facts = await readFacts(dataset, breathe)
  const choice = itemChoices(project).find(({ id }) => id === request.choice)
  const test = isShownBy(
    choice?.view ?? { conditions: [], search: '' },
    surroundingsOf(dataset, annotatorId),
    project,
  )
  const itemIds: string[] = []
  for (const [place, each] of facts.entries()) {
    if (place % 500 === 499) await breathe()
    if (test(each)) itemIds.push(each.item.id)
  }
  const seats = request.seats
    .map(({ id, name }) => ({ id, name: name.trim() }))
    .filter(({ name }) => name !== '')
  const { handed, underway } = await unhurried(handingOut(dataset, itemIds, { ...request, seats }), breathe)
  const assignment = await unhurried(
    assigning(
      handed,
      seats.map(({ id }) => id),
      request,
    ),
    breathe,
  )
  const perItem = medianSeconds(dataset)
  const gold = new Set(project.gold.answers.map(({ itemId }) => itemId))
  const shares = assignment.shares.map((share, place): ShareDraft => {
    const shown = new Set(share.itemIds.flatMap((id) => get(items, id)?.pictureId ?? []))
    const kept = [...shown].flatMap((id) => get(pictures, id) ?? []).filter(({ sha256 }) => sha256 !== null)
    const seat = seats[place] ?? { id: share.seatId, name: share.seatId }
    return {
      pack: { id: newId(), of: { id: project.id, name: project.name }, seat, madeAt: now },
      projectId: newId(),
      itemIds: share.itemIds,
      gold: share.itemIds.filter((id) => gold.has(id)).length,
      pictures: kept.length,
      bytes: kept.reduce((sum, { bytes }) => sum + bytes, 0),
      seconds: perItem === null ? null : perItem * share.itemIds.length,
    }
  })
  const asked = new Set(shares.flatMap((share) => share.itemIds)).size
  const sentence = seats.length === 0 ? null : assignment.sentence
  return { chosen: itemIds.length, asked, underway, shares, sentence }
}

function medianSeconds({ judgements }: Dataset): number | null {
  const timed = rows(judgements).filter(({ decision, activeMs }) => decision !== null && activeMs > 0)
  return quantile(ascending(timed.map(({ activeMs }) => activeMs / 1000)), 0.5)
}
