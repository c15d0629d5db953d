import type { Rect, Size } from '../domain/geometry.ts'
import { hullOf } from '../domain/overlap.ts'
import { boxesByItem, evidenceOf, type Evidence } from './evidenceRects.ts'
import { byPicture, namePictures, pictureFile, storedAs } from './exportPixels.ts'
import { rowsOf } from './exportRows.ts'
import type { OutputFile } from './format.ts'
import type { ExportDesk, ExportOptions, ExportRow, Target } from './target.ts'
import { textBytes } from './textBytes.ts'
import { actingLoss, answerInWords, inert } from './trainingText.ts'

interface Going {
  readonly row: ExportRow
  readonly evidence: readonly Evidence[]
  readonly image: string
}

/** Questions with boxes in both conventions of Visual-CoT (FORMATS §4.10). */
export const visualCotFolder: Target = {
  id: 'visual-cot',
  label: 'Visual-CoT',
  detail: 'viscot.jsonl with boxes in pixels, viscot_conversations.json as LLaVA trains, and images/.',
  group: 'training',
  side: 'train',
  loses: ['judgements', 'checks', 'options', 'boxes', 'category', 'provenance'],
  plan(scope, options) {
    const { rows, held, warnings } = rowsOf(scope, options, visualCotFolder.side)
    const boxed = boxesByItem(scope, options, visualCotFolder.side)
    const images = namePictures(
      rows.map(({ picture }) => picture),
      options.pictures,
    )
    const going = rows.map((row) => ({
      row,
      evidence: evidenceOf(row, boxed.get(row.item.id)),
      image: images.get(storedAs(row.picture)) ?? '',
    }))
    const several = going.filter(({ evidence }) => evidence.length > 1).length
    return {
      total: going.length,
      files: 2 + byPicture(rows).size,
      held,
      warnings,
      losses: [
        ...actingLoss(
          rows.map(({ content }) => content),
          true,
        ),
        ...(several === 0
          ? []
          : [
              `The conversations of ${several} ${several === 1 ? 'item have' : 'items have'} one box around all instances.`,
            ]),
      ],
      write: (desk) => write(going, options, desk),
    }
  },
}

async function* write(
  going: readonly Going[],
  options: ExportOptions,
  desk: ExportDesk,
): AsyncGenerator<OutputFile> {
  const { modifiedAt, card } = options
  yield { path: 'viscot.jsonl', modifiedAt, content: () => textBytes(lines(going, card.title)) }
  yield { path: 'viscot_conversations.json', modifiedAt, content: () => textBytes(conversations(going)) }
  const written = new Set<string>()
  for (const { row, image } of going) {
    if (written.has(image)) continue
    written.add(image)
    yield pictureFile(row.picture, image, options, desk)
  }
}

function* lines(going: readonly Going[], dataset: string): Generator<string> {
  for (const { row, evidence, image } of going) {
    const { item, picture, content } = row
    const line = {
      question: inert(content.question),
      answer: answerInWords(content),
      image,
      width: picture.width,
      height: picture.height,
      bboxs: evidence.map(({ rect }) => corners(rect)),
      dataset,
      split: 'train',
      question_id: item.id,
    }
    yield `${JSON.stringify(line)}\n`
  }
}

/** A JSON array with one conversation on each line. */
function* conversations(going: readonly Going[]): Generator<string> {
  yield '['
  let separator = '\n'
  for (const one of going) {
    yield `${separator}${JSON.stringify(conversationOf(one))}`
    separator = ',\n'
  }
  yield '\n]\n'
}

/** The model is asked, names the box, sees it, and answers. */
function conversationOf({ row: { item, picture, content, region }, evidence, image }: Going): object {
  const box = hullOf(evidence.map(({ rect }) => rect)) ?? region
  return {
    id: item.id,
    image: [image, `${image}###${listed(corners(box))}`],
    conversations: [
      { from: 'human', value: `<image>\n${inert(content.question)} ${boxRequest}` },
      {
        from: 'gpt',
        value: `[${inPaddedSquare(box, picture)
          .map((share) => share.toFixed(3))
          .join(', ')}]`,
      },
      { from: 'human', value: '<image>' },
      { from: 'gpt', value: inert(answerInWords(content)) },
    ],
  }
}

const boxRequest =
  'Please provide the bounding box coordinate of the region that can help you answer the question better.'

/** Shares of the side of the square that the picture makes when it is padded around its middle (FORMATS §4.10). */
export function inPaddedSquare({ x1, y1, x2, y2 }: Rect, { width, height }: Size): readonly number[] {
  const side = Math.max(width, height)
  const [left, top] = [(side - width) / 2, (side - height) / 2]
  return [(x1 + left) / side, (y1 + top) / side, (x2 + left) / side, (y2 + top) / side]
}

const corners = ({ x1, y1, x2, y2 }: Rect): readonly number[] => [x1, y1, x2, y2]

const listed = (numbers: readonly number[]): string => `[${numbers.join(', ')}]`
