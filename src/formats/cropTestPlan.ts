import type { WhichBox } from '../domain/cropUse.ts'
import { frameOf, grow, heightOf, outward, widthOf, type Rect, type Size } from '../domain/geometry.ts'
import { isMultipleChoice, type Content } from '../domain/item.ts'
import type { Picture } from '../domain/picture.ts'
import type { Slices } from '../domain/slices.ts'
import { maxAspect, ruleOfTokens, smartResize } from '../domain/smartResize.ts'
import { storedAs } from './exportPixels.ts'
import { composeQuery } from './query.ts'

/** An item of the benchmark, with the box that the model under test made for it. */
export interface CropTestCandidate {
  readonly itemId: string
  readonly picture: Picture | null
  readonly content: Pick<Content, 'question' | 'options' | 'answerLetter' | 'answerText' | 'category'>
  /** The evidence: b1, or the region where there are no levels. */
  readonly evidence: Rect | null
  /** In upright original pixels; null where the model made none. */
  readonly predicted: Rect | null
}

/** How the three input sets are made (001 §3). */
export interface CropTestChoices {
  /** The model whose boxes these are, and the file that they came in. */
  readonly model: string
  readonly source: string
  readonly which: Exclude<WhichBox, 'each'>
  /** Context around each crop, as a share of its own width and height on every side. */
  readonly margin: number
  /** Most visual tokens of the whole picture (001 §3: 16,384 or 1,024); null leaves it as it is. */
  readonly limit: 1024 | 16_384 | null
  /** Side of a token in pixels: 28 for Qwen2.5-VL, 32 for Qwen3-VL. */
  readonly factor: 28 | 32
  /** Of the noise. */
  readonly seed: number
  readonly modifiedAt: number
}

/** An item that goes out, its crops in whole pixels. */
export interface CropTestRow {
  readonly itemId: string
  readonly picture: Picture
  readonly content: CropTestCandidate['content']
  readonly query: string
  readonly response: string
  readonly evidence: Rect
  readonly predicted: Rect
  readonly truth: Rect
}

/** Why an item is in none of the three sets. */
export type LeftOut = 'no-box' | 'no-evidence' | 'no-picture' | 'no-answer' | 'same-question' | 'too-thin'

export const leftOutWords: Readonly<Record<LeftOut, string>> = {
  'no-box': 'without a predicted box',
  'no-evidence': 'without a region or levels',
  'no-picture': 'whose picture is missing',
  'no-answer': 'without an answer',
  'same-question': 'that ask the same about the same picture as another, which evaluators skip',
  'too-thin': `with a crop more than ${maxAspect} times as long as wide, which the models refuse`,
}

export interface CropTestPlan {
  readonly rows: readonly CropTestRow[]
  readonly left: readonly { readonly itemId: string; readonly why: LeftOut }[]
}

/** Decides what goes into the three sets: the same items into each, so that only the crop differs. */
export function* cropTestPlanning(
  candidates: Iterable<CropTestCandidate>,
  choices: Pick<CropTestChoices, 'margin'>,
): Slices<CropTestPlan> {
  const rows: CropTestRow[] = []
  const left: { itemId: string; why: LeftOut }[] = []
  const asked = new Set<string>()
  for (const candidate of candidates) {
    const row = rowOf(candidate, choices.margin, asked)
    if (typeof row === 'string') left.push({ itemId: candidate.itemId, why: row })
    else rows.push(row)
    yield
  }
  return { rows, left }
}

function rowOf(
  { itemId, picture, content, evidence, predicted }: CropTestCandidate,
  margin: number,
  asked: Set<string>,
): CropTestRow | LeftOut {
  if (!predicted) return 'no-box'
  if (!evidence) return 'no-evidence'
  if (!picture || picture.sha256 === null) return 'no-picture'
  const response = isMultipleChoice(content) ? content.answerLetter : content.answerText
  if (response === null || response.trim() === '') return 'no-answer'
  const crops = { predicted: cropOf(predicted, margin, picture), truth: cropOf(evidence, margin, picture) }
  if (isThin(crops.predicted) || isThin(crops.truth)) return 'too-thin'
  const query = composeQuery(content)
  // Evaluators know a row by its first picture and its query (FORMATS §1.2).
  const key = `${picture.sha256}\n${query}`
  if (asked.has(key)) return 'same-question'
  asked.add(key)
  return { itemId, picture, content, query, response, evidence: outward(evidence, picture), ...crops }
}

const cropOf = (rect: Rect, margin: number, picture: Size): Rect =>
  outward(grow(rect, margin, frameOf(picture)), picture)

/** Also of one that covers no pixel. */
function isThin(rect: Rect): boolean {
  const [width, height] = [widthOf(rect), heightOf(rect)]
  return !(Math.min(width, height) >= 1 && Math.max(width, height) / Math.min(width, height) <= maxAspect)
}

/** What the whole picture is resized to, so that it stays within the limit (FORMATS §3.1); null where it does already. */
export function limitedSize(
  picture: Size,
  { limit, factor }: Pick<CropTestChoices, 'limit' | 'factor'>,
): Size | null {
  if (limit === null) return null
  const rule = ruleOfTokens(factor, factor === 28 ? 4 : 64, limit)
  const unlimited = smartResize(picture, { ...rule, maxPixels: Infinity })
  const isWithin = !unlimited || unlimited.width * unlimited.height <= rule.maxPixels
  return isWithin ? null : smartResize(picture, rule)
}

/** Files that are written: the whole pictures once, three crops of each item, and five texts. */
export const countCropTestFiles = ({ rows }: CropTestPlan): number =>
  new Set(rows.map(({ picture }) => storedAs(picture))).size + 3 * rows.length + 5
