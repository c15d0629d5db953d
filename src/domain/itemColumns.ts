import type { ItemFacts } from './itemFacts.ts'
import { fieldWords, measureWords, type ValueWords } from './itemFieldWords.ts'
import { measureOf, namesOf, type Surroundings } from './itemFields.ts'
import { ranked } from './ranking.ts'
import { measuredFields, type MeasuredField, type NamedField } from './tableView.ts'

/** What a column needs to know besides the facts of an item. */
export interface Sight {
  readonly surroundings: Surroundings
  readonly words: ValueWords
}

/** A column of the table of all items. */
export interface ItemColumn {
  readonly id: string
  readonly name: string
  /** Width in pixels until somebody makes it wider or narrower. */
  readonly width: number
  /** What stands in a cell; empty for nothing. */
  readonly text: (facts: ItemFacts, sight: Sight) => string
  /** The number that it is sorted by, null where that is not known; no function for what is sorted by its text. */
  readonly rank: ((facts: ItemFacts) => number | null) | null
  /** Whether that number, as it is, stands for the text in a spreadsheet. */
  readonly isNumeric: boolean
}

const asText = (id: string, name: string, width: number, text: ItemColumn['text']): ItemColumn => ({
  id,
  name,
  width,
  text,
  rank: null,
  isNumeric: false,
})

const named = (field: NamedField, width: number): ItemColumn =>
  asText(field, fieldWords[field], width, (facts, { surroundings, words }) =>
    namesOf(field)(facts, surroundings)
      .map((value) => words(field, value))
      .join(', '),
  )

const widths: Readonly<Partial<Record<MeasuredField, number>>> = { decidedAt: 150, questionLength: 120 }

function measured(field: MeasuredField): ItemColumn {
  const read = measureOf(field)
  return {
    id: field,
    name: fieldWords[field],
    width: widths[field] ?? 104,
    text(facts) {
      const value = read(facts)
      return value === null ? '' : measureWords(field, value)
    },
    rank: read,
    isNumeric: field !== 'decidedAt',
  }
}

const measuredColumns: Readonly<Record<string, ItemColumn>> = Object.fromEntries(
  measuredFields.map((field) => [field, measured(field)]),
)

const pick = (...fields: readonly MeasuredField[]): readonly ItemColumn[] =>
  fields.flatMap((field) => measuredColumns[field] ?? [])

/** All columns, in the order in which they stand until somebody moves them. The first is always there. */
export const itemColumns: readonly ItemColumn[] = [
  asText('question', 'Question', 340, ({ content }) => content.question),
  asText('answer', 'Answer', 150, ({ content: { answerLetter, answerText } }) =>
    [answerLetter ?? '', answerText].filter(Boolean).join(' · '),
  ),
  named('category', 140),
  named('kind', 120),
  named('stage', 130),
  named('outcome', 100),
  asText('decisions', 'Decisions', 150, ({ judgements }, { words }) =>
    judgements
      .flatMap(({ annotatorId, decision }) =>
        decision === null
          ? []
          : `${words('annotator', annotatorId)}: ${words('decision', decision).toLowerCase()}`,
      )
      .join(', '),
  ),
  named('mine', 110),
  ...pick('agreement', 'areaRatio'),
  named('picture', 150),
  {
    ...asText('size', 'Size', 110, ({ picture }) =>
      picture ? `${String(picture.width)} × ${String(picture.height)}` : '',
    ),
    rank: ({ picture }) => (picture ? picture.width * picture.height : null),
  },
  named('quadrant', 130),
  named('problem', 170),
  named('duplicates', 120),
  ...pick('difficulty', 'seconds', 'checks'),
  named('reason', 170),
  named('status', 130),
  ...pick('consensus'),
  named('gold', 80),
  named('selection', 130),
  asText('note', 'Notes', 180, ({ judgements }) =>
    judgements.flatMap(({ note }) => (note === '' ? [] : note)).join(' · '),
  ),
  asText('optionTexts', 'Option texts', 220, ({ content }) => content.options.join(' | ')),
  named('letter', 110),
  named('questionWord', 100),
  ...pick('options', 'questionLength', 'longestSide', 'width', 'height', 'decidedAt'),
  {
    id: 'order',
    name: 'Place in import',
    width: 120,
    text: ({ item }) => String(item.order + 1),
    rank: ({ item }) => item.order + 1,
    isNumeric: true,
  },
  asText('id', 'Item id', 160, ({ item }) => item.id),
  asText('sourceId', 'Source id', 120, ({ item }) => item.source.id ?? ''),
]

const byId = new Map(itemColumns.map((column) => [column.id, column]))

export const columnOf = (id: string): ItemColumn | undefined => byId.get(id)

/** The columns that are shown until somebody chooses others. */
export const usualColumns: readonly string[] = [
  'question',
  'answer',
  'category',
  'stage',
  'outcome',
  'decisions',
  'agreement',
  'areaRatio',
  'picture',
  'size',
  'quadrant',
  'problem',
  'difficulty',
  'seconds',
]

/**
 * The items in the order of a column, in the order of import where they are alike. Texts are compared in lower case;
 * what has no value comes last in either direction.
 */
export function sortedBy(
  list: readonly ItemFacts[],
  column: ItemColumn,
  descending: boolean,
  sight: Sight,
): readonly ItemFacts[] {
  const sign = descending ? -1 : 1
  const { rank } = column
  if (rank) return ranked(list, (facts) => sign * (rank(facts) ?? Number.NaN))
  const texts = list.map((facts) => column.text(facts, sight).toLowerCase())
  const places = new Map([...new Set(texts)].toSorted().map((text, place) => [text, place]))
  let at = 0
  return ranked(list, () => {
    const text = texts[at] ?? ''
    at += 1
    return text === '' ? Number.NaN : sign * (places.get(text) ?? 0)
  })
}
