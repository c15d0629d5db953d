import { isRight, type Key } from './answerMatch.ts'
import { consensusOf, isAgreed, isTooEasy, rightCount, type Consensus, type Cutoffs } from './consensus.ts'
import { isMultipleChoice } from './item.ts'
import type { Judgement } from './judgement.ts'
import { phaseOf, showsAnswer } from './looks.ts'
import type { Preview, View } from './preview.ts'
import type { Project } from './project.ts'
import { quadrantOf, type Quadrant } from './quadrant.ts'

/**
 * How a model did in one view. `unjudged`: it answered, but the item has no answer to compare with. `refused`: it could
 * not say anything.
 */
export interface ViewVerdict {
  readonly kind: 'right' | 'wrong' | 'unjudged' | 'refused'
  /** Share of its answers that are right, 0 to 1; null when there is nothing to compare. */
  readonly share: number | null
  /** The answer that it gave most often, which decides; null when it refused. */
  readonly consensus: Consensus | null
}

/** How a model did on one item under one budget; null for a view in which it was not asked. */
export interface PreviewOutcome {
  readonly global: ViewVerdict | null
  readonly regional: ViewVerdict | null
  readonly blind: ViewVerdict | null
  /** Null until both views are known. A refusal counts as not right, unless it refuses in both. */
  readonly quadrant: Quadrant | null
  /** The model, shown the evidence alone, is sure of another answer than the given one. */
  readonly disagrees: boolean
  /** By the difficulty cut-off on the global view (FORMATS §1.6). */
  readonly tooEasy: boolean
}

export const notAsked: PreviewOutcome = {
  global: null,
  regional: null,
  blind: null,
  quadrant: null,
  disagrees: false,
  tooEasy: false,
}

/** From this confidence on, a single answer counts as given for sure. */
const sure = 0.5

/** What the previews of one item by one model under one budget come to; of several of a view the newest counts. */
export function outcomeOf(previews: readonly Preview[], key: Key, cutoffs: Cutoffs): PreviewOutcome {
  const newest = new Map<View, Preview>()
  for (const preview of previews) {
    if (preview.at >= (newest.get(preview.view)?.at ?? Number.NEGATIVE_INFINITY)) {
      newest.set(preview.view, preview)
    }
  }
  const verdictIn = (view: View): ViewVerdict | null => {
    const preview = newest.get(view)
    return preview ? verdictOn(preview, key) : null
  }
  const [global, regional, blind] = [verdictIn('global'), verdictIn('regional'), verdictIn('blind')]
  const shownWhole = newest.get('global')
  const right = shownWhole ? rightCount(shownWhole.answers, key) : null
  return {
    global,
    regional,
    blind,
    quadrant: global && regional ? quadrantBetween(global, regional) : null,
    disagrees: regional?.kind === 'wrong' && isSure(regional, newest.get('regional'), key, cutoffs),
    tooEasy: right !== null && isTooEasy(right, cutoffs),
  }
}

/** The verdict on one view: right when the answer that was given most often is. */
export function verdictOn(preview: Pick<Preview, 'answers'>, key: Key): ViewVerdict {
  const consensus = consensusOf(preview.answers)
  if (!consensus) return { kind: 'refused', share: null, consensus: null }
  const counted = rightCount(preview.answers, key)
  if (!counted) return { kind: 'unjudged', share: null, consensus }
  const kind = isRight(consensus.answer, key) ? 'right' : 'wrong'
  return { kind, share: counted.right / counted.of, consensus }
}

function quadrantBetween(global: ViewVerdict, regional: ViewVerdict): Quadrant | null {
  if (global.kind === 'unjudged' || regional.kind === 'unjudged') return null
  if (global.kind === 'refused' && regional.kind === 'refused') return null
  return quadrantOf(global.kind === 'right', regional.kind === 'right')
}

/**
 * Of several answers by the consensus cut-off (FORMATS §1.6); of a single one by its confidence, where that is told.
 * What comes down to none of the options is no other answer.
 */
function isSure(
  { consensus }: ViewVerdict,
  preview: Preview | undefined,
  key: Key,
  cutoffs: Cutoffs,
): boolean {
  if (!consensus || (isMultipleChoice(key) && consensus.answer.option === null)) return false
  return consensus.of > 1 ? isAgreed(consensus, cutoffs) : (preview?.confidence ?? 1) >= sure
}

/**
 * Whether an annotator may see what models say about an item: once they have decided, or by the policy as soon as they
 * may see the given answer.
 */
export const maySeePreviews = (
  { previews, look }: Pick<Project, 'previews' | 'look'>,
  judgement: Pick<Judgement, 'decision' | 'blindAnswers'> | undefined,
): boolean =>
  previews.shown === 'always' ? showsAnswer(phaseOf(look, judgement)) : isOwnWord(judgement?.decision ?? null)

/** Whoever skips has not said anything yet. */
const isOwnWord = (decision: Judgement['decision']): boolean => decision !== null && decision !== 'skip'
