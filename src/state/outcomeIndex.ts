import { judgementOf, type Dataset } from '../domain/dataset.ts'
import type { Preview } from '../domain/preview.ts'
import { maySeePreviews, outcomeOf, type PreviewOutcome } from '../domain/previewOutcome.ts'
import { eachChange, get, keys, type Table } from '../domain/table.ts'
import { knownOf, subjectIn, type How } from './previewAsk.ts'

/** What models came to, by item, as far as the annotator may see it. */
export interface OutcomeIndex {
  /** As it is now; it changes in place, so whoever keeps it copies it. */
  readonly current: () => ReadonlyMap<string, PreviewOutcome>
  /** Says what there is now; works out, a slice at a time, what that changes. */
  follow(sight: Sight): void
  /** More is known about an item. */
  touch(itemId: string): void
  /** More is known about many. */
  rebuild(): void
}

/** All that outcomes are made of, besides what is known. */
export interface Sight {
  readonly dataset: Dataset
  readonly annotatorId: string
  readonly how: How | null
}

/** Longest that the page is held up, in milliseconds. */
const slice = 8

/** What the annotator may see of an item's outcome; null when that is nothing. */
export function visibleOutcome(
  { dataset, annotatorId, how }: Sight,
  known: Table<Preview>,
  itemId: string,
): PreviewOutcome | null {
  if (!how || known.size === 0) return null
  if (!maySeePreviews(dataset.project, judgementOf(dataset, itemId, annotatorId))) return null
  const subject = subjectIn(dataset, annotatorId, itemId)
  const previews = subject ? knownOf(known, subject, how) : []
  return subject && previews.length > 0
    ? outcomeOf(previews, subject.content, dataset.project.previews.cutoffs)
    : null
}

export function createOutcomeIndex(
  known: () => Table<Preview>,
  onChange: (isAtOnce: boolean) => void,
  now: () => number,
  breathe: () => Promise<void>,
): OutcomeIndex {
  let outcomes = new Map<string, PreviewOutcome>()
  let sight: Sight | null = null
  let round = 0

  function place(itemId: string): void {
    const outcome = sight && visibleOutcome(sight, known(), itemId)
    if (outcome) outcomes.set(itemId, outcome)
    else outcomes.delete(itemId)
  }

  async function rebuild(): Promise<void> {
    round += 1
    const mine = round
    if (!sight || !sight.how || known().size === 0) {
      outcomes = new Map()
      onChange(true)
      return
    }
    let heldSince = now()
    // What is no longer true goes as its turn comes; items that are gone would never have one.
    for (const itemId of outcomes.keys()) if (!get(sight.dataset.items, itemId)) outcomes.delete(itemId)
    for (const itemId of keys(sight.dataset.items)) {
      place(itemId)
      if (now() - heldSince <= slice) continue
      await breathe()
      if (mine !== round) return
      heldSince = now()
    }
    onChange(false)
  }

  return {
    current: () => outcomes,
    follow(next) {
      const before = sight
      sight = next
      if (!before || isOther(before, next)) {
        // What was seen under other rules is not shown for a moment longer.
        outcomes = new Map()
        onChange(true)
        void rebuild()
        return
      }
      const changed = changedRows(before.dataset.judgements, next.dataset.judgements)
      for (const { itemId } of changed) place(itemId)
      if (changed.length > 0) onChange(false)
    },
    touch(itemId) {
      place(itemId)
      onChange(false)
    },
    rebuild: () => void rebuild(),
  }
}

const isOther = (a: Sight, b: Sight): boolean =>
  a.annotatorId !== b.annotatorId ||
  JSON.stringify(a.how) !== JSON.stringify(b.how) ||
  a.dataset.items !== b.dataset.items ||
  a.dataset.pictures !== b.dataset.pictures ||
  a.dataset.project.previews !== b.dataset.project.previews ||
  a.dataset.project.look !== b.dataset.project.look

/** The rows that differ, as they are now, or as they were where they are gone: only what was touched is looked at. */
export function changedRows<T extends object>(before: Table<T>, after: Table<T>): readonly T[] {
  const changed: T[] = []
  eachChange(before, after, (_, was, is) => {
    const row = is ?? was
    if (row) changed.push(row)
  })
  return changed
}
