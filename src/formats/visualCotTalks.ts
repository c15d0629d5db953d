import { visualCotTalk } from '../schema/upstreamBench.ts'
import { decodeBench, type Made } from './benchRows.ts'
import { readOneBox } from './corners.ts'
import { namesKey } from './fields.ts'
import type { Format, Measure } from './format.ts'
import { idOf } from './innerFields.ts'
import { messagesIn, type Message } from './messages.ts'
import { questionInPrompt } from './promptText.ts'
import { warning, type Remark } from './remark.ts'
import { decodeAny, type RowReading } from './rows.ts'

const reading: RowReading = { columns: ['image', 'conversations', 'id'], pictures: [] }

/** What the numbers in its talk count: shares of the picture padded to a square (FORMATS §4.10). */
const shares: Measure = { share: 'padded-square', of: 1 }

/**
 * The conversations of Visual-CoT (FORMATS §4.10): the model is asked, names a box in shares of the padded picture, sees
 * it, and answers. Where the second picture is named with pixels (`path###[x1, y1, x2, y2]`) these are taken, for they
 * are exact; the shares have three decimals.
 */
export const visualCotTalks: Format = {
  id: 'visual-cot-talks',
  label: 'Visual-CoT conversations',
  loses: ['judgements', 'checks', 'options', 'boxes', 'category', 'provenance'],
  recognises(_path, head) {
    if (!namesKey(head, 'conversations') || !namesKey(head, 'image')) return null
    if (/###\s*\[/.test(head))
      return { because: 'its conversations name pictures with ###[box]', confidence: 0.95 }
    return /bounding box coordinate/i.test(head)
      ? { because: 'its conversations ask for a bounding box', confidence: 0.8 }
      : null
  },
  decode: (source, signal) =>
    decodeAny(source, reading, signal, (row) =>
      decodeBench(visualCotTalks.id, visualCotTalk, row, (value, remarks) =>
        talkOf(pathsIn(value.image), messagesIn(value.conversations), idOf(value.id), remarks),
      ),
    ),
}

const pathsIn = (image: unknown): readonly string[] =>
  (Array.isArray(image) ? (image as readonly unknown[]) : [image]).filter((path) => typeof path === 'string')

function talkOf(
  paths: readonly string[],
  messages: readonly Message[],
  id: string | null,
  remarks: Remark[],
): Made {
  const asked = messages.find(({ role }) => role === 'user')
  const said = messages.filter(({ role }) => role === 'assistant').map(({ text }) => text.trim())
  const boxText = said.find((text) => boxIn(text) !== null)
  const answer = said.findLast((text) => boxIn(text) === null)
  if (asked === undefined || answer === undefined) {
    const sentence = 'This conversation has no question with an answer in words in it; it was left out.'
    return { failure: warning('talk-without-answer', sentence, 'conversations') }
  }
  const pixels = paths.map(pixelBox).find((box) => box !== null)
  const shared = boxText === undefined ? null : boxIn(boxText)
  const region = pixels
    ? readOneBox(pixels, 'image', 'xyxy', remarks)
    : readOneBox(shared, 'conversations', 'xyxy', remarks, shares)
  if ('failure' in region) return region
  const path = paths.find((each) => pixelBox(each) === null) ?? paths[0]?.replace(/###.*$/s, '')
  return {
    query: questionInPrompt(asked.text),
    answer,
    id,
    picture: path === undefined ? null : { path, file: null },
    ...region,
    ...(!pixels && { measure: shares }),
    names: { query: 'conversations', options: 'conversations', answer: 'conversations' },
  }
}

const four = /^\s*\[\s*(-?[\d.]+)\s*,\s*(-?[\d.]+)\s*,\s*(-?[\d.]+)\s*,\s*(-?[\d.]+)\s*\]\s*\.?\s*$/

/** The four numbers that a text is, or null. */
const boxIn = (text: string): readonly number[] | null =>
  four.exec(text.slice(0, 400))?.slice(1).map(Number) ?? null

/** The box that a path carries after `###`, or null. */
const pixelBox = (path: string): readonly number[] | null => {
  const at = path.indexOf('###')
  return at < 0 ? null : boxIn(path.slice(at + 3))
}
