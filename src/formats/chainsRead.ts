import { contains, sameRect } from '../domain/geometry.ts'
import type { SourceBox } from '../domain/item.ts'
import { defaultNestMeasure } from '../domain/nestProblems.ts'
import { iou } from '../domain/overlap.ts'
import { nestedBoxesChain, readAs, type NestedBoxesRow, type Scalar } from '../schema/upstream.ts'
import { parseBox } from './box.ts'
import { tooManyBoxes } from './boxLimit.ts'
import { mismatch, textField } from './fields.ts'
import { under, warning, type Remark } from './remark.ts'

type SourceChain = readonly SourceBox[]

/** The chains of a record as they stand there; a box that cannot be read fails the record. */
export type ChainsRead =
  | {
      readonly ok: true
      readonly chains: readonly SourceChain[]
      /** Whether each level contains the one before and is another one. */
      readonly isSound: boolean
    }
  | { readonly ok: false; readonly remark: Remark }

type ChainRead =
  | { readonly ok: true; readonly chain: SourceChain }
  | { readonly ok: false; readonly remark: Remark }

/**
 * Reads `chains` where the record has them, else the one chain of `boxes` and `labels`. What is wrong with the nesting
 * is said and left as it is: a box that is adopted finds its place in the tree by itself.
 */
export function readChains(row: NestedBoxesRow, remarks: Remark[]): ChainsRead {
  const parts =
    row.chains && row.chains.length > 0
      ? row.chains.map((part, nth) => ({ part, parent: `chains[${nth}]` }))
      : [{ part: { boxes: row.boxes ?? [], labels: row.labels }, parent: '' }]
  const chains: SourceChain[] = []
  let isSound = true
  let boxes = 0
  for (const { part, parent } of parts) {
    const read = readAs(nestedBoxesChain, part)
    if (!read.ok) return { ok: false, remark: under(parent, mismatch(read)) }
    boxes += read.value.boxes.length
    const tooMany = tooManyBoxes(boxes, 'boxes')
    if (tooMany) return { ok: false, remark: tooMany }
    const found: Remark[] = []
    const chain = readChain(read.value.boxes, read.value.labels ?? [], found)
    if (!chain.ok) return { ok: false, remark: under(parent, chain.remark) }
    const faults = nestingFaults(chain.chain)
    if (faults.some(({ code }) => code !== 'levels-nearly-equal')) isSound = false
    remarks.push(...[...found, ...faults].map((remark) => under(parent, remark)))
    if (chain.chain.length > 0) chains.push(chain.chain)
  }
  if (chains.length === 0) {
    remarks.push(warning('boxes-missing', 'The record has no boxes. Draw them while boxing.', 'boxes'))
  }
  return { ok: true, chains, isSound }
}

function readChain(
  boxes: readonly unknown[],
  labels: readonly (Scalar | null)[],
  remarks: Remark[],
): ChainRead {
  const chain: SourceBox[] = []
  for (const [place, given] of boxes.entries()) {
    const field = `boxes[${place}]`
    const box = parseBox(given)
    if (!box.ok) return { ok: false, remark: under(field, box.remark) }
    remarks.push(...box.remarks.map((remark) => under(field, remark)))
    const label = textField(labels[place], `labels[${place}]`, remarks) ?? ''
    chain.push({ rect: box.rect, label: label.trim() })
  }
  if (chain.length > 0) remarks.push(...labelRemarks(chain, labels.length))
  return { ok: true, chain }
}

function labelRemarks(chain: SourceChain, labels: number): readonly Remark[] {
  if (labels > chain.length) {
    const sentence = `There are ${labels} labels for ${chain.length} ${chain.length === 1 ? 'box' : 'boxes'}; the last ones were left out.`
    return [warning('labels-surplus', sentence, 'labels')]
  }
  const missing = chain.flatMap(({ label }, place) => (label === '' ? [`b${place + 1}`] : []))
  if (missing.length === 0) return []
  const verb = missing.length === 1 ? 'has' : 'have'
  const sentence = `${listed(missing)} ${verb} no label. Give one once the box is adopted.`
  return [warning('labels-missing', sentence, 'labels')]
}

const listed = (names: readonly string[]): string =>
  names.length > 5 ? `${names.slice(0, 4).join(', ')} and ${names.length - 4} more` : names.join(', ')

const nearly = defaultNestMeasure.nearlyEqual

/** What keeps neighbouring levels from being a chain (FORMATS §2.2), one remark for each pair at most. */
function nestingFaults(chain: SourceChain): readonly Remark[] {
  return chain.slice(1).flatMap(({ rect: outer }, place) => {
    const inner = chain[place]?.rect ?? outer
    const field = `boxes[${place + 1}]`
    const [b, c] = [`b${place + 1}`, `b${place + 2}`]
    if (sameRect(inner, outer)) {
      const sentence = `${b} and ${c} are the same box. Both were kept as they came; only one of them can be adopted.`
      return [warning('levels-equal', sentence, field)]
    }
    if (contains(outer, inner)) {
      const overlap = iou(inner, outer)
      const sentence = `${b} and ${c} are nearly equal (IoU ${overlap.toFixed(2)}) and may become the same in whole pixels. Make the outer one larger once it is adopted.`
      return overlap > nearly ? [warning('levels-nearly-equal', sentence, field)] : []
    }
    if (contains(inner, outer)) {
      const sentence = `${c} lies inside ${b}, but b1 is to be the smallest. The order was left as it came; adopted boxes are nested by where they lie, so that the smaller one becomes the inner level.`
      return [warning('levels-shrink', sentence, field)]
    }
    const sentence = `${c} does not contain ${b}. Both were left as they came; adopt one and draw the other anew.`
    return [warning('levels-not-nested', sentence, field)]
  })
}
