import { createHash } from 'node:crypto'
import { createWriteStream, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Writable } from 'node:stream'
import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import { exampleItem, exampleSource } from '../../../src/domain/example.ts'
import type { Size } from '../../../src/domain/geometry.ts'
import { createJudgement } from '../../../src/domain/judgement.ts'
import type { Picture } from '../../../src/domain/picture.ts'
import { createProject } from '../../../src/domain/project.ts'
import { encodeBundle } from '../../../src/formats/bundle.ts'
import { schemaOf, stored, type Columns, type TableRowOut } from '../../../src/formats/parquet/columns.ts'
import { writeZip } from '../../../src/formats/zipWrite.ts'
import { largeScene } from '../pile.ts'

/** What the imports are given: about so many bytes of pictures, as published Parquet and as a moved project. */
export interface Given {
  readonly parquet: string
  readonly zip: string
  readonly pictures: number
  /** Of the pictures alone. */
  readonly bytes: number
}

/** Sizes as the pictures of such sets have them, in turns. */
const scenes: readonly Size[] = [
  { width: 3840, height: 2160 },
  { width: 2250, height: 1500 },
  { width: 3000, height: 2000 },
]

/** As `datasets` cuts them: a few dozen pictures in each. */
const rowsInGroup = 32

const columns: Columns = {
  id: 'int',
  image: 'image',
  query: 'text',
  response: 'text',
  question_type: 'text',
  bbox: ['int'],
  category: 'text',
}
export const columnsRead: readonly string[] = Object.keys(columns)

export async function makeGiven(folder: string, megabytes: number): Promise<Given> {
  const files = scenes.map((size) => readFileSync(largeScene(size)))
  const pictureAt = (index: number): Uint8Array<ArrayBuffer> =>
    remarked(files[index % files.length] ?? new Uint8Array(), index)
  const wanted = megabytes * 2 ** 20
  let pictures = 0
  let bytes = 0
  while (bytes < wanted) bytes += pictureAt(pictures++).length
  const given = {
    parquet: resolve(folder, 'test-00000-of-00001.parquet'),
    zip: resolve(folder, 'project.saccade.zip'),
    pictures,
    bytes,
  }
  await writeParquet(given.parquet, given.pictures, pictureAt)
  await writeProject(given.zip, given.pictures, pictureAt)
  return given
}

/** The same JPEG with a comment of its own (T.81 §B.2.4.5): no two are the same bytes, and few of them as many. */
function remarked(jpeg: Uint8Array, index: number): Uint8Array<ArrayBuffer> {
  const words = Buffer.from(String(index).padStart(8 + (index % 4093)))
  const head = Buffer.from([0xff, 0xfe, 0, 0])
  head.writeUInt16BE(words.length + 2, 2)
  return new Uint8Array(Buffer.concat([jpeg.subarray(0, 2), head, words, jpeg.subarray(2)]))
}

const options = ['Red', 'Green', 'Blue', 'White']
const question = (index: number): string => `What colour is the lamp beside plate ${index}?`

async function writeParquet(
  path: string,
  count: number,
  pictureAt: (index: number) => Uint8Array<ArrayBuffer>,
): Promise<void> {
  const out = Writable.toWeb(createWriteStream(path)).getWriter()
  const writer = new ByteWriter(64 * 2 ** 20)
  const parquet = new ParquetWriter({ writer, schema: schemaOf(columns), codec: 'UNCOMPRESSED' })
  const flush = async (): Promise<void> => {
    await out.write(writer.getBytes().slice())
    writer.index = 0
  }
  for (let start = 0; start < count; start += rowsInGroup) {
    const rows = Array.from({ length: Math.min(rowsInGroup, count - start) }, (_, offset) =>
      rowAt(start + offset, pictureAt(start + offset)),
    )
    await parquet.write({
      columnData: Object.entries(columns).map(([name, kind]) => ({
        name,
        data: rows.map((row) => stored(row[name], kind)),
        encoding: 'PLAIN' as const,
        statistics: kind !== 'image',
      })),
      rowGroupSize: rowsInGroup,
    })
    await flush()
  }
  await parquet.finish()
  await flush()
  await out.close()
}

const rowAt = (index: number, bytes: Uint8Array): TableRowOut => ({
  id: index,
  image: { bytes, path: `images/${index}.jpg` },
  query: [question(index), '', ...options.map((option, place) => `${'ABCD'.charAt(place)}. ${option}`)].join(
    '\n',
  ),
  response: 'B',
  question_type: 'mcq',
  bbox: [700, 500, 1000, 700],
  category: 'color',
})

/** A project whose items were all accepted. */
async function writeProject(
  path: string,
  count: number,
  pictureAt: (index: number) => Uint8Array<ArrayBuffer>,
): Promise<void> {
  const indexes = Array.from({ length: count }, (_, index) => index)
  const bytesOf = new Map<string, number>()
  const pictures = indexes.map((index): Picture => {
    const bytes = pictureAt(index)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    bytesOf.set(sha256, index)
    const stored = scenes[index % scenes.length] ?? { width: 0, height: 0 }
    return {
      id: sha256,
      sha256,
      name: `${index}.jpg`,
      type: 'image/jpeg',
      bytes: bytes.length,
      ...stored,
      origin: { path: `images/${index}.jpg`, sha256, stored, orientation: null, notes: [], plainJpeg: true },
    }
  })
  const whole = {
    project: createProject('moved', 'Moved', 0),
    pictures,
    items: pictures.map(({ id, name }, index) =>
      exampleItem({
        id: `item-${index}`,
        pictureId: id,
        order: index,
        question: question(index),
        options,
        answerText: 'Green',
        category: 'color',
        region: { x1: 700, y1: 500, x2: 1000, y2: 700 },
        source: { ...exampleSource, picturePath: name },
      }),
    ),
    judgements: indexes.map((index) => ({
      ...createJudgement(`item-${index}`, 'somebody'),
      decision: 'accept' as const,
      startedAt: 1,
      decidedAt: 2,
      rev: 1,
    })),
    resolutions: [],
    provenance: () => Promise.resolve(null),
  }
  const kept = ({ sha256 }: Picture): Promise<Blob> =>
    Promise.resolve(new Blob([pictureAt(bytesOf.get(sha256 ?? '') ?? 0)]))
  await writeZip(encodeBundle(whole, nothing(), { kept }, 0), Writable.toWeb(createWriteStream(path)))
}

async function* nothing(): AsyncGenerator<never> {}
