import { plainAnswer } from './answerMatch.ts'
import { isMultipleChoice, type Item } from './item.ts'
import { checkNames, contentOf, impliedChecks, type CheckName, type Judgement } from './judgement.ts'
import type { Project } from './project.ts'

/** What annotators can agree or disagree about. */
export type AgreementSubject =
  | 'decision'
  | CheckName
  | 'category'
  | 'difficulty'
  | 'answerLetter'
  | 'answerText'
  | 'blindGlobal'
  | 'blindRegional'

/** For people. */
export const subjectNames: Readonly<Record<AgreementSubject, string>> = {
  decision: 'Decision',
  answerable: 'Answerable',
  unambiguous: 'Unambiguous',
  rightGlobal: 'Right in the global view',
  rightRegional: 'Right in the regional view',
  category: 'Category',
  difficulty: 'Difficulty',
  answerLetter: 'Answer, by letter',
  answerText: 'Answer, by text',
  blindGlobal: 'Blind answer, global view',
  blindRegional: 'Blind answer, regional view',
}

/** How one subject is read off a judgement. */
export interface SubjectReading {
  readonly subject: AgreementSubject
  /** Everything that can be said, in its order if it has one. */
  readonly values: readonly string[]
  /** Whether the values have an order, so that neighbours nearly agree. */
  readonly ordered: boolean
  /** What was said, null for nothing. */
  readonly said: (judgement: Judgement, item: Item) => string | null
}

/**
 * Decision: accept, reject or flag; whoever skips has not said anything. Checks: with what accepting implies. Category
 * and answer: as accepted, so that what an annotator left as given counts as said; a letter for multiple choice, else
 * the text by `plainAnswer`. Blind answers: given before the given answer was shown; an empty one is “cannot tell”.
 */
export const subjectReadings = ({ categories }: Pick<Project, 'categories'>): readonly SubjectReading[] => [
  {
    subject: 'decision',
    values: ['accept', 'reject', 'flag'],
    ordered: false,
    said: ({ decision }) => (decision === 'skip' ? null : decision),
  },
  ...checkNames.map((name): SubjectReading => ({
    subject: name,
    values: ['yes', 'no'],
    ordered: false,
    said: (judgement) => {
      const check = impliedChecks(judgement)[name]
      return check === null ? null : check ? 'yes' : 'no'
    },
  })),
  {
    subject: 'category',
    values: categories.map(({ id }) => id),
    ordered: false,
    said: accepted((judgement, item) => contentOf(item, judgement.revision).category),
  },
  {
    subject: 'difficulty',
    values: ['1', '2', '3', '4', '5'],
    ordered: true,
    said: ({ difficulty }) => (difficulty === null ? null : String(difficulty)),
  },
  {
    subject: 'answerLetter',
    values: [],
    ordered: false,
    said: accepted((judgement, item) => {
      const content = contentOf(item, judgement.revision)
      return isMultipleChoice(content) ? content.answerLetter : null
    }),
  },
  {
    subject: 'answerText',
    values: [],
    ordered: false,
    said: accepted((judgement, item) => {
      const content = contentOf(item, judgement.revision)
      return isMultipleChoice(content) ? null : plainAnswer(content.answerText)
    }),
  },
  blind('blindGlobal', 'global'),
  blind('blindRegional', 'regional'),
]

const accepted =
  (said: SubjectReading['said']): SubjectReading['said'] =>
  (judgement, item) =>
    judgement.decision === 'accept' ? said(judgement, item) : null

const blind = (subject: AgreementSubject, view: 'global' | 'regional'): SubjectReading => ({
  subject,
  values: [],
  ordered: false,
  said: ({ blindAnswers }) => {
    const found = blindAnswers.find((answer) => answer.view === view)
    return found ? plainAnswer(found.answer) : null
  },
})
