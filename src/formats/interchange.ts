import type { Size } from '../domain/geometry.ts'
import { byPicture, namePictures, pictureFile, storedAs } from './exportPixels.ts'
import type { OutputFile } from './format.ts'
import { questionRowsOf, type QuestionRow } from './questionRows.ts'
import type { ExportDesk, ExportOptions, ExportScope, Target } from './target.ts'
import { textBytes } from './textBytes.ts'

/** A picture and the questions about it. */
export interface PictureRows {
  /** From 1. */
  readonly number: number
  /** Where the picture lies: `images/harbour.jpg`. */
  readonly path: string
  readonly size: Size
  /** At least one. */
  readonly rows: readonly QuestionRow[]
}

/** A text file that is made as it is written. */
export interface DataFile {
  readonly path: string
  readonly texts: () => Iterable<string>
}

/** What sets one annotation tool's export apart from the others. */
export interface Interchange extends Pick<Target, 'id' | 'label' | 'detail'> {
  /** Files besides the pictures. */
  readonly count: (pictures: number) => number
  readonly files: (pictures: readonly PictureRows[], scope: ExportScope) => Iterable<DataFile>
  readonly losses?: (rows: readonly QuestionRow[]) => readonly string[]
}

/** An export for an annotation tool: its files, then each picture once, below `images/`. */
export function interchangeTarget({ count, files, losses, ...about }: Interchange): Target {
  return {
    ...about,
    group: 'interchange',
    side: 'both',
    loses: ['judgements', 'checks', 'provenance'],
    plan(scope, options) {
      const { rows, held, warnings } = questionRowsOf(scope, options, 'both')
      const pictures = picturesOf(rows, options)
      return {
        total: rows.length,
        files: count(pictures.length) + pictures.length,
        held,
        warnings,
        losses: [...sharedLosses(rows), ...(losses?.(rows) ?? [])],
        write: (desk) => written(files(pictures, scope), pictures, options, desk),
      }
    },
  }
}

async function* written(
  files: Iterable<DataFile>,
  pictures: readonly PictureRows[],
  options: ExportOptions,
  desk: ExportDesk,
): AsyncGenerator<OutputFile> {
  for (const { path, texts } of files) {
    yield { path, modifiedAt: options.modifiedAt, content: () => textBytes(texts()) }
  }
  for (const { path, rows } of pictures) {
    const [first] = rows
    if (first) yield pictureFile(first.picture, path, options, desk)
  }
}

function picturesOf(rows: readonly QuestionRow[], options: ExportOptions): readonly PictureRows[] {
  const names = namePictures(
    rows.map(({ picture }) => picture),
    options.pictures,
  )
  return [...byPicture(rows).values()].flatMap((rows, at) => {
    const [first] = rows
    if (!first) return []
    const { width, height } = first.picture
    const path = names.get(storedAs(first.picture)) ?? ''
    return [{ number: at + 1, path, size: { width, height }, rows }]
  })
}

/** The name of a picture without `images/`. */
export const pictureName = ({ path }: PictureRows): string => path.slice(path.lastIndexOf('/') + 1)

function sharedLosses(rows: readonly QuestionRow[]): readonly string[] {
  let copies = 0
  for (const { chains } of rows) {
    const ids = chains.flatMap(({ levels }) => levels.map(({ boxIds }) => boxIds.join('/')))
    copies += ids.length - new Set(ids).size
  }
  if (copies === 0) return []
  return [
    `Chains that share an outer box get a copy of it each: ${copies === 1 ? '1 box is' : `${copies} boxes are`} written once more.`,
  ]
}

/** A JSON array with one value on each line. */
export function* jsonLines(values: Iterable<unknown>): Generator<string> {
  yield '['
  let separator = '\n'
  for (const value of values) {
    yield separator + JSON.stringify(value)
    separator = ',\n'
  }
  yield '\n]'
}
