/** The kinds of problems that are looked for in an item, for those who choose what they want to hear of. */
export interface ProblemKind {
  readonly code: string
  /** The code in words. */
  readonly name: string
  /** What is wrong then; empty for a kind that this version does not know. */
  readonly about: string
}

export interface ProblemGroup {
  readonly name: string
  readonly kinds: readonly ProblemKind[]
}

const groups: readonly (readonly [group: string, about: Readonly<Record<string, string>>])[] = [
  [
    'Question',
    {
      'question-empty': 'Nothing is asked',
      'question-short': 'Fewer than three words',
      'question-red-box': 'Speaks of a red box that a benchmark does not show',
      'question-letter-instruction': 'Tells how to answer',
      'question-options': 'Still holds lines that look like options',
      'question-image-marker': 'Contains <image>, which evaluators delete',
    },
  ],
  [
    'Options',
    {
      'options-few': 'Only one option',
      'options-many': 'More than 26 options',
      'option-empty': 'An option without text',
      'option-duplicate': 'Two options read the same',
      'option-overlap': 'Who names one option may mean another',
    },
  ],
  [
    'Answer',
    {
      'answer-missing': 'No answer is given',
      'answer-letter-outside': 'A letter for which there is no option',
      'answer-not-among-options': 'A text that no option has',
      'answer-conflict': 'Letter and text name different options',
      'answer-two-symbols': 'Scorers take either order of two symbols for right',
      'answer-punctuation': 'A full stop or the like at its end must be matched',
      'answer-dash': 'A long dash never matches a hyphen',
      'answer-unit': 'A unit after a number must be matched',
      'answer-spelled-number': 'A number in words never matches its digits',
      'answer-slash': 'A slash between words must be matched',
      'answer-list': 'The order of several words counts',
    },
  ],
  [
    'Characters',
    {
      'text-direction': 'Shown in another order than stored',
      'text-invisible': 'Cannot be seen',
      'text-control': 'Control characters',
      'text-damaged': 'Damaged in an earlier conversion',
    },
  ],
  [
    'Region',
    {
      'region-missing': 'No evidence region',
      'region-outside': 'Reaches beyond the picture',
      'region-large': 'Over the largest area share',
      'region-small': 'Under the smallest region side',
    },
  ],
  ['Picture', { 'picture-small': 'Under the smallest picture side' }],
  [
    'Nested boxes',
    {
      'level-misses-b1': 'A level that covers less than all of b1',
      'b1-small': 'b1 under the smallest side',
      'b1-long': 'b1 longer than zoom tools take',
      'levels-nearly-equal': 'Neighbouring levels with an IoU over 0.9',
      'levels-far-apart': 'Over 16 times the area of the level inside',
      'chain-one-level': 'A chain with one level only',
      'levels-wrong-number': 'Another number of levels than the project asks for',
    },
  ],
]

/** `answer-spelled-number` → `Answer spelled number`. */
export function nameOfProblem(code: string): string {
  const words = code.replaceAll(/[-_\s]+/g, ' ').trim()
  return words === '' ? 'Unnamed' : words.charAt(0).toUpperCase() + words.slice(1)
}

/** All known kinds by what they are about, and last those that are muted here and not known to this version. */
export function problemGroups(muted: readonly string[]): readonly ProblemGroup[] {
  const known = groups.map(([name, abouts]) => ({
    name,
    kinds: Object.entries(abouts).map(([code, about]) => ({ code, name: nameOfProblem(code), about })),
  }))
  const codes = new Set(known.flatMap(({ kinds }) => kinds.map(({ code }) => code)))
  const others = muted.filter((code) => !codes.has(code))
  if (others.length === 0) return known
  const kinds = others.map((code) => ({ code, name: nameOfProblem(code), about: '' }))
  return [...known, { name: 'Others', kinds }]
}
