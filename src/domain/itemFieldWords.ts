import { unnamed } from './person.ts'
import type { Project } from './project.ts'
import { quadrantNames } from './quadrant.ts'
import { selectionNames } from './selectionSentences.ts'
import type { Condition, MeasuredField, NamedField } from './tableView.ts'

/** What fields, their values and conditions on them are called, for people. */
export const fieldWords: Readonly<Record<NamedField | MeasuredField, string>> = {
  category: 'Category',
  kind: 'Kind',
  stage: 'Stage',
  outcome: 'Outcome',
  decision: 'Somebody’s decision',
  mine: 'My decision',
  annotator: 'Annotator',
  reason: 'Reason',
  status: 'Source status',
  letter: 'Answer letter',
  questionWord: 'First word',
  quadrant: 'Preview',
  problem: 'Problem',
  duplicates: 'Duplicates',
  gold: 'Gold',
  selection: 'Selection',
  picture: 'Picture',
  areaRatio: 'Area ratio',
  width: 'Picture width',
  height: 'Picture height',
  longestSide: 'Longest side',
  agreement: 'Agreement',
  checks: 'Checks',
  seconds: 'Active seconds',
  difficulty: 'Difficulty',
  consensus: 'Consensus',
  questionLength: 'Question length',
  options: 'Options',
  decidedAt: 'Last decided',
}

const decided = { accept: 'Accepted', reject: 'Rejected', flag: 'Flagged', skip: 'Skipped' }

const ownWords: Readonly<Partial<Record<NamedField, Readonly<Record<string, string>>>>> = {
  kind: { choice: 'Multiple choice', open: 'Open' },
  stage: { needed: 'Needs judgements', disputed: 'Disputed', resolved: 'Resolved' },
  outcome: decided,
  decision: decided,
  mine: { ...decided, undecided: 'Undecided' },
  quadrant: { ...quadrantNames, disagrees: 'Says another answer', 'too-easy': 'Too easy' },
  gold: { gold: 'Gold' },
  selection: selectionNames,
}

/** What stands for no value at all. */
const noneWords: Readonly<Record<NamedField, string>> = {
  category: 'No category',
  kind: 'No kind',
  stage: 'No stage',
  outcome: 'Not resolved',
  decision: 'Nobody decided',
  mine: 'Undecided',
  annotator: 'Nobody',
  reason: 'No reason',
  status: 'No status',
  letter: 'No letter',
  questionWord: 'No word',
  quadrant: 'Not asked or hidden',
  problem: 'No problem',
  duplicates: 'Like no other',
  gold: 'Not gold',
  selection: 'No plan',
  picture: 'No picture',
}

export type ValueWords = (field: NamedField, value: string) => string

/** What pictures are called and items ask, by their ids: a group of duplicates goes by what one of them asks. */
export interface NamesElsewhere {
  readonly picture: (pictureId: string) => string | undefined
  readonly question: (itemId: string) => string | undefined
}

const nameless: NamesElsewhere = { picture: () => undefined, question: () => undefined }

/** What a value is called in this project; `''` is none. */
export function valueWordsIn(
  { categories, reasons, people }: Pick<Project, 'categories' | 'reasons' | 'people'>,
  named: NamesElsewhere = nameless,
): ValueWords {
  const categoryNames = new Map(categories.map(({ id, name }) => [id, name]))
  const reasonNames = new Map(reasons.map(({ code, name }) => [code, name]))
  const peopleNames = new Map(people.map(({ id, name }) => [id, name]))
  return (field, value) => {
    if (value === '') return noneWords[field]
    switch (field) {
      case 'category':
        return categoryNames.get(value) ?? value
      case 'reason':
        return reasonNames.get(value) ?? value
      case 'annotator':
        return peopleNames.get(value) ?? unnamed(value)
      case 'problem':
        return sentenceCase(value)
      case 'selection':
        return ownWord(field, value) ?? sentenceCase(value)
      case 'picture':
        return named.picture(value) ?? value
      case 'duplicates':
        return named.question(value) ?? value
      default:
        return ownWord(field, value) ?? value
    }
  }
}

function ownWord(field: NamedField, value: string): string | undefined {
  const words = ownWords[field]
  return words && Object.hasOwn(words, value) ? words[value] : undefined
}

function sentenceCase(code: string): string {
  const words = code.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const plain = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })
const percent = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 })

/** Fields that are shares, told in percent. */
export const shareFields: ReadonlySet<MeasuredField> = new Set(['areaRatio', 'agreement', 'consensus'])

const units: Readonly<Partial<Record<MeasuredField, string>>> = {
  width: 'px',
  height: 'px',
  longestSide: 'px',
  seconds: 's',
}

/** A measure as people read it: `0.8 %`, `4,000 px`, `12.5 s`, `2026-11-20 14:05 UTC`. */
export function measureWords(field: MeasuredField, value: number): string {
  if (field === 'decidedAt') return timeWords(value)
  if (shareFields.has(field)) return `${percent.format(value * 100)} %`
  const unit = units[field]
  return unit === undefined ? plain.format(value) : `${plain.format(value)} ${unit}`
}

function timeWords(at: number): string {
  const date = new Date(at)
  return Number.isNaN(date.getTime()) ? '' : `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

/** Names of a condition that are listed before the rest is counted. */
const mostNamed = 4

/** A condition as a few words: `Category is OCR or Colour`, `Area ratio below 1 %`. */
export function conditionWords(condition: Condition, words: ValueWords): string {
  const name = fieldWords[condition.field]
  if (condition.kind === 'measure') {
    const { field, from, below } = condition
    if (from === null && below === null) return `${name} is known`
    if (below === null) return `${name} from ${measureWords(field, from ?? 0)}`
    if (from === null) return `${name} below ${measureWords(field, below)}`
    return `${name} from ${measureWords(field, from)} to ${measureWords(field, below)}`
  }
  const { field, values, not } = condition
  if (values.length === 0) return not ? `${name} is anything` : `${name} is nothing`
  const [only] = values
  if (only === '' && values.length === 1) return not ? `${name} is known` : noneWords[field]
  const named = values.slice(0, mostNamed).map((value) => words(field, value))
  const rest = values.length - named.length
  const parts = rest > 0 ? [...named, `${rest} more`] : named
  const list = parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} or ${parts.at(-1) ?? ''}`
  return `${name} ${not ? 'is not' : 'is'} ${list}`
}
