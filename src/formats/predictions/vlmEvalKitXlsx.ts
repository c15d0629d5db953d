import { BlobWriter, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js'
import { readSheet } from 'read-excel-file/universal'
import { openArchive, type ArchiveLimits } from '../archive.ts'
import type { ByteSource } from '../format.ts'
import { error, placed, quoted, warning, type Remark } from '../remark.ts'
import type { PredictionDecoded, PredictionFormat } from './predictionFormat.ts'
import { decodedRow } from './predictionRecords.ts'
import { isResultHeader, resultRow, vlmEvalKitResults } from './vlmEvalKitResults.ts'
import { sheetFault } from './sheetExtent.ts'

/** What VLMEvalKit writes by itself: the first sheet of an Excel workbook, with the columns of its CSV. */
export const vlmEvalKitXlsx: PredictionFormat = {
  id: 'vlmevalkit-xlsx',
  label: 'VLMEvalKit results (Excel)',
  // Told by what the archive holds, which is no text.
  recognises: () => null,
  origin: (path) => vlmEvalKitResults.origin(path),
  decode,
}

const mega = 1024 * 1024
/** A workbook is read whole, and its sheet as one text. */
const limits: ArchiveLimits = {
  entries: 10_000,
  entryBytes: 400 * mega,
  totalBytes: 1024 * mega,
  ratio: 500,
  freeBytes: 64 * mega,
}

/** Whether an archive is a workbook of Excel; nothing is unpacked. */
export async function isWorkbook(source: ByteSource): Promise<boolean> {
  const { sources } = await openArchive(source, limits)
  return sources.some(({ path }) => path === `${source.path}/xl/workbook.xml`)
}

const progressEvery = 1000

async function* decode(source: ByteSource, signal?: AbortSignal): AsyncGenerator<PredictionDecoded> {
  const refused = (remark: Remark): PredictionDecoded => ({
    kind: 'problem',
    problem: placed(remark, { file: source.path, line: null }),
  })
  const safe = await safeWorkbook(source, signal)
  if (!(safe instanceof Blob)) {
    yield refused(safe)
    return
  }
  let rows: readonly (readonly unknown[])[]
  try {
    rows = await readSheet(safe, 1, { trim: false, parseNumber: numberText })
  } catch (failure) {
    signal?.throwIfAborted()
    yield refused(damaged(failure instanceof Error ? failure.message : ''))
    return
  }
  const [first = [], ...others] = rows
  const header = first.map((cell) => textOf(cell).trim())
  if (!isResultHeader(header)) {
    const names = header.filter((name) => name !== '').slice(0, 12)
    const sentence = `The first sheet has no column prediction beside index, id or question, but ${quoted(names.join(', '), 120)}. Put the sheet with the predictions first, or save it as CSV.`
    yield refused(error('xlsx-columns', sentence))
    return
  }
  for (const [at, row] of others.entries()) {
    if (at % progressEvery === 0) {
      signal?.throwIfAborted()
      yield { kind: 'progress', bytes: Math.floor((source.size * at) / others.length) }
    }
    if (row.every((cell) => cell === null)) continue
    const cells = new Map(header.map((name, column) => [name, textOf(row[column])]))
    const found = resultRow(cells)
    const isDate = row[header.indexOf('prediction')] instanceof Date
    const remarks = isDate ? [madeDate(cells.get('prediction') ?? '')] : []
    // Row 1 is the header.
    yield* decodedRow('sentence' in found ? found : { ...found, remarks }, {
      file: source.path,
      line: at + 2,
    })
  }
  yield { kind: 'progress', bytes: source.size }
}

/**
 * The parts of the workbook that the reader takes, unpacked within their limits and packed again without compression, so
 * that nothing unpacks to more than it declared and no sheet spreads over more cells than it has.
 */
async function safeWorkbook(source: ByteSource, signal?: AbortSignal): Promise<Blob | Remark> {
  const { sources, problems } = await openArchive(source, limits, signal)
  const serious = problems.find(({ severity }) => severity === 'error')
  if (serious) {
    const isLarge = /large|many|bomb/.test(serious.code)
    return isLarge
      ? error('xlsx-too-large', `This workbook is not read: ${serious.sentence} Save its sheet as CSV.`)
      : damaged(serious.sentence)
  }
  const writer = new ZipWriter(new BlobWriter('application/zip'), { level: 0, useWebWorkers: false })
  try {
    for (const part of sources) {
      const name = part.path.slice(source.path.length + 1)
      if (
        !/\.(?:xml|xml\.rels)$/.test(name) ||
        /^(?:docProps|customXml|xl\/(?:theme|drawings|charts|media))\//.test(name)
      )
        continue
      signal?.throwIfAborted()
      const bytes = new Uint8Array(await (await part.blob()).arrayBuffer())
      const fault = /sharedStrings|styles/.test(name) ? null : sheetFault(bytes)
      if (fault) return fault
      await writer.add(name, new Uint8ArrayReader(bytes))
    }
    return await writer.close()
  } catch (failure) {
    signal?.throwIfAborted()
    return damaged(failure instanceof Error ? failure.message : '')
  }
}

const damaged = (why: string): Remark =>
  error(
    'xlsx-damaged',
    `The workbook cannot be read${why === '' ? '' : ` (${quoted(why, 120)})`}. Open it in a spreadsheet program and save its sheet as CSV.`,
  )

const madeDate = (text: string): Remark =>
  warning(
    'xlsx-date',
    `The prediction of this row is a date: a spreadsheet program may have made it out of an answer such as 3-4. It was read as ${quoted(text)}.`,
    'prediction',
  )

/** A number as people wrote it: 1.0 is 1, ids of any length stay whole, and 17 digits of a fraction become what was meant. */
function numberText(raw: string): string {
  const text = raw.trim()
  return /^-?\d+$/.test(text) ? text : String(Number(text))
}

/** A cell as text, as Python writes what is no text. */
function textOf(cell: unknown): string {
  if (typeof cell === 'string') return cell
  if (typeof cell === 'boolean') return cell ? 'True' : 'False'
  if (!(cell instanceof Date) || Number.isNaN(cell.getTime())) return ''
  return cell.toISOString().replace(/T00:00:00\.000Z$/, '')
}
