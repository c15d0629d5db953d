import type { Coefficient } from './agreementCoefficients.ts'
import { bootstrapped, defaultSeed } from './bootstrap.ts'
import { blindRightness } from './humanGap.ts'
import type { Judgement } from './judgement.ts'
import { keptContent, type JudgedItem } from './judged.ts'
import { ascending, quantile } from './quantile.ts'

/** Whether it matters what came before: in which order the views were seen, and where in their work annotators stood. */
export interface OrderEffects {
  readonly secondView: SecondView
  readonly halves: Comparison
  readonly afterDecision: Comparison
}

/** What people answered from the region after they had answered from the whole picture, on items whose answer is known. */
export interface SecondView {
  readonly answers: number
  readonly bothRight: number
  /** Wrong from the whole picture, right from the region: what zooming mends. */
  readonly mended: number
  /** Right from the whole picture, wrong from the region. */
  readonly spoiled: number
  readonly bothWrong: number
}

/** Two groups of decisions that should not differ; the difference is the second’s share of accepts less the first’s. */
export interface Comparison {
  readonly first: Group
  readonly second: Group
  readonly difference: Coefficient
}

export interface Group {
  readonly decisions: number
  readonly accepted: number
  /** Null without decisions. */
  readonly share: number | null
  readonly medianSeconds: number | null
}

/**
 * `halves`: every annotator’s accepts and rejects in the order in which they gave them, first half against second half
 * (drift by practice or fatigue; of an odd number the middle one counts as first). `afterDecision`: decisions right
 * after an accept against those right after a reject of the same annotator (carry-over, the sequential dependence of
 * judgements). Intervals are 95 % bootstrap intervals over decisions.
 */
export function orderEffects(judged: readonly JudgedItem[], seed: number = defaultSeed): OrderEffects {
  const [early, late, afterAccept, afterReject]: Judgement[][] = [[], [], [], []]
  for (const sequence of sequencesIn(judged)) {
    const half = Math.ceil(sequence.length / 2)
    for (const [place, judgement] of sequence.entries()) {
      if (sequence.length > 1) (place < half ? early : late)?.push(judgement)
      const before = sequence[place - 1]
      if (before) (before.decision === 'accept' ? afterAccept : afterReject)?.push(judgement)
    }
  }
  return {
    secondView: secondView(judged),
    halves: compared(early ?? [], late ?? [], seed),
    afterDecision: compared(afterAccept ?? [], afterReject ?? [], seed),
  }
}

/** Each annotator’s accepts and rejects, in the order in which they were given. */
function sequencesIn(judged: readonly JudgedItem[]): Iterable<readonly Judgement[]> {
  const sequences = new Map<string, Judgement[]>()
  for (const judgement of judged.flatMap(({ judgements }) => judgements)) {
    const { decision, decidedAt, annotatorId } = judgement
    if (decidedAt === null || (decision !== 'accept' && decision !== 'reject')) continue
    const sequence = sequences.get(annotatorId)
    if (sequence) sequence.push(judgement)
    else sequences.set(annotatorId, [judgement])
  }
  for (const sequence of sequences.values()) {
    sequence.sort((a, b) => (a.decidedAt ?? 0) - (b.decidedAt ?? 0) || (a.itemId < b.itemId ? -1 : 1))
  }
  return sequences.values()
}

function compared(before: readonly Judgement[], after: readonly Judgement[], seed: number): Comparison {
  const [first, second] = [groupOf(before), groupOf(after)]
  const times = [
    first.accepted,
    first.decisions - first.accepted,
    second.accepted,
    second.decisions - second.accepted,
  ]
  const value = difference(times)
  if (value === null) {
    return { first, second, difference: { value: null, reason: 'There are too few decisions to compare.' } }
  }
  const [interval] = bootstrapped(times, (drawn) => [difference(drawn)], seed)
  return { first, second, difference: { value, interval: interval ?? null } }
}

function difference(times: ArrayLike<number>): number | null {
  const [a = 0, b = 0, c = 0, d = 0] = Array.from(times)
  return a + b > 0 && c + d > 0 ? c / (c + d) - a / (a + b) : null
}

function groupOf(judgements: readonly Judgement[]): Group {
  const accepted = judgements.filter(({ decision }) => decision === 'accept').length
  const seconds = ascending(judgements.flatMap(({ activeMs }) => (activeMs > 0 ? activeMs / 1000 : [])))
  return {
    decisions: judgements.length,
    accepted,
    share: judgements.length > 0 ? accepted / judgements.length : null,
    medianSeconds: quantile(seconds, 0.5),
  }
}

function secondView(judged: readonly JudgedItem[]): SecondView {
  const counts = { answers: 0, bothRight: 0, mended: 0, spoiled: 0, bothWrong: 0 }
  for (const one of judged) {
    const content = keptContent(one)
    if (!content) continue
    for (const { blindAnswers } of one.judgements) {
      const { global, regional } = blindRightness(blindAnswers, one.item, content)
      if (global === null || regional === null) continue
      counts.answers += 1
      if (regional) counts[global ? 'bothRight' : 'mended'] += 1
      else counts[global ? 'spoiled' : 'bothWrong'] += 1
    }
  }
  return counts
}
