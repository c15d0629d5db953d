import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { BlobReader, BlobWriter, ZipReader, ZipWriter, type ZipWriterAddDataOptions } from '@zip.js/zip.js'
import { parquetMetadataAsync, parquetReadObjects, type AsyncBuffer } from 'hyparquet'
import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import { allKept, keep } from './kept.ts'

/** The bare calls of the libraries on the same bytes, in the same browser. */

export interface Ran {
  readonly ms: number
  /** That were read from the file, or written to it. */
  readonly bytes: number
}

declare global {
  interface Window {
    /** With `work`, what every import must do beside: hash, decode and keep each picture. */
    readParquet: (columns: readonly string[], work: boolean) => Promise<Ran>
    /** With `work`, each picture is hashed and kept; the one who moves a project need not decode it. */
    readZip: (work: boolean) => Promise<Ran>
    writeZip: () => Promise<Ran>
    /** With `work`, also what a published benchmark promises: crops, hashes, one ZIP around it. */
    writeParquet: (work: boolean) => Promise<Ran>
  }
}

function givenFile(): File {
  const file = document.querySelector('input')?.files?.[0]
  if (!file) throw new Error('No file was given.')
  return file
}

async function timed(act: () => Promise<Omit<Ran, 'ms'>>): Promise<Ran> {
  const started = performance.now()
  return { ...(await act()), ms: performance.now() - started }
}

const digest = async (bytes: BufferSource): Promise<string> =>
  bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))

async function prove(picture: Blob): Promise<void> {
  const bitmap = await createImageBitmap(picture)
  bitmap.close()
}

window.readParquet = (columns, work) =>
  timed(async () => {
    const given = givenFile()
    const file: AsyncBuffer = {
      byteLength: given.size,
      slice: (start, end) => given.slice(start, end).arrayBuffer(),
    }
    const metadata = await parquetMetadataAsync(file)
    let rowStart = 0
    for (const group of metadata.row_groups) {
      const rowEnd = rowStart + Number(group.num_rows)
      const rows = await parquetReadObjects({
        file,
        metadata,
        columns: [...columns],
        rowStart,
        rowEnd,
        utf8: false,
      })
      rowStart = rowEnd
      for (const { image } of rows) {
        const bytes = bytesIn(image)
        if (!work) continue
        const name = await digest(bytes)
        const picture = new Blob([bytes], { type: 'image/jpeg' })
        await prove(picture)
        await keep(name, picture)
      }
    }
    return { bytes: given.size }
  })

function bytesIn(image: unknown): Uint8Array<ArrayBuffer> {
  const bytes = typeof image === 'object' && image && 'bytes' in image ? image.bytes : null
  if (bytes instanceof Uint8Array && bytes.buffer instanceof ArrayBuffer)
    return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  throw new Error('A row without a picture.')
}

window.readZip = (work) =>
  timed(async () => {
    const given = givenFile()
    const reader = new ZipReader(new BlobReader(given), { useWebWorkers: false })
    for await (const entry of reader.getEntriesGenerator()) {
      if (entry.directory) continue
      const blob = await entry.getData(new BlobWriter('image/jpeg'), {
        useWebWorkers: false,
        checkCrc32: true,
      })
      if (!entry.filename.startsWith('pictures/')) continue
      if (work) await keep(await digest(await blob.arrayBuffer()), blob)
    }
    return { bytes: given.size }
  })

/** The options of an archive without compression, the same for the application. */
const plainly: ZipWriterAddDataOptions = { level: 0 }

async function toFile(write: (out: FileSystemWritableFileStream) => Promise<void>) {
  const root = await navigator.storage.getDirectory()
  const handle = await root.getFileHandle(crypto.randomUUID(), { create: true })
  const out = await handle.createWritable()
  await write(out)
  await out.close()
  const { size: bytes } = await handle.getFile()
  await root.removeEntry(handle.name)
  return { bytes }
}

window.writeZip = () =>
  timed(() =>
    toFile(async (out) => {
      const zip = new ZipWriter(out, { useWebWorkers: false })
      for await (const { name, picture } of allKept()) {
        await zip.add(`pictures/${name}.jpg`, picture.stream(), {
          ...plainly,
          uncompressedSize: picture.size,
        })
      }
      await zip.close(undefined, { preventClose: true })
    }),
  )

const optional = { repetition_type: 'OPTIONAL' } as const
const pictureColumn = (name: string) =>
  [
    { name, num_children: 2, ...optional },
    { name: 'bytes', type: 'BYTE_ARRAY', ...optional },
    { name: 'path', type: 'BYTE_ARRAY', converted_type: 'UTF8', ...optional },
  ] as const

window.writeParquet = (work) =>
  timed(() =>
    toFile(async (out) => {
      if (!work) return tableTo((bytes) => out.write(bytes), false)
      const pipe = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>()
      const zip = new ZipWriter(out, { useWebWorkers: false })
      const adding = zip.add('data/test-00000-of-00001.parquet', pipe.readable, plainly)
      const into = pipe.writable.getWriter()
      const hash = sha256.create()
      await tableTo(async (bytes) => {
        hash.update(bytes)
        await into.write(bytes)
      }, true)
      hash.digest()
      await into.close()
      await adding
      await zip.close(undefined, { preventClose: true })
    }),
  )

const bytesInGroup = 16 * 2 ** 20

async function tableTo(
  write: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>,
  withCrops: boolean,
): Promise<void> {
  const writer = new ByteWriter(2 * bytesInGroup)
  const parquet = new ParquetWriter({
    writer,
    schema: [
      { name: 'schema', num_children: withCrops ? 4 : 3 },
      { name: 'query', type: 'BYTE_ARRAY', converted_type: 'UTF8', ...optional },
      { name: 'response', type: 'BYTE_ARRAY', converted_type: 'UTF8', ...optional },
      ...pictureColumn('image'),
      ...(withCrops ? pictureColumn('crop_image') : []),
    ],
    codec: 'UNCOMPRESSED',
  })
  const flush = async (): Promise<void> => {
    await write(writer.getBytes().slice())
    writer.index = 0
  }
  let images: { readonly bytes: Uint8Array; readonly path: string }[] = []
  let crops: { readonly bytes: Uint8Array; readonly path: string }[] = []
  let weight = 0
  const put = async (): Promise<void> => {
    const pixels = { encoding: 'PLAIN', statistics: false } as const
    const said = images.map(({ path }) => `What colour is the lamp in ${path}?`)
    await parquet.write({
      columnData: [
        { name: 'query', data: said, encoding: 'PLAIN' },
        { name: 'response', data: said.map(() => 'B'), encoding: 'PLAIN' },
        { name: 'image', data: images, ...pixels },
        ...(withCrops ? [{ name: 'crop_image', data: crops, ...pixels }] : []),
      ],
      rowGroupSize: images.length,
    })
    await flush()
    images = []
    crops = []
    weight = 0
  }
  for await (const { name: path, picture } of allKept()) {
    const bytes = await bytesOf(picture)
    images.push({ bytes, path })
    if (withCrops) crops.push({ bytes: await bytesOf(await cropOf(picture)), path })
    weight += bytes.length
    if (weight >= bytesInGroup) await put()
  }
  if (images.length > 0) await put()
  await parquet.finish()
  await flush()
}

const bytesOf = async (blob: Blob): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await blob.arrayBuffer())

async function cropOf(picture: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(picture)
  const canvas = new OffscreenCanvas(300, 200)
  canvas.getContext('2d')?.drawImage(bitmap, 700, 500, 300, 200, 0, 0, 300, 200)
  bitmap.close()
  return canvas.convertToBlob({ type: 'image/png' })
}
