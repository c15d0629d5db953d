import type { Judgement } from './judgement.ts'
import type { Look } from './project.ts'

/** Where an annotator stands with an item: still answering from one view, or free to judge. */
export type Phase = 'answer-global' | 'answer-regional' | 'judge'

/**
 * The phase that follows from the project's look and the answers already given. Global first asks for an answer from
 * each view, so that the human zooming gap can be measured; blind asks for one with both views in sight.
 */
export function phaseOf(
  look: Look,
  judgement: Pick<Judgement, 'decision' | 'blindAnswers'> | undefined,
): Phase {
  if (judgement && judgement.decision !== null) return 'judge'
  const answered = (view: 'global' | 'regional') =>
    judgement?.blindAnswers.some((answer) => answer.view === view) ?? false
  switch (look) {
    case 'side-by-side':
      return 'judge'
    case 'global-first':
      if (!answered('global') && !answered('regional')) return 'answer-global'
      return answered('regional') ? 'judge' : 'answer-regional'
    case 'blind':
      return answered('regional') ? 'judge' : 'answer-regional'
  }
}

/** Whether the region, its outline and its view may be seen in this phase. */
export const showsRegion = (phase: Phase): boolean => phase !== 'answer-global'

/** Whether the given answer may be seen in this phase. */
export const showsAnswer = (phase: Phase): boolean => phase === 'judge'
