import { doneIn, isBack, isFor } from '../../../domain/issuedPacks.ts'
import type { ItemFacts } from '../../../domain/itemFacts.ts'
import { unnamed, type Person } from '../../../domain/person.ts'
import type { Project } from '../../../domain/project.ts'

/** How far a pack is that was made. */
export interface IssuedRow {
  readonly id: string
  readonly name: string
  /** Who gave it back, where they go by another name than the pack; null otherwise. */
  readonly by: string | null
  readonly items: number
  /** Of those, decided by whoever has the pack, as far as is known here. */
  readonly decided: number
  readonly madeAt: number
  /** Null while it is out. */
  readonly returnedAt: number | null
  /** Whole days since it went out. */
  readonly days: number
}

const day = 24 * 60 * 60 * 1000

/** The packs that were made: what is out first, the longest first, and then what is back, the latest first. */
export function issuedRows(
  facts: readonly ItemFacts[],
  project: Pick<Project, 'packs' | 'people' | 'task'>,
  me: Person,
  now: number,
): readonly IssuedRow[] {
  if (project.packs.length === 0) return []
  const judgements = new Map(facts.map((each) => [each.item.id, each.judgements]))
  const names = new Map([me, ...project.people].map(({ id, name }) => [id, name]))
  const rows = project.packs.map((pack): IssuedRow => {
    const { id, seat, madeAt, itemIds, returnedAt, returnedBy } = pack
    const isDone = doneIn(pack, project)
    const by = returnedBy === null ? null : (names.get(returnedBy) ?? unnamed(returnedBy))
    const isOther = by !== null && !isFor({ seat, returnedBy: null }, { id: '', name: by })
    return {
      id,
      name: seat.name,
      by: isOther ? by : null,
      items: itemIds.length,
      decided: itemIds.filter((itemId) => isDone(judgements.get(itemId) ?? [])).length,
      madeAt,
      returnedAt: isBack(pack) ? returnedAt : null,
      days: Math.max(0, Math.floor((now - madeAt) / day)),
    }
  })
  return rows.toSorted((a, b) => {
    if (a.returnedAt === null || b.returnedAt === null) {
      return Number(a.returnedAt !== null) - Number(b.returnedAt !== null) || a.madeAt - b.madeAt
    }
    return b.returnedAt - a.returnedAt
  })
}
