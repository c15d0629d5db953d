import type { Handed } from './assignment.ts'
import { judgementsOf, type Dataset } from './dataset.ts'
import { noGold } from './gold.ts'
import { readingUnderway } from './issuedPacks.ts'
import type { Item } from './item.ts'
import type { Picture } from './picture.ts'
import type { Project } from './project.ts'
import { decidingAmong } from './review.ts'
import { finished, type Slices } from './slices.ts'
import { get } from './table.ts'
import type { Seat, WorkPack } from './workPack.ts'

/** What a work pack is made of. */
export interface PackPlan {
  readonly pack: WorkPack
  /** Id of the project that opening the pack makes; never that of the project whose work it is. */
  readonly projectId: string
  /** In the order in which they are worked on. */
  readonly itemIds: readonly string[]
  /** Whether what upstream said about the items goes with them. */
  readonly withProvenance: boolean
}

/** A project of nothing but somebody's share. */
export interface PackContent {
  readonly project: Project
  readonly pictures: readonly Picture[]
  readonly items: readonly Item[]
}

/**
 * The share of one seat as a project of its own, blind to everything else: the rules of the whole, its items and their
 * pictures; nothing that anybody said, nobody who said it, no other item, no known answer unless misses are told, and
 * nothing that upstream found out about the items unless that is wanted.
 */
export function packOf({ project, items, pictures }: Dataset, plan: PackPlan): PackContent {
  const own = plan.itemIds.flatMap((id) => get(items, id) ?? [])
  const ids = new Set(own.map(({ id }) => id))
  const shown = [...new Set(own.map(({ pictureId }) => pictureId))].flatMap((id) => get(pictures, id) ?? [])
  const { answers, tellsMisses } = project.gold
  return {
    project: {
      ...project,
      id: plan.projectId,
      name: `${project.name} · ${plan.pack.seat.name}`,
      createdAt: plan.pack.madeAt,
      people: [],
      adjudication: { adjudicators: [], namesHidden: false },
      gold: tellsMisses ? { answers: answers.filter(({ itemId }) => ids.has(itemId)), tellsMisses } : noGold,
      pack: plan.pack,
      packs: [],
      views: [],
      selection: null,
      apart: [],
    },
    pictures: shown,
    items: own.map((item, order) => ({
      ...item,
      order,
      source: plan.withProvenance ? item.source : withoutFindings(item.source),
    })),
  }
}

/** Where an item came from, without what was found out about it there. */
const withoutFindings = (source: Item['source']): Item['source'] => ({
  ...source,
  status: null,
  score: null,
  consensus: null,
  smallModel: null,
  validationReason: null,
})

/** How many judgements are to be asked for, and of whom. */
export interface Asking {
  readonly seats: readonly Seat[]
  readonly perItem: number
  /** Whether accepting and rejecting judgements that are there already count among those. */
  readonly countsPresent: boolean
  /** Whether judgements that are awaited from packs count among those, too. */
  readonly countsUnderway: boolean
  /** Whether gold items go to every seat, however few judgements they need. */
  readonly goldToAll: boolean
}

/** Items as they are to be handed out, and what is out already. */
export interface HandingOut {
  readonly handed: readonly Handed[]
  /** How many of the items are awaited from packs, and from how many of them. */
  readonly underway: { readonly items: number; readonly packs: number }
}

/**
 * The items as they are to be handed out. Nobody gets an item about which they have said something: what they would say
 * anew would pass for an older revision. Nor does a seat get one that it was given before. Items that need nothing more
 * are left out, those of which enough is on its way among them.
 */
export const toHandOut = (dataset: Dataset, itemIds: readonly string[], asking: Asking): HandingOut =>
  finished(handingOut(dataset, itemIds, asking))

/** So many items are looked at before the others may have their turn. */
const slice = 1000

/** `toHandOut` in slices, for many items: whoever drives it may rest between them. */
export function* handingOut(
  dataset: Dataset,
  itemIds: readonly string[],
  { seats, perItem, countsPresent, countsUnderway, goldToAll }: Asking,
): Slices<HandingOut> {
  const { awaited, wasGiven } = yield* readingUnderway(dataset.project, seats)
  const gold = new Set(goldToAll ? dataset.project.gold.answers.map(({ itemId }) => itemId) : [])
  const handed: Handed[] = []
  const packs = new Set<string>()
  let items = 0
  for (const [turn, id] of itemIds.entries()) {
    if (turn % slice === slice - 1) yield
    const judgements = judgementsOf(dataset, id)
    const spoke = new Set(judgements.map(({ annotatorId }) => annotatorId))
    const barred = seats.flatMap((seat) => (spoke.has(seat.id) || wasGiven(id, seat) ? [seat.id] : []))
    const coming = awaited(id, judgements)
    if (coming.length > 0) items += 1
    for (const pack of coming) packs.add(pack.id)
    const present = countsPresent ? decidingAmong(judgements).length : 0
    const sure = present + (countsUnderway ? coming.length : 0)
    const wanted = gold.has(id) ? seats.length - barred.length : perItem - sure
    if (wanted > 0) handed.push({ id, wanted, barred })
  }
  return { handed, underway: { items, packs: packs.size } }
}
