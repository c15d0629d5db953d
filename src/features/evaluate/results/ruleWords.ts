import type { ScoringProfile, ScoringRule } from '../../../domain/scored.ts'

export const profileNames: Readonly<Record<ScoringProfile, string>> = {
  upstream: 'Upstream',
  strict: 'Strict',
}

export const ruleNames: Readonly<Record<ScoringRule, string>> = {
  equal: 'Equal',
  letter: 'Option letter',
  'option-text': 'Option text',
  number: 'Number',
  'no-answer': 'No answer',
  'no-match': 'No match',
  'no-key': 'Nothing to compare with',
  told: 'Told by the file',
  judge: 'Judge',
  person: 'Person',
}

export const ruleSentences: Readonly<Record<ScoringRule, string>> = {
  equal:
    'Right: the same after normalisation, as numbers, or by algebra. Upstream this is the mathruler step, which takes two symbols in any order for equal.',
  letter: 'Right: the answer names the letter of the right option.',
  'option-text': 'Right: the answer is the text of the right option. Strict only.',
  number: 'Right: the same amount, its unit abbreviated or left out. Strict only.',
  'no-answer': 'Wrong: nothing was answered, or no answer was found in what was said.',
  'no-match': 'Wrong, as far as rules can tell: a judge or a person may still say otherwise.',
  'no-key': 'Not counted: the item has no answer to compare with.',
  told: 'As the file itself says; only where its verdicts are trusted.',
  judge: 'As the judge at your endpoint said.',
  person: 'As somebody here decided; goes before everything else.',
}

interface ProfileStep {
  readonly step: string
  readonly upstream: string
  readonly strict: string
}

/** Where the two profiles part, step by step, with answers that tell them apart. */
export const profileSteps: readonly ProfileStep[] = [
  {
    step: 'Answer tags',
    upstream: 'From the first opening tag to the first closing one; an open tag loses its last character.',
    strict: 'What stands in the last tags, closed or not; thoughts are left out.',
  },
  {
    step: 'Boxed answers',
    upstream: 'Not looked for.',
    strict: 'The last \\boxed{…}, its braces matched.',
  },
  {
    step: 'The word “Answer:”',
    upstream: 'Everything from the word on, the word included; so the letter rule reads “Answer: B” as A.',
    strict: 'What follows the last “Answer:” or “the answer is”, on its line.',
  },
  {
    step: 'Without any of these',
    upstream: 'The last three lines.',
    strict: 'The last line; of multiple choice, all lines.',
  },
  {
    step: 'Equal',
    upstream:
      'Lower case, no blanks; numbers as numbers; else by algebra, where “no” equals “on” and “A1” equals “1A”. “C.” is not “C”, “red.” not “red”.',
    strict:
      'The same words, whatever case, blanks, end stops, quotation marks or article; order counts. Algebra only where there is something to work out.',
  },
  {
    step: 'Numbers',
    upstream: '7, 7.0 and 07 are equal, “seven” and “7 cars” are not; “10 meters” is 10, “10 m” is not.',
    strict: 'Written out, in digits or as fractions; units abbreviated or left out, never converted.',
  },
  {
    step: 'Multiple choice',
    upstream:
      'Only the letter alone: “C”, “c” or “(C)”. With the letter rule also the first letter in brackets, else the first capital before a stop, bracket or blank, else the first capital.',
    strict: 'The option that the answer comes down to: “C”, “C.”, “(C) red”, “option C”, or its text.',
  },
  {
    step: 'What is left',
    upstream: 'Goes to a language model in the released scripts; here wrong until a judge speaks.',
    strict: 'Wrong until a judge speaks.',
  },
]

export const letterRuleSentence =
  'Upstream only: the released scripts look at first letters for a fixed list of benchmarks, which ZoomBench is not on. Off reproduces their figures for ZoomBench.'
export const trustToldSentence =
  'Where a file already says which answers are right, that counts before the rules: what reproduces the figures of the evaluator that wrote it.'
