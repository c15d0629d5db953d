import { download } from './download.ts'
import type { DownloadFolder } from './downloadFolder.ts'
import { listHub } from './listHub.ts'
import type { Reaching } from './reach.ts'
import type { FetchedFile, FetchProgress, RemotePort, RemoteReply, RemoteRequest } from './remoteCalls.ts'
import { isNoRoom, noRoom, RemoteFault } from './remoteFault.ts'
import type { RemoteFile } from './remoteFiles.ts'

/** What the worker needs of the browser. */
export interface RemoteDesk extends Reaching {
  readonly openFolder: () => Promise<DownloadFolder>
  readonly roomLeft: () => Promise<number | null>
  readonly now: () => number
}

/** So many files are fetched at once: small ones take longer to be asked for than to arrive. */
const lanes = 4
/** Progress is told no more often. */
const apartMs = 100

type Work = Exclude<RemoteRequest, { kind: 'cancel' }>

/** Answers what arrives at the port. A cancelled request is answered with `failed`, once nothing of it goes on. */
export function serveRemote(desk: RemoteDesk, port: RemotePort): void {
  const running = new Map<number, AbortController>()
  let opening: Promise<DownloadFolder> | null = null
  /** What was begun or is whole, by address. */
  const kept = new Map<string, { readonly name: string; isWhole: boolean }>()
  const send = (reply: RemoteReply): void => port.postMessage(reply, {})
  const folderHere = (): Promise<DownloadFolder> => {
    opening ??= desk.openFolder()
    opening.catch(() => (opening = null))
    return opening
  }

  const fetchAll = async (
    { id, files, token }: RemoteRequest & { readonly kind: 'fetch' },
    stop: AbortController,
  ): Promise<readonly FetchedFile[]> => {
    const { signal } = stop
    const folder = await folderHere()
    const progress = progressOf(files, desk.now, (progress) => send({ kind: 'progress', id, progress }))
    const lacking = files.filter(({ url }) => kept.get(url)?.isWhole !== true)
    const needed = lacking.reduce((sum, { size }) => sum + (size ?? 0), 0)
    const left = await desk.roomLeft()
    if (left !== null && needed > left) throw noRoom(needed, left)
    const waiting = [...files]
    const lane = async (): Promise<void> => {
      for (let file = waiting.shift(); file; file = waiting.shift()) {
        signal.throwIfAborted()
        const known = kept.get(file.url) ?? { name: String(kept.size), isWhole: false }
        kept.set(file.url, known)
        const { path, url } = file
        if (!known.isWhole) {
          const into = await folder.grow(known.name)
          const sent = token && new URL(url).origin === token.origin ? token.text : null
          try {
            const onBytes = (bytes: number, size: number | null) => progress.at(path, bytes, size)
            await download({ file, token: sent, into, onBytes }, desk, signal)
            known.isWhole = true
          } finally {
            into.close()
          }
        }
        progress.whole(path, (await folder.read(known.name)).size)
      }
    }
    const faults: unknown[] = []
    const guarded = (): Promise<void> =>
      lane().catch((failure: unknown) => {
        faults.push(failure)
        // What arrives in the other lanes stays for the next try.
        stop.abort(failure)
      })
    // All have ended before anything is said, so that a next try finds no file held.
    await Promise.all(Array.from({ length: lanes }, guarded))
    if (faults.length > 0) throw isNoRoom(faults[0]) ? noRoom(needed, await desk.roomLeft()) : faults[0]
    return Promise.all(
      files.map(async ({ path, url }) => ({ path, file: await folder.read(kept.get(url)?.name ?? '') })),
    )
  }

  const release = async (): Promise<void> => {
    for (const controller of running.values()) controller.abort()
    await turn
    await opening?.then((folder) => folder.remove()).catch(() => undefined)
    opening = null
    kept.clear()
  }

  /** One download after the other: a cancelled one may still be letting go of its files. */
  let turn: Promise<unknown> = Promise.resolve()

  const reply = async (request: Work, stop: AbortController): Promise<RemoteReply> => {
    const { id } = request
    if (request.kind === 'list')
      return { kind: 'listed', id, listing: await listHub(request.place, request.token, desk, stop.signal) }
    if (request.kind === 'fetch') {
      const mine = turn.then(() => fetchAll(request, stop))
      turn = mine.catch(() => undefined)
      return { kind: 'fetched', id, files: await mine }
    }
    await release()
    return { kind: 'released', id }
  }

  const run = async (request: Work): Promise<void> => {
    const controller = new AbortController()
    if (request.kind !== 'release') running.set(request.id, controller)
    try {
      send(await reply(request, controller))
    } catch (failure) {
      send(failed(request.id, failure))
    } finally {
      running.delete(request.id)
    }
  }

  port.addEventListener('message', (event) => {
    const request = event.data as RemoteRequest
    if (request.kind === 'cancel') running.get(request.id)?.abort()
    else void run(request)
  })
}

function failed(id: number, failure: unknown): RemoteReply {
  if (failure instanceof RemoteFault)
    return { kind: 'failed', id, sentence: failure.message, wantsToken: failure.wantsToken }
  const reason = failure instanceof Error ? ` (${failure.message})` : ''
  return {
    kind: 'failed',
    id,
    sentence: `The download went wrong${reason}. Try again; if it happens every time, download the files yourself and drop them here.`,
    wantsToken: false,
  }
}

/** Counts what arrives of several files at once. */
function progressOf(
  files: readonly RemoteFile[],
  now: () => number,
  tell: (progress: FetchProgress) => void,
) {
  const sizes = new Map(files.map(({ path, size }) => [path, size]))
  const arrived = new Map<string, number>()
  const done = new Set<string>()
  let last = Number.NEGATIVE_INFINITY
  const say = (path: string): void => {
    last = now()
    const known = [...sizes.values()]
    const ofBytes = known.every((size) => size !== null)
      ? known.reduce((sum: number, size) => sum + (size ?? 0), 0)
      : null
    const bytes = [...arrived.values()].reduce((sum, each) => sum + each, 0)
    tell({ bytes, ofBytes, files: done.size, ofFiles: files.length, path })
  }
  return {
    at(path: string, bytes: number, size: number | null) {
      arrived.set(path, bytes)
      if (size !== null) sizes.set(path, size)
      if (now() - last >= apartMs) say(path)
    },
    whole(path: string, bytes: number) {
      arrived.set(path, bytes)
      done.add(path)
      if (now() - last >= apartMs || done.size === files.length) say(path)
    },
  }
}
