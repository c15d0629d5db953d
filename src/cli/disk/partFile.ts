import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { hasPassed, willPass } from './leftovers.ts'

let made = 0

/**
 * Writes a file beside its place, under a name that no reader takes for it, and puts it there when it is complete;
 * aborted, it leaves nothing.
 */
export async function partFile(path: string): Promise<WritableStream<Uint8Array>> {
  const part = join(dirname(path), `.${basename(path).slice(0, 200)}.${process.pid}-${(made += 1)}.part`)
  willPass(part)
  const handle = await open(part, 'wx')
  const discard = async (): Promise<void> => {
    await handle.close().catch(() => undefined)
    await rm(part, { force: true })
    hasPassed(part)
  }
  return new WritableStream<Uint8Array>({
    async write(chunk) {
      try {
        for (let at = 0; at < chunk.length;) {
          const { bytesWritten } = await handle.write(chunk, at)
          at += bytesWritten
        }
      } catch (failure) {
        await discard()
        throw failure
      }
    },
    async close() {
      try {
        await handle.close()
        await rename(part, path)
        hasPassed(part)
      } catch (failure) {
        await discard()
        throw failure
      }
    },
    abort: discard,
  })
}
