import {
  byPicture,
  cropType,
  extensionOf,
  namePictures,
  pictureFile,
  rendering,
  storedAs,
} from './exportPixels.ts'
import { boxedRowsOf, type BoxedRow } from './exportRows.ts'
import { safeWord, uniqueNames } from './fileNames.ts'
import { conventions, focusTalk } from './focusTalks.ts'
import type { OutputFile } from './format.ts'
import { groupedBy } from './groupedBy.ts'
import { warnAbout } from './held.ts'
import type { ExportDesk, ExportOptions, Target } from './target.ts'
import { textBytes } from './textBytes.ts'
import { actingLoss, inert, promptAnswer, promptOf } from './trainingText.ts'
import { isTooSmall, zoomCalls, type ZoomCall } from './zoomCalls.ts'

/** An item with the looks at it, and where its pictures lie. */
interface Looked {
  readonly row: BoxedRow
  readonly calls: readonly ZoomCall[]
  readonly image: string
  /** One for each call. */
  readonly crops: readonly string[]
}

const files = [
  ['cof.json', conventions.cof],
  ['deepeyes.json', conventions.deepeyes],
  ['mini_o3.json', conventions.mini_o3],
] as const

/** Conversations that zoom in along the nested boxes, from context to b1, in three conventions (FORMATS §2.3, §2.5). */
export const focusTrajectories: Target = {
  id: 'focus',
  label: 'Focus trajectories',
  detail:
    'cof.json, deepeyes.json and mini_o3.json: conversations that zoom in along the boxes, with images/ and crops/.',
  group: 'training',
  side: 'train',
  loses: ['judgements', 'checks', 'region', 'category', 'provenance'],
  plan(scope, options) {
    const { rows, held, warnings } = boxedRowsOf(scope, options, focusTrajectories.side)
    const looked = place(rows, options)
    const small = looked.filter(({ calls }) => calls.some(({ rect }) => isTooSmall(rect)))
    const several = looked.filter(({ row }) => row.chains.length > 1).length
    return {
      total: looked.length,
      files: files.length + byPicture(rows).size + looked.reduce((sum, { crops }) => sum + crops.length, 0),
      held,
      warnings: [
        ...warnings,
        ...small.map(({ row }) => warnAbout(row.item, 'zoom-too-small', 'boxes', tooSmall)),
      ],
      losses: [
        ...actingLoss(
          rows.map(({ content }) => content),
          true,
        ),
        ...(several === 0
          ? []
          : [
              `${several} ${several === 1 ? 'item looks' : 'items look'} at one instance after the other; which look begins an instance is not said.`,
            ]),
      ],
      write: (desk) => write(looked, options, desk),
    }
  },
}

const tooSmall =
  'has a box with a side of 30 pixels or less, or more than 100 times as long as wide; the zoom tools of DeepEyes refuse it.'

function place(rows: readonly BoxedRow[], { pictures }: ExportOptions): readonly Looked[] {
  const names = namePictures(
    rows.map(({ picture }) => picture),
    pictures,
  )
  const nameOf = uniqueNames()
  const extension = extensionOf(cropType(pictures))
  return rows.map((row) => {
    const calls = zoomCalls(row)
    const stem = nameOf(safeWord(row.item.id) || 'item')
    return {
      row,
      calls,
      image: names.get(storedAs(row.picture)) ?? '',
      crops: calls.map((_, at) => `crops/${stem}.${at + 1}.${extension}`),
    }
  })
}

async function* write(
  looked: readonly Looked[],
  options: ExportOptions,
  desk: ExportDesk,
): AsyncGenerator<OutputFile> {
  const { modifiedAt, pictures } = options
  for (const [path, convention] of files) {
    yield { path, modifiedAt, content: () => textBytes(talks(looked, convention)) }
  }
  for (const [image, items] of groupedBy(looked, (one) => one.image)) {
    const [first] = items
    if (first) yield pictureFile(first.row.picture, image, options, desk)
    for (const { row, calls, crops } of items) {
      for (const [at, { rect }] of calls.entries()) {
        const content = (): Promise<Blob> =>
          desk.render(row.picture, rendering({ part: rect, as: cropType(pictures) }))
        yield { path: crops[at] ?? '', modifiedAt, content }
      }
    }
  }
}

/** A JSON array with one conversation on each line. */
function* talks(looked: readonly Looked[], convention: (typeof files)[number][1]): Generator<string> {
  yield '['
  let separator = '\n'
  for (const { row, calls, image, crops } of looked) {
    const { item, picture, content } = row
    const focus = { question: promptOf(content), answer: inert(promptAnswer(content)), calls, picture }
    const talk = { id: item.id, messages: focusTalk(focus, convention), images: [image, ...crops] }
    yield `${separator}${JSON.stringify(talk)}`
    separator = ',\n'
  }
  yield '\n]\n'
}
