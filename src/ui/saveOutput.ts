import { isDismissal, pickFile } from './savePicker.ts'
import { startDownload } from './saveFile.ts'
import { downloadTarget, fileTarget } from './saveTarget.ts'

/** Where a file went. */
export interface Saved {
  /** The name that the file has there. */
  readonly name: string
  /** Whether it was handed to the browser as a download; otherwise it lies where it was asked for. */
  readonly isDownload: boolean
}

/**
 * Asks for a place and writes the file there, or hands it over as a download where the browser has no picker. Null when
 * the person chose no place. After a failure or an abort nothing of it stays. Needs a click that was just made.
 */
export async function saveOutput(
  name: string,
  type: string,
  write: (sink: WritableStream<Uint8Array>) => Promise<void>,
  mayPick = true,
): Promise<Saved | null> {
  try {
    const picked = mayPick ? await pickFile(name, type) : 'download'
    const target = picked === 'download' ? await downloadTarget(name, type) : await fileTarget(picked)
    try {
      await write(target.sink)
    } catch (failure) {
      await target.discard().catch(() => undefined)
      throw failure
    }
    const download = await target.finish()
    if (download) {
      startDownload(download.url, download.name)
      download.release()
    }
    return { name: picked === 'download' ? name : picked.name, isDownload: picked === 'download' }
  } catch (failure) {
    if (isDismissal(failure)) return null
    throw failure
  }
}
