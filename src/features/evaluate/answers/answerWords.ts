import type { AnswerSort } from '../../../domain/answerFilter.ts'
import type { AnswerSign, ModelOutcome } from '../../../domain/answerFilterFacts.ts'
import type { FoundBy } from '../../../domain/answerExtraction.ts'
import { budgetName } from '../../../domain/budgetName.ts'
import type { AnswerVerdict, Told } from '../../../domain/prediction.ts'
import { quadrantNames } from '../../../domain/quadrant.ts'
import type { ScoringRule } from '../../../domain/scored.ts'
import { cropNames, viewNames } from '../../../domain/viewNames.ts'
import type { ItemAnswer } from '../../../evaluation/evaluation.ts'
import { shortened } from '../../../ui/longText.ts'
import { momentText } from '../../../ui/moment.ts'
import { countText, numberText } from '../../../ui/quantity.ts'
import type { Standing } from './answerGroups.ts'

/** What an answer was given to: the view, or the kind of crop that lay beside the whole picture. */
export const askedWords = ({ view, crop }: Pick<ItemAnswer, 'view' | 'crop'>): string =>
  `${viewNames[view]} view${crop === null ? '' : `, ${cropNames[crop].toLowerCase()}`}`

/** What settled an answer, and what that means. */
export const ruleWords: Readonly<Record<ScoringRule, { readonly name: string; readonly hint: string }>> = {
  equal: {
    name: 'Equal to the right answer',
    hint: 'The same after normalisation, as a number, or symbolically: what upstream calls mathruler.',
  },
  letter: { name: 'Letter of the option', hint: 'The letter that it names was compared with the right one.' },
  'option-text': { name: 'Text of the option', hint: 'It says what the right option says.' },
  number: { name: 'Same number', hint: 'The same number, or the same amount with its unit.' },
  'no-answer': { name: 'No answer found', hint: 'It is empty, or there is no answer in what was said.' },
  'no-match': {
    name: 'No rule calls it right',
    hint: 'Wrong until a judge or a person says something else.',
  },
  'no-key': { name: 'Nothing to compare with', hint: 'The item has no right answer.' },
  told: { name: 'Told by the file', hint: 'The file itself says so, and it is trusted by the settings.' },
  judge: { name: 'Said by a judge', hint: 'A model at an endpoint of your own settled it.' },
  person: { name: 'Said by a person', hint: 'Somebody here settled it, which overrules everything.' },
}

export const foundWords: Readonly<Record<FoundBy, string>> = {
  tag: 'found between answer tags',
  boxed: 'found in \\boxed{}',
  'answer-word': 'found after the word “Answer”',
  'last-lines': 'found on the last lines',
  whole: 'all that was said',
}

export function standingWords({ right, rule, isOpen }: Standing): string {
  if (isOpen) return 'Being scored'
  if (rule === null) return 'Not scored'
  return right === null ? 'Nothing to compare with' : right ? 'Right' : 'Wrong'
}

const quadrantOutcomes = { ...quadrantNames, 'views-differ': 'Views disagree' }

export const outcomeNames: Readonly<Record<ModelOutcome, string>> = {
  'right-global': 'Right in the global view',
  'wrong-global': 'Wrong in the global view',
  'right-regional': 'Right in the regional view',
  'wrong-regional': 'Wrong in the regional view',
  ...quadrantOutcomes,
  'right-blind': 'Right blind',
  'wrong-blind': 'Wrong blind',
}

export const signNames: Readonly<Record<AnswerSign, string>> = {
  'models-differ-global': 'Models disagree, global view',
  'models-differ-regional': 'Models disagree, regional view',
  'all-wrong': 'Everybody wrong: label in doubt',
  'all-wrong-global': 'Everybody wrong, global view',
  'all-wrong-regional': 'Everybody wrong, regional view',
  'all-right': 'Everybody right',
  unanswered: 'A model has no answer',
  'profiles-differ': 'Scoring profiles differ',
  unsettled: 'Not settled by any rule',
  judge: 'Settled by a judge',
  person: 'Settled by a person',
}

export const sortNames: Readonly<Record<AnswerSort, string>> = {
  order: 'In their order',
  'fewest-right': 'Fewest right first',
  'most-right': 'Most right first',
  disagreement: 'Most disagreement first',
}

/** Under what an answer was given, in a few words. */
export function circumstances(answer: ItemAnswer): readonly string[] {
  const { seed, budget, prediction } = answer
  const { outputTokens, seconds } = prediction
  return [
    seed === null ? null : `seed ${seed}`,
    budget === null ? null : budgetName(budget),
    outputTokens === null ? null : countText(outputTokens, 'token'),
    seconds === null ? null : `${seconds < 10 ? seconds.toFixed(1) : numberText(Math.round(seconds))} s`,
  ].filter((each) => each !== null)
}

export const toldWords = ({ right, by }: Told): string =>
  `The file says ${right ? 'right' : 'wrong'} (${shortened(by, 60)})`

/** Who said it and when. */
export function verdictWords(verdict: AnswerVerdict, nameOf: (who: string) => string): string {
  const { by, who, right, at } = verdict
  const name = by === 'judge' ? `The judge ${shortened(who, 80)}` : nameOf(who)
  return `${name} said ${right ? 'right' : 'wrong'} on ${momentText(at)}`
}

/** `3 of 4 right`; null where nobody answered. */
export const tallyWords = (right: number, of: number): string | null =>
  of === 0 ? null : `${numberText(right)} of ${numberText(of)} right`

/** An answer in one sentence, for whoever only hears it. */
export const inHandWords = (answer: ItemAnswer, standing: Standing): string =>
  `${shortened(answer.label, 80)}, ${askedWords(answer)}: ${shortened(answer.score?.extracted ?? '', 200) || 'no answer'}. ${standingWords(standing)}.`
