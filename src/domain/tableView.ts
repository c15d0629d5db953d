/** A way to look at the table of all items: kept under a name, and handed from a chart to the table. */
export interface TableView {
  /** An item is shown when all of them hold. */
  readonly conditions: readonly Condition[]
  /** Words that must all occur in question, options, answer, category, picture name, notes or ids. */
  readonly search: string
  readonly sort: { readonly column: string; readonly descending: boolean } | null
  /** Ids of the columns, in their order. */
  readonly columns: readonly string[]
}

export interface SavedView extends TableView {
  readonly id: string
  readonly name: string
}

/** `names`: the item has one of the values (or, with `not`, none of them); `''` stands for none at all. */
export type Condition =
  | {
      readonly kind: 'names'
      readonly field: NamedField
      readonly values: readonly string[]
      readonly not: boolean
    }
  /** `measure`: from … (included) up to … (excluded; included where it is the largest possible value); null is no end. */
  | {
      readonly kind: 'measure'
      readonly field: MeasuredField
      readonly from: number | null
      readonly below: number | null
    }

/** Fields of an item whose values are names; an item may have several of them. */
export const namedFields = [
  'category',
  /** `choice` or `open`. */
  'kind',
  /** `needed`, `disputed` or `resolved`. */
  'stage',
  /** `accept` or `reject`, of what is resolved. */
  'outcome',
  /** What anybody decided. */
  'decision',
  /** What one decided oneself; `undecided` among them. */
  'mine',
  'annotator',
  'reason',
  /** Upstream status. */
  'status',
  /** Letter of the answer. */
  'letter',
  /** First word of the question, in lower case. */
  'questionWord',
  /** What previews came to. */
  'quadrant',
  /** Codes of problems. */
  'problem',
  /** Groups of duplicates, by name; `''` for items that are like no other. */
  'duplicates',
  /** `gold`, or nothing. */
  'gold',
  /** `taken`, or why not. */
  'selection',
  'picture',
] as const
export type NamedField = (typeof namedFields)[number]

/** Fields of an item that are measured. */
export const measuredFields = [
  /** Region area ÷ picture area, 0 to 1. */
  'areaRatio',
  /** Pixels. */
  'width',
  'height',
  'longestSide',
  /** Share of the annotators who say what most say, 0 to 1. */
  'agreement',
  /** Judgements that accept or reject. */
  'checks',
  /** Active seconds of all annotators. */
  'seconds',
  /** Mean of what annotators said, 1 to 5. */
  'difficulty',
  /** Share of the teacher answers that agreed. */
  'consensus',
  /** Characters of the question. */
  'questionLength',
  /** Options; 0 for open questions. */
  'options',
  /** When it was last decided, milliseconds. */
  'decidedAt',
] as const
export type MeasuredField = (typeof measuredFields)[number]
