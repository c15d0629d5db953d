import type { Coefficient } from './agreementCoefficients.ts'
import { bootstrapped, defaultSeed } from './bootstrap.ts'
import { chainsOf, type Chain } from './chains.ts'
import type { Judgement } from './judgement.ts'
import type { JudgedItem } from './judged.ts'
import { coverage, iou } from './overlap.ts'
import { publishedGate } from './reward.ts'

/** How far the boxes of two annotators lie over one another. */
export interface BoxAgreement {
  /** Items that two or more annotators drew boxes on. */
  readonly items: number
  /** Pairs of annotators on the same item. */
  readonly pairs: number
  /** b1 first; a level is compared where both chains have it. */
  readonly levels: readonly LevelAgreement[]
  /** Chains that the other annotator drew no counterpart of. */
  readonly unmatched: number
}

/** Figures are means over items, each of which counts once, whatever its number of annotators and chains. */
export interface LevelAgreement {
  /** 1 for b1. */
  readonly level: number
  readonly items: number
  readonly iou: Coefficient
  /** Share of the other's b1 that this level covers: the o of 001 §4.2, with the other annotator for the model. */
  readonly coverage: Coefficient
  /** Share of the coverages that are above the gate of 001 §4.2, so that R_IoU would count. */
  readonly passing: Coefficient
}

interface Sums {
  compared: number
  iou: number
  coverage: number
  passing: number
}

export function boxAgreement(judged: readonly JudgedItem[], seed: number = defaultSeed): BoxAgreement {
  /** By level, the sums of each item that has it. */
  const levels: Sums[][] = []
  let [items, pairs, unmatched] = [0, 0, 0]
  for (const { judgements } of judged) {
    const boxed = judgements.filter(({ boxes }) => boxes.length > 0)
    if (boxed.length < 2) continue
    items += 1
    const own: Sums[] = []
    for (const [place, one] of boxed.entries()) {
      for (const other of boxed.slice(place + 1)) {
        pairs += 1
        unmatched += compare(one, other, own)
      }
    }
    for (const [level, sums] of own.entries()) (levels[level] ??= []).push(sums)
  }
  return {
    items,
    pairs,
    unmatched,
    levels: levels.map((sums, level) => levelAgreement(level + 1, sums, seed)),
  }
}

/** Adds what two annotators have in common to the sums by level; answers with how many chains had no counterpart. */
function compare(one: Judgement, other: Judgement, levels: Sums[]): number {
  const [chains, others] = [chainsOf(one.boxes), chainsOf(other.boxes)]
  const matches = matchedChains(chains, others)
  for (const [a, b] of matches) {
    const shared = Math.min(a.levels.length, b.levels.length)
    for (let level = 0; level < shared; level += 1) {
      const [mine, theirs, b1, otherB1] = [a.levels[level], b.levels[level], a.levels[0], b.levels[0]]
      if (!mine || !theirs || !b1 || !otherB1) continue
      const sums = (levels[level] ??= { compared: 0, iou: 0, coverage: 0, passing: 0 })
      const covered = [coverage(mine.rect, otherB1.rect), coverage(theirs.rect, b1.rect)]
      sums.compared += 1
      sums.iou += iou(mine.rect, theirs.rect)
      for (const share of covered) {
        sums.coverage += share / 2
        sums.passing += share > publishedGate ? 0.5 : 0
      }
    }
  }
  return chains.length + others.length - 2 * matches.length
}

/** Chains of the same instance: the two whose b1 overlap most, then the next; those that do not overlap have no match. */
export function matchedChains(
  chains: readonly Chain[],
  others: readonly Chain[],
): readonly (readonly [Chain, Chain])[] {
  const overlaps = chains.flatMap((a) =>
    others.flatMap((b) => {
      const [mine, theirs] = [a.levels[0], b.levels[0]]
      const share = mine && theirs ? iou(mine.rect, theirs.rect) : 0
      return share > 0 ? [{ a, b, share }] : []
    }),
  )
  const taken = new Set<Chain>()
  const found: (readonly [Chain, Chain])[] = []
  for (const { a, b } of overlaps.toSorted((x, y) => y.share - x.share)) {
    if (taken.has(a) || taken.has(b)) continue
    taken.add(a).add(b)
    found.push([a, b])
  }
  return found
}

function levelAgreement(level: number, sums: readonly Sums[], seed: number): LevelAgreement {
  const figures = (['iou', 'coverage', 'passing'] as const).map((name) =>
    Float64Array.from(sums, (of) => of[name] / of.compared),
  )
  const means = (times: ArrayLike<number>): readonly number[] =>
    figures.map(
      (values) => values.reduce((sum, value, at) => sum + value * (times[at] ?? 0), 0) / sums.length,
    )
  const ones = sums.map(() => 1)
  const intervals = bootstrapped(ones, means, seed)
  const [overlap, covered, passing] = means(ones).map((value, place): Coefficient => ({
    value,
    interval: intervals[place] ?? null,
  }))
  const none: Coefficient = { value: null, reason: 'Nobody drew boxes to compare.' }
  return {
    level,
    items: sums.length,
    iou: overlap ?? none,
    coverage: covered ?? none,
    passing: passing ?? none,
  }
}
