import { chainsOf, type Chain } from './chains.ts'
import { areaOf, heightOf, widthOf } from './geometry.ts'
import type { Box } from './judgement.ts'
import { coverage, iou } from './overlap.ts'
import type { Problem } from './problem.ts'

/**
 * Something about the chains of an item that a person should look at. There is at most one of each code, as with the
 * problems of the content, so that dismissing a code dismisses one sentence.
 */
export interface NestProblem extends Pick<Problem, 'code' | 'severity' | 'sentence'> {
  /** All boxes that it is about; the sentence tells of the first. */
  readonly boxIds: readonly string[]
}

export interface NestMeasure {
  /** Smallest side of b1, in pixels, that a zoom tool accepts (FORMATS §2.3). */
  readonly minSide: number
  /** Longest shape of b1, as long side over short side, that a zoom tool accepts (FORMATS §2.3). */
  readonly maxAspect: number
  /** IoU above which two neighbouring levels say the same (FORMATS §2.2). */
  readonly nearlyEqual: number
  /** How many times larger in area the next level may be. */
  readonly maxGap: number
  /** Levels that each chain should have; null where the project does not say. */
  readonly levels: number | null
}

export const defaultNestMeasure: NestMeasure = {
  minSide: 28,
  maxAspect: 100,
  nearlyEqual: 0.9,
  maxGap: 16,
  levels: null,
}

interface Finding {
  readonly sentence: string
  readonly boxes: readonly Box[]
}

type Look = (chain: Chain, measure: NestMeasure) => readonly Finding[]

const pixels = (length: number): string => String(Math.round(length * 10) / 10)
const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`
const levelName = (box: Box, place: number): string =>
  box.label.trim() === '' ? `b${place + 1}` : `b${place + 1}, “${box.label.trim()}”,`

/** What is found between each level and the next one out. */
const neighbours = (
  { levels }: Chain,
  look: (inner: Box, outer: Box, place: number) => string | null,
): readonly Finding[] =>
  levels.slice(1).flatMap((outer, place) => {
    const inner = levels[place] ?? outer
    const sentence = look(inner, outer, place)
    return sentence === null ? [] : [{ sentence, boxes: [inner, outer] }]
  })

const looks: readonly (readonly [code: string, severity: NestProblem['severity'], look: Look])[] = [
  ['level-misses-b1', 'error', missesMinimal],
  ['b1-small', 'warning', smallMinimal],
  ['b1-long', 'warning', longMinimal],
  ['levels-nearly-equal', 'warning', nearlyEqual],
  ['levels-far-apart', 'warning', farApart],
  ['chain-one-level', 'warning', oneLevel],
  ['levels-wrong-number', 'warning', wrongNumber],
]

/** All problems of the chains, errors first. */
export function nestProblemsOf(
  boxes: readonly Box[],
  measure: NestMeasure = defaultNestMeasure,
): readonly NestProblem[] {
  const chains = chainsOf(boxes)
  return looks.flatMap(([code, severity, look]) => {
    const found = chains.flatMap((chain) => look(chain, measure))
    const distinct = [...new Map(found.map((finding) => [keyOf(finding), finding])).values()]
    const [first] = distinct
    if (!first) return []
    const more = distinct.length - 1
    const times = more === 1 ? 'once more' : `${more} more times`
    const boxIds = new Set(distinct.flatMap(({ boxes }) => boxes.map(({ id }) => id)))
    const sentence = more > 0 ? `${first.sentence} (Found ${times} in other boxes.)` : first.sentence
    return [{ code, severity, sentence, boxIds: [...boxIds] }]
  })
}

/** Chains that share their outer levels find the same there. */
const keyOf = ({ boxes }: Finding): string => JSON.stringify(boxes.map(({ id }) => id))

function missesMinimal({ levels }: Chain): readonly Finding[] {
  const [minimal, ...others] = levels
  if (!minimal) return []
  return others.flatMap((box, place) => {
    const covered = coverage(box.rect, minimal.rect)
    return covered >= 1 - 1e-9
      ? []
      : [
          {
            sentence: `${levelName(box, place + 1)} covers only ${percent(covered)} of b1; make it larger, so that it holds all of b1.`,
            boxes: [minimal, box],
          },
        ]
  })
}

function smallMinimal({ levels: [minimal] }: Chain, { minSide }: NestMeasure): readonly Finding[] {
  if (!minimal || Math.min(widthOf(minimal.rect), heightOf(minimal.rect)) >= minSide) return []
  const size = `${pixels(widthOf(minimal.rect))} × ${pixels(heightOf(minimal.rect))} px`
  return [
    {
      sentence: `b1 is ${size}; zoom tools refuse a side under ${minSide} px, so draw it a little larger if the answer allows.`,
      boxes: [minimal],
    },
  ]
}

function longMinimal({ levels: [minimal] }: Chain, { maxAspect }: NestMeasure): readonly Finding[] {
  if (!minimal) return []
  const [width, height] = [widthOf(minimal.rect), heightOf(minimal.rect)]
  const aspect = Math.max(width, height) / Math.min(width, height)
  if (!(aspect > maxAspect)) return []
  return [
    {
      sentence: `b1 is ${pixels(aspect)} times as long as it is wide; zoom tools refuse more than ${maxAspect}, so draw it less narrow.`,
      boxes: [minimal],
    },
  ]
}

function nearlyEqual(chain: Chain, { nearlyEqual: most }: NestMeasure): readonly Finding[] {
  return neighbours(chain, (inner, outer, place) => {
    const overlap = iou(inner.rect, outer.rect)
    return overlap > most
      ? `${levelName(inner, place)} and ${levelName(outer, place + 1)} are nearly equal (IoU ${overlap.toFixed(2)}); make the outer one larger, or delete one.`
      : null
  })
}

function farApart(chain: Chain, { maxGap }: NestMeasure): readonly Finding[] {
  return neighbours(chain, (inner, outer, place) => {
    const gap = areaOf(outer.rect) / areaOf(inner.rect)
    return gap > maxGap
      ? `${levelName(outer, place + 1)} is ${pixels(gap)} times as large as ${levelName(inner, place)}; draw a level between them.`
      : null
  })
}

function oneLevel({ levels }: Chain, { levels: wanted }: NestMeasure): readonly Finding[] {
  const [minimal, outer] = levels
  return !minimal || outer || wanted === 1
    ? []
    : [{ sentence: 'b1 has no level around it; grow it outward.', boxes: [minimal] }]
}

function wrongNumber({ levels }: Chain, { levels: wanted }: NestMeasure): readonly Finding[] {
  const [minimal] = levels
  if (!minimal || wanted === null || levels.length === wanted) return []
  const act = levels.length < wanted ? 'grow it outward' : 'delete a level'
  const count = `${levels.length} ${levels.length === 1 ? 'level' : 'levels'}`
  return [
    {
      sentence: `The chain has ${count}, and this project asks for ${wanted}; ${act}.`,
      boxes: [minimal],
    },
  ]
}
