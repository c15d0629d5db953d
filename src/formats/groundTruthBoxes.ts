import type { SourceBox } from '../domain/item.ts'
import { tooManyBoxes } from './boxLimit.ts'
import { listOfBoxes, readLevels, type TargetsRead } from './corners.ts'
import { groupedBy } from './groupedBy.ts'
import { textsOf, within } from './innerFields.ts'
import type { Remark } from './remark.ts'

/** Nested boxes in the columns that trainers read (FORMATS §2.4), and those that Saccade adds. */
export interface GroundTruth {
  /** The levels, the minimal one first. */
  readonly boxes: unknown
  readonly labels?: unknown
  /** Which chain each of them belongs to; one chain where it is missing. */
  readonly groups?: unknown
  /** Each chain by itself, `{boxes, labels}`; said of the same boxes, it tells more. */
  readonly chains?: unknown
}

/** The names of the columns, for a reader of Parquet. */
export const groundTruthColumns: readonly string[] = ['gt_bboxes', 'gt_labels', 'gt_groups', 'gt_chains']

/** The chains of a record; one chain alone has the minimal box for the region. */
export function readGroundTruth(
  { boxes, labels, groups, chains }: GroundTruth,
  remarks: Remark[],
): TargetsRead {
  const isByChain = Array.isArray(chains) && chains.length > 0
  const given = isByChain ? chainsIn(chains) : grouped(boxes, labels, groups)
  const count = given.reduce((sum, chain) => sum + chain.boxes.length, 0)
  const failure = tooManyBoxes(count, isByChain ? 'gt_chains' : 'gt_bboxes')
  if (failure) return { failure }
  const read: (readonly SourceBox[])[] = []
  let region: unknown
  for (const [place, chain] of given.entries()) {
    const field = isByChain ? `gt_chains[${place}].boxes` : 'gt_bboxes'
    const levels = readLevels(chain.boxes, { field, corners: 'xyxy', labels: chain.labels }, remarks)
    if ('failure' in levels) return levels
    read.push(...(levels.boxes ?? []))
    region = levels.region
  }
  return read.length === 0 ? {} : { boxes: read, ...(read.length === 1 && { region }) }
}

interface Chain {
  readonly boxes: readonly unknown[]
  readonly labels: readonly (string | null)[]
}

const chainsIn = (chains: readonly unknown[]): readonly Chain[] =>
  chains.map((chain) => ({
    boxes: listOfBoxes(within(chain, 'boxes') ?? (Array.isArray(chain) ? chain : undefined)),
    labels: textsOf(within(chain, 'labels')),
  }))

function grouped(boxes: unknown, labels: unknown, groups: unknown): readonly Chain[] {
  const values = listOfBoxes(boxes)
  const names = textsOf(groups)
  const texts = textsOf(labels)
  const places = groupedBy(values.keys(), (at) => names[at] ?? '')
  return [...places.values()].map((own) => ({
    boxes: own.map((at) => values[at]),
    labels: own.map((at) => texts[at] ?? ''),
  }))
}
