import type { Content } from './item.ts'
import type { ItemFacts } from './itemFacts.ts'
import { contentOf } from './judgement.ts'
import type { PreviewOutcome } from './previewOutcome.ts'
import type { Quadrant } from './quadrant.ts'
import { sameRecord } from './same.ts'
import { seededNumber } from './seeded.ts'
import type { Preference, SelectionPlan } from './selectionPlan.ts'

/** What models came to, by item id; an item that is not in it was not asked about. */
export type Outcomes = ReadonlyMap<string, PreviewOutcome>

/** How much a preference speaks for an item; coarse, so that the next preference has a say where two are about alike. */
export function weightFor(preference: Preference, facts: ItemFacts, outcome?: PreviewOutcome): number {
  switch (preference) {
    case 'agreed':
      return agreedWeight(facts)
    case 'hard':
      return Math.round(hardness(facts, outcome) * 10)
    case 'small':
      return facts.areaRatio !== null && facts.areaRatio > 0
        ? Math.round(-Math.log2(facts.areaRatio))
        : Number.NEGATIVE_INFINITY
  }
}

/** Those who accepted it with the content that it has now, less those who decided otherwise. */
function agreedWeight({ item, judgements, content }: ItemFacts): number {
  let weight = 0
  for (const { decision, revision } of judgements) {
    if (decision === 'accept') weight += isSame(contentOf(item, revision), content) ? 1 : -1
    else if (decision === 'reject') weight -= 1
  }
  return weight
}

const isSame = (a: Content, b: Content): boolean =>
  (a.question === b.question &&
    a.options === b.options &&
    a.answerLetter === b.answerLetter &&
    a.answerText === b.answerText &&
    a.category === b.category &&
    a.region === b.region) ||
  sameRecord(a, b)

/** From looking closer: where it helps, the whole picture is what is hard (004 §5.1). */
const quadrantHardness: Readonly<Record<Quadrant, number>> = {
  'zoom-helps': 1,
  neither: 0.75,
  'zoom-hurts': 0.25,
  'both-right': 0,
}

/**
 * How hard an item is, 0 to 1: the mean of what is known of the difficulty that annotators said, of what a model
 * answers, of how often the small model was right, and of how far the teachers disagreed; 0.5 where nothing is known.
 */
export function hardness({ item, difficulty }: ItemFacts, outcome?: PreviewOutcome): number {
  const { consensus, smallModel } = item.source
  const known = [
    difficulty === null ? null : (difficulty - 1) / 4,
    outcome ? outcomeHardness(outcome) : null,
    smallModel && smallModel.answers.length > 0 ? 1 - smallModel.correct / smallModel.answers.length : null,
    consensus ? 1 - consensus.share : null,
  ].flatMap((value) => (value === null || Number.isNaN(value) ? [] : Math.max(0, Math.min(1, value))))
  return known.length === 0 ? 0.5 : known.reduce((sum, value) => sum + value, 0) / known.length
}

function outcomeHardness({ quadrant, global }: PreviewOutcome): number | null {
  if (quadrant) return quadrantHardness[quadrant]
  return global?.share === null || global?.share === undefined ? null : 1 - global.share
}

/** What an item is ranked by. */
interface Ranked {
  readonly facts: ItemFacts
  readonly weights: readonly number[]
  readonly lot: number
}

/** Items that are weighed between two pauses, and that are sorted at once. */
const stride = 1000

/**
 * The items with those first that are to be taken first: by the plan's preferences, the most important first, and then
 * in an order that follows from the seed and their ids alone. Yields every now and then.
 */
export function* inPreference(
  items: readonly ItemFacts[],
  { prefer, seed }: Pick<SelectionPlan, 'prefer' | 'seed'>,
  outcomes: Outcomes,
): Generator<undefined, readonly ItemFacts[]> {
  const runs: (readonly Ranked[])[] = []
  for (let from = 0; from < items.length; from += stride) {
    const run = items.slice(from, from + stride).map((facts) => ({
      facts,
      weights: prefer.map((each) => weightFor(each, facts, outcomes.get(facts.item.id))),
      lot: seededNumber(seed, facts.item.id),
    }))
    runs.push(run.toSorted(compare))
    yield
  }
  const ranked = yield* merged(runs)
  return ranked.map(({ facts }) => facts)
}

function compare(a: Ranked, b: Ranked): number {
  for (const [at, weight] of a.weights.entries()) {
    const other = b.weights[at] ?? 0
    if (weight !== other) return other > weight ? 1 : -1
  }
  return a.lot - b.lot || (a.facts.item.id < b.facts.item.id ? -1 : 1)
}

/** Sorted runs as one, two and two at a time. */
function* merged(runs: readonly (readonly Ranked[])[]): Generator<undefined, readonly Ranked[]> {
  let left = runs
  while (left.length > 1) {
    const next: (readonly Ranked[])[] = []
    for (let at = 0; at < left.length; at += 2)
      next.push(yield* mergedTwo(left[at] ?? [], left[at + 1] ?? []))
    left = next
  }
  return left[0] ?? []
}

function* mergedTwo(a: readonly Ranked[], b: readonly Ranked[]): Generator<undefined, readonly Ranked[]> {
  const all: Ranked[] = []
  let [i, j] = [0, 0]
  for (;;) {
    const [first, second] = [a[i], b[j]]
    if (!first && !second) return all
    if (all.length % (4 * stride) === 0) yield
    if (first && (!second || compare(first, second) <= 0)) {
      all.push(first)
      i += 1
    } else if (second) {
      all.push(second)
      j += 1
    }
  }
}
