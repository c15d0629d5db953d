import type { Rect } from './geometry.ts'
import type { Content, Item } from './item.ts'
import { contentOf, type Judgement } from './judgement.ts'
import { sameWording } from './wording.ts'

/** What is known about an item of the sample project. */
export interface Truth {
  /** Reason code of what is wrong with it; null for a good item. */
  readonly flaw: string | null
  /** The right answer as text; null where there is none. */
  readonly correct: string | null
  readonly explanation: string
}

/**
 * How a decision compares with the truth. `found`: a flaw, rejected or mended. `missed`: a flaw, accepted. `kept`: a
 * good item, accepted. `lost`: a good item, rejected. `spoilt`: a good item, accepted with another answer. `open`: no
 * decision that counts.
 */
export type Outcome = 'found' | 'missed' | 'kept' | 'lost' | 'spoilt' | 'open'

export interface Finding {
  readonly itemId: string
  readonly outcome: Outcome
  readonly flaw: string | null
  /** For a flaw that was rejected: whether the reason was among those given. Else null. */
  readonly reasonMatched: boolean | null
  readonly explanation: string
}

export interface Debrief {
  /** One for each item whose truth is known, in the order of the items. */
  readonly findings: readonly Finding[]
  readonly counts: Readonly<Record<Outcome, number>>
  readonly reasonsMatched: number
}

/** Compares one annotator's judgements, by item id, with what is known. */
export function debrief(
  items: readonly Item[],
  judgements: ReadonlyMap<string, Judgement>,
  truthOf: (item: Item) => Truth | undefined,
): Debrief {
  const findings = items
    .toSorted((a, b) => a.order - b.order)
    .flatMap((item) => {
      const truth = truthOf(item)
      return truth ? finding(item, judgements.get(item.id), truth) : []
    })
  const counts = { found: 0, missed: 0, kept: 0, lost: 0, spoilt: 0, open: 0 }
  for (const { outcome } of findings) counts[outcome] += 1
  return { findings, counts, reasonsMatched: findings.filter(({ reasonMatched }) => reasonMatched).length }
}

/** By what the truth about an item of the sample is found again: several may ask the same about one picture. */
export function truthKey(pictureName: string, question: string, region: Rect | null): string {
  const place = region ? [region.x1, region.y1, region.x2, region.y2].map(Math.round).join(',') : ''
  return JSON.stringify([pictureName, question, place])
}

function finding(item: Item, judgement: Judgement | undefined, truth: Truth): Finding {
  const { flaw, explanation } = truth
  const outcome = outcomeOf(item, judgement, truth)
  const rejected = judgement?.decision === 'reject'
  const reasonMatched = flaw !== null && rejected ? judgement.reasons.includes(flaw) : null
  return { itemId: item.id, outcome, flaw, reasonMatched, explanation }
}

function outcomeOf(item: Item, judgement: Judgement | undefined, truth: Truth): Outcome {
  if (judgement?.decision === 'reject') return truth.flaw === null ? 'lost' : 'found'
  if (judgement?.decision !== 'accept') return 'open'
  const right =
    truth.correct === null || sameWording(contentOf(item, judgement.revision).answerText, truth.correct)
  if (truth.flaw === null) return right ? 'kept' : 'spoilt'
  const mended = mending.get(truth.flaw)?.some((field) => judgement.revision[field] !== undefined) ?? false
  return mended && right ? 'found' : 'missed'
}

/** What must have been revised for a flaw to be mended; what is not named cannot be. */
const mending: ReadonlyMap<string, readonly (keyof Content)[]> = new Map([
  ['wrong-answer', ['answerText', 'answerLetter']],
  ['options-faulty', ['options']],
  ['region-misses', ['region']],
  ['several-instances', ['question']],
  ['views-disagree', ['question']],
  ['not-answerable', ['question', 'region']],
  ['outside-knowledge', ['question']],
])
