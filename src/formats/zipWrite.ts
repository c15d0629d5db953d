import { ZipWriter } from '@zip.js/zip.js'
import type { OutputFile } from './format.ts'
import { counting, openOutput, type WriteProgress } from './outputBytes.ts'

/**
 * Writes the files into one ZIP, each as soon as it is made: nothing but the list of names grows with their number.
 * Files that are compressed already are stored, the rest is deflated; ZIP64 is used where sizes ask for it, or may
 * ask for it because they are not known beforehand. The same files make the same bytes on one machine.
 *
 * Closes the sink when all is written. On a failure, or when the signal aborts, it aborts the sink with the reason,
 * stops asking for files, and rejects with that reason.
 */
export async function writeZip(
  files: AsyncIterable<OutputFile>,
  sink: WritableStream<Uint8Array>,
  onProgress?: (progress: WriteProgress) => void,
  signal?: AbortSignal,
): Promise<void> {
  const out = sink.getWriter()
  try {
    signal?.throwIfAborted()
    const zip = new ZipWriter(passingTo(out), { useWebWorkers: false, ...(signal && { signal }) })
    let bytes = 0
    let done = 0
    for await (const file of files) {
      signal?.throwIfAborted()
      const content = await openOutput(file)
      const counted = content.stream.pipeThrough(
        counting((more) => onProgress?.({ files: done, bytes: (bytes += more), path: file.path })),
      )
      await zip.add(file.path, counted, {
        ...(content.size !== null && { uncompressedSize: content.size }),
        ...(isCompressed(file.path) && { level: 0 }),
        lastModDate: new Date(file.modifiedAt),
        rawLastModDate: dosTime(file.modifiedAt),
      })
      done++
      onProgress?.({ files: done, bytes, path: file.path })
    }
    await zip.close()
    signal?.throwIfAborted()
    await out.close()
  } catch (error) {
    const reason: unknown = signal?.aborted ? signal.reason : error
    await out.abort(reason).catch(() => undefined)
    throw reason
  } finally {
    out.releaseLock()
  }
}

/** What the ZIP writer may do with the sink: write. Closing and aborting stay with `writeZip`. */
const passingTo = (out: WritableStreamDefaultWriter<Uint8Array>): WritableStream<Uint8Array> =>
  new WritableStream({ write: (chunk) => out.write(chunk) })

const isCompressed = (path: string): boolean => /\.(?:jpe?g|png|webp|avif|gif|zip|parquet)$/i.test(path)

/**
 * Date and time as a ZIP header holds them (APPNOTE 4.4.6), in UTC: the field knows no time zone, and the clock of the
 * machine must not show in the bytes. The exact second is kept beside it in the extended timestamp.
 */
function dosTime(time: number): number {
  const date = new Date(time)
  const year = date.getUTCFullYear()
  if (year < 1980) return dosTime(Date.UTC(1980, 0, 1))
  if (year > 2107) return dosTime(Date.UTC(2107, 11, 31, 23, 59, 58))
  const day = ((year - 1980) << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate()
  const clock = (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1)
  return ((day << 16) | clock) >>> 0
}
