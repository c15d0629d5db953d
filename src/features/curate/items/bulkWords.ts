import type { BulkEdit, BulkOutcome } from '../../../domain/bulkEdits.ts'
import type { ValueWords } from '../../../domain/itemFieldWords.ts'
import { countText } from '../../../ui/quantity.ts'

/** What can be done with the chosen items, by the kind of act. */
export type BulkAct =
  | 'accept'
  | 'reject'
  | 'flag'
  | 'skip'
  | 'takeBack'
  | 'addReason'
  | 'removeReason'
  | 'category'
  | 'difficulty'
  | 'note'
  | 'dismiss'
  | 'resolveAccept'
  | 'resolveReject'
  | 'unresolve'
  | 'gold'
  | 'notGold'
  | 'remove'

export const actGroups: readonly {
  readonly name: string
  /** Only for those who may settle disputes. */
  readonly forAdjudicators: boolean
  readonly acts: readonly (readonly [act: BulkAct, name: string])[]
}[] = [
  {
    name: 'My judgement',
    forAdjudicators: false,
    acts: [
      ['accept', 'Accept'],
      ['reject', 'Reject…'],
      ['flag', 'Flag'],
      ['skip', 'Skip'],
      ['takeBack', 'Take my decision back'],
      ['addReason', 'Add a reason…'],
      ['removeReason', 'Remove a reason…'],
      ['category', 'Set the category…'],
      ['difficulty', 'Set the difficulty…'],
      ['note', 'Add to my note…'],
      ['dismiss', 'Dismiss a problem…'],
    ],
  },
  {
    name: 'The project’s word',
    forAdjudicators: true,
    acts: [
      ['resolveAccept', 'Resolve as accepted'],
      ['resolveReject', 'Resolve as rejected…'],
      ['unresolve', 'Take the resolution back'],
    ],
  },
  {
    name: 'Gold items',
    forAdjudicators: true,
    acts: [
      ['gold', 'Mark as gold, answers as they stand'],
      ['notGold', 'No longer gold'],
    ],
  },
]

/** What happens to items, after their number: “12 items …”. */
export function deedWords(edit: BulkEdit, words: ValueWords): string {
  switch (edit.kind) {
    case 'decide': {
      const deed = {
        accept: 'accepted by you',
        reject: 'rejected by you',
        flag: 'flagged by you',
        skip: 'skipped by you',
      }[edit.decision]
      return withReasons(deed, edit.reasons, words)
    }
    case 'takeBack':
      return 'without your decision'
    case 'reason':
      return `${edit.given ? 'given' : 'freed of'} the reason “${words('reason', edit.code)}” in your judgement`
    case 'category':
      return `put under “${words('category', edit.category ?? '')}” in your judgement`
    case 'difficulty':
      return edit.difficulty === null
        ? 'without a difficulty in your judgement'
        : `given the difficulty ${String(edit.difficulty)} in your judgement`
    case 'note':
      return 'given this line in your note'
    case 'dismiss':
      return `without the problem “${words('problem', edit.code)}” for you`
    case 'resolve':
      return withReasons(
        edit.outcome === 'accept' ? 'accepted by the project' : 'rejected by the project',
        edit.outcome === 'reject' ? edit.reasons : [],
        words,
      )
    case 'unresolve':
      return 'left to the policy again'
    case 'gold':
      return 'gold, with the answer as it stands'
    case 'notGold':
      return 'no longer gold'
    case 'remove':
      return 'removed from the project, with all that was said about them'
  }
}

const withReasons = (deed: string, codes: readonly string[], words: ValueWords): string =>
  codes.length === 0 ? deed : `${deed}: ${codes.map((code) => words('reason', code)).join(', ')}`

/** What an edit will do to how many, as a sentence or two. */
export function outcomeWords(
  edit: BulkEdit,
  { done, same, refused }: BulkOutcome,
  words: ValueWords,
): string {
  const sentences = [
    done > 0 ? `${countText(done, 'item')} will be ${deedWords(edit, words)}.` : 'Nothing will change.',
  ]
  if (same > 0) sentences.push(`Of ${countText(same, 'item')} that is true already.`)
  if (refused.length > 0)
    sentences.push(
      `${countText(refused.length, 'item')} cannot be, and ${refused.length === 1 ? 'stays' : 'stay'} as before.`,
    )
  return sentences.join(' ')
}

/** The step in the history. */
export const stepLabel = (edit: BulkEdit, { done }: BulkOutcome, words: ValueWords): string =>
  `${countText(done, 'item')} ${deedWords(edit, words)}`.slice(0, 120)
