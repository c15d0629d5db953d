import type { Dataset } from './dataset.ts'
import { isMultipleChoice } from './item.ts'
import type { ItemFacts } from './itemFacts.ts'
import type { Judgement } from './judgement.ts'
import type { PreviewOutcome } from './previewOutcome.ts'
import { openProblemCodes } from './problemsOn.ts'
import { decidingAmong } from './review.ts'
import type { MeasuredField, NamedField } from './tableView.ts'

/** What the fields of an item rest on, besides its facts. */
export interface Surroundings {
  /** Whose own decisions `mine` means, and whose dismissals count. */
  readonly annotatorId: string
  /** What models came to, by item id: only what the annotator may see. */
  readonly outcomes: ReadonlyMap<string, PreviewOutcome>
  /** Item id → the group of duplicates that it is in; items that are like no other are not in it. */
  readonly duplicates: ReadonlyMap<string, string>
  /** Item id → `taken`, or why not; empty while nothing was selected. */
  readonly selection: ReadonlyMap<string, string>
  readonly gold: ReadonlySet<string>
  /** Codes of the problems that the annotator has not dismissed; worked out when they are asked for. */
  readonly problemsOf: (facts: ItemFacts) => readonly string[]
}

export type Around = Partial<Pick<Surroundings, 'outcomes' | 'duplicates' | 'selection'>>

const nothing: ReadonlyMap<string, never> = new Map<string, never>()

export const surroundingsOf = (
  dataset: Pick<Dataset, 'project' | 'pictures'>,
  annotatorId: string,
  around: Around = {},
): Surroundings => ({
  annotatorId,
  outcomes: around.outcomes ?? nothing,
  duplicates: around.duplicates ?? nothing,
  selection: around.selection ?? nothing,
  gold: new Set(dataset.project.gold.answers.map(({ itemId }) => itemId)),
  problemsOf: ({ item, judgements }) => openProblemCodes(dataset, item, ownAmong(judgements, annotatorId)),
})

export const ownAmong = (judgements: readonly Judgement[], annotatorId: string): Judgement | undefined =>
  judgements.find((judgement) => judgement.annotatorId === annotatorId)

export type NamesReader = (facts: ItemFacts, surroundings: Surroundings) => readonly string[]
export type MeasureReader = (facts: ItemFacts) => number | null

const none: readonly string[] = []
const one = (value: string | null | undefined): readonly string[] =>
  value === null || value === undefined || value === '' ? none : [value]

const unique = (values: readonly string[]): readonly string[] =>
  values.length < 2 ? values : [...new Set(values)]

const names: Readonly<Record<NamedField, NamesReader>> = {
  category: ({ content }) => one(content.category),
  kind: ({ content }) => one(isMultipleChoice(content) ? 'choice' : 'open'),
  stage: ({ stage }) => one(stage),
  outcome: ({ resolution }) => one(typeof resolution === 'string' ? null : resolution.outcome),
  decision: ({ judgements }) => unique(judgements.flatMap(({ decision }) => decision ?? [])),
  mine: ({ judgements }, { annotatorId }) => one(ownAmong(judgements, annotatorId)?.decision ?? 'undecided'),
  annotator: ({ judgements }) => judgements.map(({ annotatorId }) => annotatorId),
  reason: ({ judgements, resolution }) =>
    unique([
      ...judgements.flatMap(({ reasons }) => reasons),
      ...(typeof resolution === 'string' ? none : resolution.reasons),
    ]),
  status: ({ item }) => one(item.source.status),
  letter: ({ content }) => one(content.answerLetter),
  questionWord: ({ content }) => one(firstWord(content.question)),
  quadrant: ({ item }, { outcomes }) => outcomeNames(outcomes.get(item.id)),
  problem: (facts, { problemsOf }) => unique(problemsOf(facts)),
  duplicates: ({ item }, { duplicates }) => one(duplicates.get(item.id)),
  gold: ({ item }, { gold }) => one(gold.has(item.id) ? 'gold' : null),
  selection: ({ item }, { selection }) => one(selection.get(item.id)),
  picture: ({ item }) => one(item.pictureId),
}

const finite = (value: number | null | undefined): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null

const measures: Readonly<Record<MeasuredField, MeasureReader>> = {
  areaRatio: ({ areaRatio }) => finite(areaRatio),
  width: ({ picture }) => finite(picture?.width),
  height: ({ picture }) => finite(picture?.height),
  longestSide: ({ picture }) => finite(picture && Math.max(picture.width, picture.height)),
  agreement: ({ agreement }) => finite(agreement),
  checks: ({ judgements }) => decidingAmong(judgements).length,
  seconds: ({ judgements, activeMs }) => (judgements.length > 0 ? finite(activeMs / 1000) : null),
  difficulty: ({ difficulty }) => finite(difficulty),
  consensus: ({ item }) => finite(item.source.consensus?.share),
  questionLength: ({ content }) => content.question.length,
  options: ({ content }) => content.options.length,
  decidedAt: ({ judgements }) => finite(latestOf(judgements)),
}

/** How the names of an item in this field are read; empty where it has none. */
export const namesOf = (field: NamedField): NamesReader => names[field]

/** How this measure of an item is read; null where it is not known. */
export const measureOf = (field: MeasuredField): MeasureReader => measures[field]

/** The largest value that a measure can have; infinite where there is none. */
export const largestOf: Readonly<Partial<Record<MeasuredField, number>>> = {
  areaRatio: 1,
  agreement: 1,
  consensus: 1,
  difficulty: 5,
}

/** The first word of a text in lower case; empty where it begins with none. */
export const firstWord = (text: string): string =>
  /^[^\p{L}\p{N}]{0,100}([\p{L}\p{N}'’]{1,40})/u.exec(text)?.[1]?.toLowerCase() ?? ''

/** What models came to: the quadrant, and what else is to be noticed. */
const outcomeNames = (outcome: PreviewOutcome | undefined): readonly string[] =>
  outcome
    ? [
        ...one(outcome.quadrant),
        ...(outcome.disagrees ? ['disagrees'] : none),
        ...(outcome.tooEasy ? ['too-easy'] : none),
      ]
    : none

function latestOf(judgements: readonly Judgement[]): number | null {
  let latest: number | null = null
  for (const { decidedAt } of judgements) {
    if (decidedAt !== null && (latest === null || decidedAt > latest)) latest = decidedAt
  }
  return latest
}
