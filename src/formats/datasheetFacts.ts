import { areaRatio } from '../domain/geometry.ts'
import { isMultipleChoice } from '../domain/item.ts'
import { isRevised } from '../domain/judgement.ts'
import type { Picture } from '../domain/picture.ts'
import { ascending, quantile } from '../domain/quantile.ts'
import { decidingAmong } from '../domain/review.ts'
import { planZoomBench } from './exportPlan.ts'
import { heldBySelection, selectedScope, type ExportSelection } from './exportSelection.ts'
import type { ExportItem } from './format.ts'
import { inOrder } from './held.ts'
import { measure, type Measured } from './statisticsRecord.ts'
import type { ExportScope } from './target.ts'

/** Everything that a datasheet says of a dataset in numbers; nothing in it is a guess. */
export interface DatasheetFacts {
  readonly items: number
  readonly multipleChoice: number
  readonly open: number
  readonly categories: readonly {
    readonly name: string
    readonly multipleChoice: number
    readonly open: number
  }[]
  /** Items that stay behind, by why. */
  readonly given: number
  readonly held: ReadonlyMap<string, number>
  /** The plan by which the items were selected; null where all that was accepted is in it. */
  readonly selection: ExportSelection | null
  readonly pictures: PictureFacts
  /** Share of the picture that the region covers. */
  readonly regions: Spread | null
  readonly boxed: { readonly items: number; readonly boxes: number }
  readonly sources: readonly { readonly format: string; readonly files: number; readonly items: number }[]
  /** Items that came with the answers of teacher models, and the share of those that agreed. */
  readonly consensus: { readonly items: number; readonly spread: Spread | null }
  /** Items whose question, options, answer, category or region an annotator changed. */
  readonly revised: number
  /** Items whose resolution an adjudicator set. */
  readonly adjudicated: number
  /** By how many annotators accepted or rejected them, how many of the items there are. */
  readonly checks: readonly { readonly annotators: number; readonly items: number }[]
  readonly judged: { readonly first: number; readonly last: number } | null
  readonly measured: Measured
}

export interface PictureFacts {
  readonly count: number
  readonly bytes: number
  readonly types: readonly { readonly type: string; readonly count: number }[]
  /** In megapixels, and along the longer side in pixels. */
  readonly megapixels: Spread | null
  readonly longestSide: Spread | null
  /** Pictures that were turned upright at import. */
  readonly turned: number
  /** Pictures whose file states an orientation. */
  readonly oriented: number
}

export interface Spread {
  readonly least: number
  readonly median: number
  readonly most: number
}

export function datasheetFacts(scope: ExportScope): DatasheetFacts {
  const { project, candidates, selection } = scope
  const ordered = inOrder(selectedScope(scope).candidates)
  const { going, held, counts } = planZoomBench(project, ordered)
  const choices = countsBy(
    going
      .filter(({ resolution }) => isMultipleChoice(resolution.content))
      .map(({ resolution }) => resolution.content.category),
  )
  const times = going.flatMap(({ judgements }) =>
    judgements.flatMap(({ startedAt, decidedAt }) => [startedAt, decidedAt].filter((at) => at !== null)),
  )
  const boxed = going
    .map(({ judgements }) => judgements.reduce((most, { boxes }) => Math.max(most, boxes.length), 0))
    .filter((boxes) => boxes > 0)
  return {
    items: counts.total,
    multipleChoice: counts.multipleChoice,
    open: counts.open,
    categories: counts.byCategory.map(({ category, name, count }) => {
      const multipleChoice = choices.get(category) ?? 0
      return { name, multipleChoice, open: count - multipleChoice }
    }),
    given: candidates.length,
    selection: selection ?? null,
    held: countsBy([...held, ...heldBySelection(scope)].map(({ code }) => code)),
    pictures: picturesOf(going),
    regions: spreadOf(
      going.flatMap(({ resolution: { content }, picture }) =>
        content.region ? [areaRatio(content.region, picture)] : [],
      ),
    ),
    boxed: { items: boxed.length, boxes: boxed.reduce((sum, boxes) => sum + boxes, 0) },
    sources: sourcesOf(going),
    consensus: consensusOf(going),
    revised: going.filter(({ resolution, judgements }) =>
      judgements.some((one) => resolution.by.includes(one.annotatorId) && isRevised(one)),
    ).length,
    adjudicated: going.filter(({ resolution }) => resolution.adjudicator !== null).length,
    checks: [...countsBy(going.map(({ judgements }) => String(decidingAmong(judgements).length)))]
      .map(([annotators, items]) => ({ annotators: Number(annotators), items }))
      .toSorted((a, b) => a.annotators - b.annotators),
    judged: rangeOf(times),
    measured: measure(project, ordered),
  }
}

function picturesOf(going: readonly ExportItem[]): PictureFacts {
  const pictures = [...new Map(going.map(({ picture }) => [picture.id, picture])).values()]
  return {
    count: pictures.length,
    bytes: pictures.reduce((sum, { bytes }) => sum + bytes, 0),
    types: [...countsBy(pictures.map(({ type }) => type))].map(([type, count]) => ({ type, count })),
    megapixels: spreadOf(pictures.map(({ width, height }) => (width * height) / 1e6)),
    longestSide: spreadOf(pictures.map(({ width, height }) => Math.max(width, height))),
    turned: pictures.filter((picture) => orientationOf(picture) > 1).length,
    oriented: pictures.filter((picture) => orientationOf(picture) > 0).length,
  }
}

const orientationOf = ({ origin }: Picture): number => origin.orientation ?? 0

function sourcesOf(going: readonly ExportItem[]): DatasheetFacts['sources'] {
  const files = new Map<string, Set<string>>()
  for (const { item } of going) {
    const { format, file } = item.source
    files.set(format, (files.get(format) ?? new Set()).add(file))
  }
  return [...countsBy(going.map(({ item }) => item.source.format))].map(([format, items]) => ({
    format,
    items,
    files: files.get(format)?.size ?? 0,
  }))
}

function consensusOf(going: readonly ExportItem[]): DatasheetFacts['consensus'] {
  const shares = going.flatMap(({ item }) => item.source.consensus?.share ?? [])
  return { items: shares.length, spread: spreadOf(shares) }
}

function spreadOf(values: readonly number[]): Spread | null {
  const sorted = ascending(values)
  const [least, median, most] = [quantile(sorted, 0), quantile(sorted, 0.5), quantile(sorted, 1)]
  return least === null || median === null || most === null ? null : { least, median, most }
}

function rangeOf(times: readonly number[]): DatasheetFacts['judged'] {
  const sorted = ascending(times.filter((at) => Math.abs(at) <= lastTime))
  const [first, last] = [sorted.at(0), sorted.at(-1)]
  return first === undefined || last === undefined ? null : { first, last }
}

/** The last millisecond that a date can say (ECMA-262 §21.4.1.1). */
const lastTime = 8.64e15

/** In alphabetical order. */
function countsBy<Word extends string | null>(words: readonly Word[]): ReadonlyMap<Word, number> {
  const counts = new Map<Word, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return new Map([...counts].toSorted(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1)))
}
