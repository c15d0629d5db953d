import type { Dataset } from '../domain/dataset.ts'
import { duplicatePairs, groupsOf } from '../domain/duplicateItems.ts'
import { readFacts } from '../domain/factsIndex.ts'
import type { ItemFacts } from '../domain/itemFacts.ts'
import { groupedBy } from '../domain/nearDuplicates.ts'
import type { Preview } from '../domain/preview.ts'
import { outcomeOf, type PreviewOutcome } from '../domain/previewOutcome.ts'
import { selecting, type Selection, type SelectionCode } from '../domain/selection.ts'
import type { SelectionPlan } from '../domain/selectionPlan.ts'
import { rows, type Table } from '../domain/table.ts'
import { knownOf, type How } from './previewAsk.ts'
import type { PrintsState } from './prints.ts'

/** All that a selection follows from. */
export interface SelectionSubject {
  readonly dataset: Dataset
  readonly plan: SelectionPlan
  /** What models said, and which of them counts where hard items are preferred; null for none. */
  readonly known: Table<Preview>
  readonly how: How | null
  /** Which pictures look alike, as far as they were compared (prints.ts). */
  readonly alike: PrintsState['alike']
}

/** A selection with what it was made from. */
export interface Chosen {
  readonly plan: SelectionPlan
  readonly selection: Selection
  /** By item id; what the field `selection` of the table of all items shows. */
  readonly codes: ReadonlyMap<string, SelectionCode>
  readonly taken: ReadonlySet<string>
  /** All items, in the order of import. */
  readonly facts: readonly ItemFacts[]
  /** The model whose answers counted; null where none did. */
  readonly modelId: string | null
}

interface Kept {
  readonly subject: SelectionSubject
  readonly chosen: Chosen
}

/** The last ones: that of the kept plan, and that of a plan in the making. */
let kept: readonly Kept[] = []
const mostKept = 2

/** What the plan comes to where that was worked out before; null elsewhere. */
export const selectionAtHand = (subject: SelectionSubject): Chosen | null =>
  kept.find((each) => isSame(each.subject, subject))?.chosen ?? null

function isSame(a: SelectionSubject, b: SelectionSubject): boolean {
  if (a.dataset !== b.dataset || a.alike !== b.alike) return false
  if (a.plan !== b.plan && JSON.stringify(a.plan) !== JSON.stringify(b.plan)) return false
  if (!a.plan.prefer.includes('hard')) return true
  return a.known === b.known && JSON.stringify(a.how) === JSON.stringify(b.how)
}

/** Longest that the page is held up, in milliseconds. */
const slice = 8

/** What the plan comes to, worked out a slice at a time; `breathe` is awaited in between and may throw to stop it. */
export async function readSelection(
  subject: SelectionSubject,
  now: () => number,
  breathe: () => Promise<void>,
): Promise<Chosen> {
  const found = selectionAtHand(subject)
  if (found) return found
  const facts = await readFacts(subject.dataset, breathe)
  const steps = choosing(subject, facts)
  let heldSince = now()
  for (;;) {
    const step = steps.next()
    if (step.done) {
      kept = [{ subject, chosen: step.value }, ...kept].slice(0, mostKept)
      return step.value
    }
    if (now() - heldSince <= slice) continue
    await breathe()
    heldSince = now()
  }
}

function* choosing(subject: SelectionSubject, facts: readonly ItemFacts[]): Generator<unknown, Chosen> {
  const { plan, how } = subject
  const duplicates = plan.oneOfDuplicates ? yield* duplicatesAmong(subject, facts) : new Map()
  const outcomes = plan.prefer.includes('hard') ? yield* outcomesOf(subject, facts) : new Map()
  const selection = yield* selecting(plan, facts, { duplicates, outcomes })
  yield
  const codes = new Map([...selection.verdicts].map(([id, { code }]) => [id, code]))
  return {
    plan,
    selection,
    codes,
    taken: new Set([...codes].flatMap(([id, code]) => (code === 'taken' ? [id] : []))),
    facts,
    modelId: outcomes.size > 0 ? (how?.modelId ?? null) : null,
  }
}

function* duplicatesAmong(
  { dataset, alike }: SelectionSubject,
  facts: readonly ItemFacts[],
): Generator<unknown, ReadonlyMap<string, string>> {
  const { apart } = dataset.project
  return groupsOf(yield* duplicatePairs(facts, groupedBy(rows(dataset.pictures), alike, apart), apart))
}

/**
 * What the model came to about the items as they were resolved. Whoever looks may not see it yet; it only counts towards
 * what is preferred, and so does not depend on who looks.
 */
function* outcomesOf(
  { dataset, known, how }: SelectionSubject,
  facts: readonly ItemFacts[],
): Generator<unknown, ReadonlyMap<string, PreviewOutcome>> {
  const outcomes = new Map<string, PreviewOutcome>()
  if (!how || known.size === 0) return outcomes
  for (const { item, content, picture, resolution } of facts) {
    if (typeof resolution === 'string' || resolution.outcome === 'reject') continue
    const previews = knownOf(known, { item, content, picture }, how)
    if (previews.length > 0)
      outcomes.set(item.id, outcomeOf(previews, content, dataset.project.previews.cutoffs))
    yield
  }
  return outcomes
}
