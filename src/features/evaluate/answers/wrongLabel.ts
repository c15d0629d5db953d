import { decide, setNote, toggleReason } from '../../../domain/edits.ts'
import type { Item } from '../../../domain/item.ts'
import type { Judgement, Shown, ShownPreview } from '../../../domain/judgement.ts'
import { budgetCode } from '../../../domain/preview.ts'
import type { Project } from '../../../domain/project.ts'
import type { ItemAnswer } from '../../../evaluation/evaluation.ts'
import { noteWith } from './labelNote.ts'

/** How a label is called wrong: as a decision, or only in the note of a judgement that stands. */
export type Doubt = 'flag' | 'note'

/** The project’s reason for a wrong answer; null where it has none. */
export const wrongAnswerReason = ({ reasons }: Pick<Project, 'reasons'>): string | null =>
  (
    reasons.find(({ code }) => code === 'wrong-answer') ??
    reasons.find(({ name }) => /wrong (answer|label)|(answer|label) (is )?wrong/i.test(name))
  )?.code ?? null

/** What was seen of models, as judgements record it: nobody can look at answers and be blind again. */
export const seenAnswers = (answers: readonly ItemAnswer[]): readonly ShownPreview[] =>
  answers
    .filter(({ model }) => model !== '')
    .map(({ model, budget, view }) => ({
      modelId: model.slice(0, 200),
      budget: budget ? budgetCode(budget) : 'unknown',
      view,
    }))

/** One’s own judgement with the doubt in it; all that was said before stays, but for the decision where that is flagged. */
export function doubted(
  before: Judgement,
  item: Item,
  project: Project,
  doubt: { readonly how: Doubt; readonly line: string; readonly at: number; readonly shown: Shown },
): Judgement {
  const reason = wrongAnswerReason(project)
  const isNew = reason !== null && !before.reasons.includes(reason) && doubt.how === 'flag'
  const reasoned = isNew ? toggleReason(before, reason, project) : before
  const noted = setNote(reasoned, noteWith(reasoned.note, doubt.line))
  const after =
    doubt.how === 'flag'
      ? decide(noted, item, 'flag', doubt.at, doubt.shown, { activeMs: 0, idleMs: 0 })
      : noted
  // All of it is one change.
  return after === before ? before : { ...after, rev: before.rev + 1 }
}
