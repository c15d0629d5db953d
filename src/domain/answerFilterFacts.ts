import { quadrantOf } from './quadrant.ts'
import { isMostlyRight } from './rightShare.ts'
import { labelsIn, type ScoreColumn } from './scoreColumns.ts'
import type { Slices } from './slices.ts'

/** What of scored answers items are filtered and sorted by. */
export interface ScoredItems {
  readonly itemIds: readonly string[]
  readonly categories: readonly (string | null)[]
  readonly columns: readonly ScoreColumn[]
  /** Of each item, bits of `itemMarks`. */
  readonly marks: Uint8Array
}

/** What is true of some answer to an item, whatever its score: the two profiles differ on it, no rule calls it right. */
export const itemMarks = { profilesDiffer: 1, unsettled: 2 } as const

/** How one model did on an item; where no model is named, how at least one of them did. */
export const modelOutcomes = [
  'right-global',
  'wrong-global',
  'right-regional',
  'wrong-regional',
  'zoom-helps',
  'zoom-hurts',
  'both-right',
  'neither',
  'views-differ',
  'right-blind',
  'wrong-blind',
] as const
export type ModelOutcome = (typeof modelOutcomes)[number]

/** What the answers of all models together tell of an item. */
export const answerSigns = [
  'models-differ-global',
  'models-differ-regional',
  'all-wrong',
  'all-wrong-global',
  'all-wrong-regional',
  'all-right',
  'unanswered',
  'profiles-differ',
  'unsettled',
  'judge',
  'person',
] as const
export type AnswerSign = (typeof answerSigns)[number]

/** Ids of items of whose answers somebody settled one. */
export interface SettledItems {
  readonly judge: ReadonlySet<string>
  readonly person: ReadonlySet<string>
}

export const bitOf = <T>(options: readonly T[], option: T): number => 1 << options.indexOf(option)

const outcome = (option: ModelOutcome): number => bitOf(modelOutcomes, option)
const sign = (option: AnswerSign): number => bitOf(answerSigns, option)

const inView = {
  global: [outcome('wrong-global'), outcome('right-global')],
  regional: [outcome('wrong-regional'), outcome('right-regional')],
  blind: [outcome('wrong-blind'), outcome('right-blind')],
} as const
const bothViews = new Map<number, number>()
for (const global of [0, 1]) {
  for (const regional of [0, 1]) {
    const differ = global === regional ? 0 : outcome('views-differ')
    bothViews.set(2 * global + regional, outcome(quadrantOf(global === 1, regional === 1)) | differ)
  }
}

/** Those that are shown the item as it is: the crop test is about something else. */
const plainColumns = (columns: readonly ScoreColumn[]): readonly ScoreColumn[] =>
  columns.filter(({ crop }) => crop === null)

/** Of each item, the bits of the outcomes that this model had with it, or any model where `label` is null. */
export function* outcomeMasks({ itemIds, columns }: ScoredItems, label: string | null): Slices<Uint16Array> {
  const masks = new Uint16Array(itemIds.length)
  const plain = plainColumns(columns)
  for (const column of plain) {
    yield
    if (label === null || column.label === label) markView(masks, column.right, inView[column.view])
  }
  for (const each of label === null ? labelsIn(columns) : [label]) {
    const of = (view: ScoreColumn['view']) =>
      plain.find((column) => column.label === each && column.view === view)?.right
    const [global, regional] = [of('global'), of('regional')]
    yield
    if (global && regional) markBoth(masks, global, regional)
  }
  return masks
}

function markView(masks: Uint16Array, right: Float64Array, [wrongBit, rightBit]: readonly [number, number]) {
  for (let place = 0; place < masks.length; place += 1) {
    const share = right[place] ?? Number.NaN
    if (!Number.isNaN(share))
      masks[place] = (masks[place] ?? 0) | (isMostlyRight(share) ? rightBit : wrongBit)
  }
}

function markBoth(masks: Uint16Array, global: Float64Array, regional: Float64Array): void {
  for (let place = 0; place < masks.length; place += 1) {
    const [whole, closer] = [global[place] ?? Number.NaN, regional[place] ?? Number.NaN]
    if (Number.isNaN(whole) || Number.isNaN(closer)) continue
    const bits = bothViews.get((isMostlyRight(whole) ? 2 : 0) + (isMostlyRight(closer) ? 1 : 0)) ?? 0
    masks[place] = (masks[place] ?? 0) | bits
  }
}

/** Of each item, the bits of the signs that it bears. Blind answers are guesses, so they tell nothing of it. */
export function* signMasks(
  { itemIds, columns, marks }: ScoredItems,
  settled: SettledItems,
): Slices<Uint16Array> {
  const plain = plainColumns(columns)
  const of = (view: ScoreColumn['view']) => plain.filter((column) => column.view === view)
  const global = yield* talliesOf(itemIds.length, of('global'))
  const regional = yield* talliesOf(itemIds.length, of('regional'))
  const masks = new Uint16Array(itemIds.length)
  for (let place = 0; place < masks.length; place += 1) {
    if (place % stride === 0) yield
    const [g, r] = [global(place), regional(place)]
    masks[place] =
      (g.right > 0 && g.wrong > 0 ? sign('models-differ-global') : 0) |
      (r.right > 0 && r.wrong > 0 ? sign('models-differ-regional') : 0) |
      (g.wrong > 0 && g.right === 0 ? sign('all-wrong-global') : 0) |
      (r.wrong > 0 && r.right === 0 ? sign('all-wrong-regional') : 0) |
      (g.wrong + r.wrong > 0 && g.right + r.right === 0 ? sign('all-wrong') : 0) |
      (g.right + r.right > 0 && g.wrong + r.wrong === 0 ? sign('all-right') : 0) |
      (g.missing + r.missing > 0 ? sign('unanswered') : 0) |
      (((marks[place] ?? 0) & itemMarks.profilesDiffer) > 0 ? sign('profiles-differ') : 0) |
      (((marks[place] ?? 0) & itemMarks.unsettled) > 0 ? sign('unsettled') : 0)
  }
  for (const [ids, bit] of [
    [settled.judge, sign('judge')],
    [settled.person, sign('person')],
  ] as const) {
    if (ids.size === 0) continue
    yield
    for (const [place, id] of itemIds.entries()) {
      if (ids.has(id)) masks[place] = (masks[place] ?? 0) | bit
    }
  }
  return masks
}

interface ViewTally {
  readonly right: number
  readonly wrong: number
  readonly missing: number
}

/** Items between two rests. */
const stride = 5000

/** How many models are right and wrong on each item in one view. */
function* talliesOf(length: number, columns: readonly ScoreColumn[]): Slices<(place: number) => ViewTally> {
  const [right, wrong] = [new Uint16Array(length), new Uint16Array(length)]
  for (const column of columns) {
    yield
    for (let place = 0; place < length; place += 1) {
      const share = column.right[place] ?? Number.NaN
      if (Number.isNaN(share)) continue
      if (isMostlyRight(share)) right[place] = (right[place] ?? 0) + 1
      else wrong[place] = (wrong[place] ?? 0) + 1
    }
  }
  return (place) => {
    const [rights, wrongs] = [right[place] ?? 0, wrong[place] ?? 0]
    return { right: rights, wrong: wrongs, missing: columns.length - rights - wrongs }
  }
}

/** Of each item, the share of right answers over models, in the global and the regional view; NaN without any. */
export function* rightShares({ itemIds, columns }: ScoredItems): Slices<Float64Array> {
  const shares = new Float64Array(itemIds.length)
  const counts = new Uint16Array(itemIds.length)
  for (const { right, view } of plainColumns(columns)) {
    if (view === 'blind') continue
    yield
    for (let place = 0; place < shares.length; place += 1) {
      const share = right[place] ?? Number.NaN
      if (Number.isNaN(share)) continue
      shares[place] = (shares[place] ?? 0) + share
      counts[place] = (counts[place] ?? 0) + 1
    }
  }
  return shares.map((sum, place) => sum / (counts[place] ?? 0))
}

/** How far answers are apart: 4p(1 − p) of the share p that is right, so 0 where all are alike and 1 at half and half. */
export const disagreementOf = (share: number): number => 4 * share * (1 - share)
