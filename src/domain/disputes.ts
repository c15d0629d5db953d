import { matchedChains } from './boxAgreement.ts'
import { chainsOf } from './chains.ts'
import { judgementsOf, type Dataset } from './dataset.ts'
import { sameRect } from './geometry.ts'
import { indexOfLetter, isMultipleChoice, type Content, type Item } from './item.ts'
import {
  checkNames,
  contentOf,
  impliedChecks,
  isRevised,
  type Box,
  type CheckName,
  type Judgement,
} from './judgement.ts'
import { iou } from './overlap.ts'
import type { Resolution, Unresolved } from './resolution.ts'
import { verdictOn } from './review.ts'
import { stageOf } from './stage.ts'
import { get } from './table.ts'

/** What annotators can differ in. What they agree about is never listed. */
export type DisputeAbout =
  | 'decision'
  | 'answer'
  | 'options'
  | 'question'
  | 'category'
  | 'region'
  | 'checks'
  | 'boxes'

export const disputeAbouts: readonly DisputeAbout[] = [
  'decision',
  'answer',
  'options',
  'question',
  'category',
  'region',
  'checks',
  'boxes',
]

/**
 * `open`: only an adjudicator can bring it to an end. `differs`: annotators differ, yet the policy has settled it, or
 * waits for more of them. `settled`: an adjudicator has.
 */
export type DisputeState = 'open' | 'differs' | 'settled'

/** An item about which annotators differ, or which is an adjudicator's for another reason. */
export interface Dispute {
  readonly item: Item
  readonly judgements: readonly Judgement[]
  readonly about: readonly DisputeAbout[]
  readonly state: DisputeState
  /** Why nothing is resolved; null where something is. */
  readonly why: Unresolved | null
  /** As it stands: by the policy or by an adjudicator. */
  readonly resolution: Resolution | null
}

/**
 * Two boxes are about the same place when they overlap by more than this IoU, as detectors are scored (Everingham et
 * al. 2010, The PASCAL VOC Challenge, §4.2).
 */
export const sameBoxIou = 0.5

/** The dispute about an item; null where nobody differs and nobody needs to step in. */
export function disputeOn(dataset: Dataset, item: Item): Dispute | null {
  if (!get(dataset.annotatorsOf, item.id) && !get(dataset.resolutions, item.id)) return null
  const found = hearing(dataset, item)
  return found.state === 'differs' && found.about.length === 0 ? null : found
}

/** What is said about an item, as `disputeOn` tells it, and also where there is no dispute. */
export function hearing(dataset: Dataset, item: Item): Dispute {
  const judgements = judgementsOf(dataset, item.id)
  const verdict = verdictOn(dataset, item)
  const isSettled = (get(dataset.resolutions, item.id)?.adjudicator ?? null) !== null
  return {
    item,
    judgements,
    about: judgements.length < 2 ? [] : differencesAmong(item, judgements),
    state: isSettled ? 'settled' : stageOf(verdict) === 'disputed' ? 'open' : 'differs',
    why: 'unresolved' in verdict ? verdict.unresolved : null,
    resolution: 'resolution' in verdict ? verdict.resolution : null,
  }
}

/** In what the judgements differ, in the order of `disputeAbouts`. */
export function differencesAmong(item: Item, judgements: readonly Judgement[]): readonly DisputeAbout[] {
  const said = judgements.filter(speaks)
  const vouching = judgements.filter(vouches)
  // Mostly nobody changed anything, and then there is nothing to compare.
  const contents = vouching.some(isRevised) ? vouching.map(({ revision }) => contentOf(item, revision)) : []
  const differs: Readonly<Record<DisputeAbout, boolean>> = {
    decision: differ(said, (a, b) => a.decision === b.decision),
    answer: differ(contents, sameAnswerIn),
    options: differ(contents, (a, b) => sameTexts(a.options, b.options)),
    question: differ(contents, (a, b) => a.question === b.question),
    category: differ(contents, (a, b) => a.category === b.category),
    region: differ(contents, (a, b) => sameRect(a.region, b.region)),
    checks: checksInDispute(said).length > 0,
    boxes: boxesDiffer(judgements.map(({ boxes }) => boxes)),
  }
  return disputeAbouts.filter((about) => differs[about])
}

/** The checks to which some say yes and some say no. */
export function checksInDispute(judgements: readonly Judgement[]): readonly CheckName[] {
  const speaking = judgements.filter(speaks)
  if (!speaking.some(({ checks }) => checkNames.some((name) => checks[name] === false))) return []
  const checks = speaking.map(impliedChecks)
  return checkNames.filter(
    (name) => checks.some((each) => each[name] === true) && checks.some((each) => each[name] === false),
  )
}

/** Whoever skipped, or has not decided, said nothing. */
export const speaks = ({ decision }: Judgement): boolean => decision !== null && decision !== 'skip'

/** Whoever accepts stands behind the content; whoever flags, only behind what they wrote. */
export const vouches = (judgement: Judgement): boolean =>
  judgement.decision === 'accept' || (judgement.decision === 'flag' && isRevised(judgement))

/** Whether any differs from the first; what is alike is alike all round. */
function differ<T>(all: readonly T[], isSame: (a: T, b: T) => boolean): boolean {
  const [first, ...others] = all
  return first !== undefined && others.some((each) => !isSame(first, each))
}

const sameTexts = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((text, place) => text === b[place])

/** The same letter and text; where the options differ, the same option, wherever it stands now. */
function sameAnswerIn(a: Content, b: Content): boolean {
  if (sameTexts(a.options, b.options)) {
    return a.answerLetter === b.answerLetter && a.answerText === b.answerText
  }
  return keyedText(a) === keyedText(b)
}

const keyedText = (content: Content): string =>
  (isMultipleChoice(content) ? content.options[indexOfLetter(content.answerLetter)] : undefined) ??
  content.answerText

/** Whether two who drew boxes have other chains, other numbers of levels, or boxes that are about other places. */
function boxesDiffer(all: readonly (readonly Box[])[]): boolean {
  const drawn = all.filter((boxes) => boxes.length > 0)
  return drawn.some((boxes, place) =>
    drawn.slice(place + 1).some((others) => boxes !== others && !sameBoxes(boxes, others)),
  )
}

function sameBoxes(boxes: readonly Box[], others: readonly Box[]): boolean {
  const [mine, theirs] = [chainsOf(boxes), chainsOf(others)]
  if (mine.length !== theirs.length) return false
  const pairs = matchedChains(mine, theirs)
  return (
    pairs.length === mine.length &&
    pairs.every(
      ([a, b]) =>
        a.levels.length === b.levels.length &&
        a.levels.every(({ rect }, level) => {
          const other = b.levels[level]
          return other !== undefined && iou(rect, other.rect) > sameBoxIou
        }),
    )
  )
}
