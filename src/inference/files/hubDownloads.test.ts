import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { serveHub, type FakeHub } from '../../../e2e/hubServer.ts'
import { InferenceError, type LoadProgress } from '../inference.ts'
import { sourceId, type HubSource } from '../modelSpec.ts'
import { amongCallers } from './exclusive.ts'
import type { FolderHandle } from './folderHandles.ts'
import { hubDownloads, type HubDownloads } from './hubDownloads.ts'
import { memoryFolder } from './memoryFolder.ts'
import { safeName, shelf, type Shelf } from './shelf.ts'

const random = (length: number, seed: number): Uint8Array => {
  const bytes = new Uint8Array(length)
  let state = seed
  for (let i = 0; i < length; i += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    bytes[i] = state >>> 24
  }
  return bytes
}
const decoder = 'onnx/decoder_model_merged_q4.onnx'
const contents = {
  'README.md': random(50, 1),
  'config.json': random(300, 2),
  'tokenizer.json': random(2_000, 3),
  [decoder]: random(400_000, 4),
  [`${decoder}_data`]: random(150_000, 5),
  'onnx/embed_tokens_q4.onnx': random(30_000, 6),
  'onnx/vision_encoder_q4.onnx': random(60_000, 7),
  'onnx/vision_encoder.onnx': random(90_000, 8),
} satisfies Record<string, Uint8Array>
const needed = Object.keys(contents).filter(
  (path) => path !== 'README.md' && path !== 'onnx/vision_encoder.onnx',
)
const sizeOf = (paths: readonly string[]): number =>
  paths.reduce((sum, path) => sum + (new Map(Object.entries(contents)).get(path)?.length ?? 0), 0)

let hub: FakeHub
let source: HubSource
/** Stands in for the browser's private file system. */
let disk: FolderHandle

beforeEach(async () => {
  hub = await serveHub({ 'owner/tiny': new Map(Object.entries(contents)) })
  source = { from: 'hub', host: hub.host, repository: 'owner/tiny', revision: 'main' }
  disk = memoryFolder()
})
afterEach(() => hub.close())

const lock = amongCallers()
/** What a tab has: nothing but the disk is shared with others. */
const tab = (patienceMs = 30_000): { readonly shelf: Shelf; readonly downloads: HubDownloads } => {
  const opened = shelf({ folder: disk, lasting: true }, lock)
  return { shelf: opened, downloads: hubDownloads(opened, { patienceMs, pauseMs: 1 }) }
}
const never = new AbortController().signal
const nothing = (): void => {}
const sha256 = async (blob: Blob | null): Promise<string> =>
  createHash('sha256')
    .update(new Uint8Array((await blob?.arrayBuffer()) ?? []))
    .digest('hex')
const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const refusal = async (work: Promise<unknown>): Promise<InferenceError> => {
  const error: unknown = await work.then(
    () => null,
    (error: unknown) => error,
  )
  if (error instanceof InferenceError) return error
  throw new Error('It was not refused with a sentence.', { cause: error })
}
const filesOnDisk = async (): Promise<readonly string[]> => {
  const names: string[] = []
  const folder = await disk.getDirectoryHandle(safeName(sourceId(source)))
  for await (const name of folder.keys()) names.push(name)
  return names
}

describe('a hub model', () => {
  it('is downloaded with all that its precision needs, and nothing else', async () => {
    const { downloads, shelf } = tab()
    const told: LoadProgress[] = []
    await downloads.download(source, 'q4', (progress) => told.push(progress), never)
    expect([...hub.sent.keys()].toSorted()).toEqual(needed.toSorted())
    for (const path of needed)
      expect(await sha256(await shelf.open(sourceId(source), path))).toBe(
        digest(new Map(Object.entries(contents)).get(path) ?? new Uint8Array()),
      )
    expect(told.at(-1)).toEqual({ phase: 'downloading', done: sizeOf(needed), total: sizeOf(needed) })
    expect(told.every((progress) => progress.total === sizeOf(needed))).toBe(true)
    const [kept, ...others] = await shelf.list()
    expect(others).toEqual([])
    expect(kept).toMatchObject({ sourceId: sourceId(source), whole: true })
    expect(kept?.bytes).toBeGreaterThan(sizeOf(needed))
  })

  it('is found again without asking anybody, what it does not have included', async () => {
    await tab().downloads.download(source, 'q4', nothing, never)
    await hub.close()
    const { downloads } = tab()
    await downloads.download(source, 'q4', nothing, never)
    expect(await downloads.open(source, decoder, nothing, never)).not.toBeNull()
    expect(await downloads.open(source, 'processor_config.json', nothing, never)).toBeNull()
  })

  it('is downloaded file by file as it is opened, and is whole only with its weights', async () => {
    const { downloads, shelf } = tab()
    const config = await downloads.open(source, 'config.json', nothing, never)
    expect(config?.size).toBe(300)
    expect((await shelf.list())[0]?.whole).toBe(false)
    const told: LoadProgress[] = []
    await Promise.all(
      [decoder, 'onnx/embed_tokens_q4.onnx'].map((path) =>
        downloads.open(source, path, (progress) => told.push(progress), never),
      ),
    )
    expect(told.at(-1)).toEqual({ phase: 'downloading', done: 430_300, total: 430_300 })
    expect((await shelf.list())[0]?.whole).toBe(true)
    expect(await downloads.open(source, 'nothing.json', nothing, never)).toBeNull()
    expect(hub.asked.filter((request) => request.includes('/tree/'))).toHaveLength(1)
  })

  it('is listed over several pages', async () => {
    hub.behave({ pageSize: 2 })
    const { downloads } = tab()
    await downloads.download(source, 'q4', nothing, never)
    expect(hub.asked.filter((request) => request.includes('/tree/'))).toHaveLength(5)
    expect([...hub.sent.keys()].toSorted()).toEqual(needed.toSorted())
  })

  it('is removed, and downloaded anew', async () => {
    const { downloads, shelf } = tab()
    await downloads.download(source, 'q4', nothing, never)
    await shelf.remove(sourceId(source))
    expect(await shelf.list()).toEqual([])
    expect(await shelf.open(sourceId(source), decoder)).toBeNull()
    await downloads.download(source, 'q4', nothing, never)
    expect(hub.sent.get(decoder)).toBe(800_000)
  })

  it('is removed where it never was, too', async () => {
    await expect(tab().shelf.remove('folder:none')).resolves.toBeUndefined()
  })
})

describe('a download that is cut off', () => {
  it('goes on by itself from where it was, with no byte twice', async () => {
    hub.behave({ cutAfter: 100_000 })
    const { downloads, shelf } = tab()
    await downloads.download(source, 'q4', nothing, never)
    expect(hub.sent.get(decoder)).toBe(400_000)
    expect(hub.asked.filter((request) => request.includes(decoder) && request.includes('bytes='))).toEqual([
      `/owner/tiny/resolve/main/${decoder} bytes=100000-`,
      `/owner/tiny/resolve/main/${decoder} bytes=200000-`,
      `/owner/tiny/resolve/main/${decoder} bytes=300000-`,
      `/owner/tiny/resolve/main/${decoder}_data bytes=100000-`,
    ])
    expect(await sha256(await shelf.open(sourceId(source), decoder))).toBe(digest(contents[decoder]))
  })

  it('says so when nothing more comes, and another tab asks for the rest only', async () => {
    hub.behave({ cutAfter: 100_000, ranges: false })
    const first = tab()
    const error = await refusal(first.downloads.open(source, decoder, nothing, never))
    expect(error.code).toBe('download')
    expect(error.message).toMatch(/cut off after 100 kB of 400 kB.*goes on from there/)
    expect(await first.shelf.open(sourceId(source), decoder)).toBeNull()
    expect(await first.shelf.list()).toMatchObject([{ whole: false }])

    hub.behave({ cutAfter: Number.POSITIVE_INFINITY, ranges: true })
    const before = hub.sent.get(decoder) ?? 0
    const second = tab()
    await second.downloads.open(source, decoder, nothing, never)
    expect((hub.sent.get(decoder) ?? 0) - before).toBe(300_000)
    expect(await sha256(await second.shelf.open(sourceId(source), decoder))).toBe(digest(contents[decoder]))
  })

  it('starts anew where the server sends the whole file instead of the rest', async () => {
    hub.behave({ cutAfter: 100_000, ranges: false })
    await refusal(tab().downloads.open(source, decoder, nothing, never))
    hub.behave({ cutAfter: Number.POSITIVE_INFINITY })
    const { downloads } = tab()
    expect(await sha256(await downloads.open(source, decoder, nothing, never))).toBe(
      digest(contents[decoder]),
    )
  })

  it('starts anew where the file has changed on the hub meanwhile', async () => {
    hub.behave({ cutAfter: 100_000, ranges: false })
    await refusal(tab().downloads.open(source, decoder, nothing, never))
    const changed = random(350_000, 9)
    hub.replace('owner/tiny', decoder, changed)
    const before = hub.asked.length
    hub.behave({ cutAfter: Number.POSITIVE_INFINITY, ranges: true })
    const { downloads } = tab()
    expect(await sha256(await downloads.open(source, decoder, nothing, never))).toBe(digest(changed))
    expect(hub.asked.slice(before).filter((request) => request.includes('bytes='))).toEqual([])
    expect((await filesOnDisk()).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('says so when nothing arrives any more', async () => {
    hub.behave({ bytesPerSecond: 0.001 })
    const error = await refusal(tab(200).downloads.open(source, 'config.json', nothing, never))
    expect(error.code).toBe('download')
    expect(error.message).toMatch(/Nothing more of config\.json arrived/)
  })

  it('stays where it is when it is cancelled, and goes on when it is wanted again', async () => {
    hub.behave({ bytesPerSecond: 2_000_000 })
    const { downloads, shelf } = tab()
    const cancelling = new AbortController()
    const reason = new Error('Enough.')
    const opening = downloads.open(
      source,
      decoder,
      ({ done }) => {
        if (done > 0) cancelling.abort(reason)
      },
      cancelling.signal,
    )
    await expect(opening).rejects.toBe(reason)
    expect(await shelf.open(sourceId(source), decoder)).toBeNull()
    hub.behave({ bytesPerSecond: Number.POSITIVE_INFINITY })
    expect(await sha256(await downloads.open(source, decoder, nothing, never))).toBe(
      digest(contents[decoder]),
    )
    expect(hub.asked.at(-1)).toMatch(/bytes=\d+-$/)
  })
})

describe('two tabs', () => {
  it('that want the same model at once download it once', async () => {
    await Promise.all([tab(), tab()].map(({ downloads }) => downloads.download(source, 'q4', nothing, never)))
    for (const path of needed) expect([path, hub.sent.get(path)]).toEqual([path, sizeOf([path])])
  })

  it('do not wait for ever: one may give up while the other downloads', async () => {
    hub.behave({ bytesPerSecond: 1_000_000 })
    const first = tab().downloads.open(source, decoder, nothing, never)
    const giveUp = new AbortController()
    const second = tab().downloads.open(source, decoder, nothing, giveUp.signal)
    giveUp.abort(new Error('No more.'))
    await expect(second).rejects.toThrow('No more.')
    expect(await sha256(await first)).toBe(digest(contents[decoder]))
  })
})

describe('a model that is removed while a tab waits to download it', () => {
  it('is downloaded whole all the same, and starts without a network afterwards', async () => {
    const { shelf, downloads } = tab()
    const id = sourceId(source)
    let release = nothing
    const held = shelf.alone(id, never, () => new Promise<void>((over) => (release = over)))
    const waiting = tab().downloads.download(source, 'q4', nothing, never)
    while (!(await shelf.look(id))) await new Promise((turn) => setTimeout(turn))
    await disk.removeEntry(safeName(id), { recursive: true })
    release()
    await held
    await waiting
    expect(await shelf.list()).toMatchObject([{ whole: true }])
    await hub.close()
    expect(await downloads.open(source, 'processor_config.json', nothing, never)).toBeNull()
  })
})

describe('a file that is not what was promised', () => {
  it('is deleted, with a sentence', async () => {
    hub.behave({ wrongHash: decoder })
    const { downloads, shelf } = tab()
    const error = await refusal(downloads.download(source, 'q4', nothing, never))
    expect(error.code).toBe('wrong-hash')
    expect(error.message).toMatch(/decoder_model_merged_q4\.onnx .*deleted.*Try again/)
    expect(await shelf.open(sourceId(source), decoder)).toBeNull()
    expect(await filesOnDisk()).not.toContain(safeName(decoder))
    expect(await shelf.list()).toMatchObject([{ whole: false }])

    hub.behave({ wrongHash: null })
    await downloads.download(source, 'q4', nothing, never)
    expect(await shelf.list()).toMatchObject([{ whole: true }])
  })

  it('is deleted, too, when it is longer than announced', async () => {
    const { downloads, shelf } = tab()
    await downloads.open(source, 'config.json', nothing, never)
    hub.replace('owner/tiny', decoder, random(500_000, 4))
    const error = await refusal(downloads.open(source, decoder, nothing, never))
    expect(error.code).toBe('wrong-hash')
    expect(await shelf.open(sourceId(source), decoder)).toBeNull()
  })
})

describe('a disk without room', () => {
  /** The same folder, whose files take no more than so many bytes in one go. */
  const narrow = (folder: FolderHandle, room: number): FolderHandle => ({
    ...folder,
    getDirectoryHandle: async (name, options) => narrow(await folder.getDirectoryHandle(name, options), room),
    getFileHandle: async (name, options) => {
      const file = await folder.getFileHandle(name, options)
      const createSyncAccessHandle = async () => {
        const sync = await file.createSyncAccessHandle?.()
        if (!sync) throw new Error('Files cannot be written here.')
        const write: typeof sync.write = (bytes, { at }) => {
          if (at + bytes.length > room) throw new DOMException('Full.', 'QuotaExceededError')
          return sync.write(bytes, { at })
        }
        return { ...sync, write }
      }
      return { ...file, createSyncAccessHandle }
    },
  })

  it('is told, with how much is missing; what fitted is gone on with when there is room', async () => {
    const wide = disk
    disk = narrow(wide, 250_000)
    const error = await refusal(tab().downloads.open(source, decoder, nothing, never))
    expect(error.message).toMatch(/not enough room: the browser needs \d+ kB more.*Remove a model/)
    disk = wide
    const { downloads } = tab()
    expect(await sha256(await downloads.open(source, decoder, nothing, never))).toBe(
      digest(contents[decoder]),
    )
    expect(hub.asked.at(-1)).toMatch(/bytes=\d+-$/)
  })
})

describe('a hub that refuses', () => {
  it.each([
    [401, /no public model owner\/tiny/],
    [403, /only to people who were given access/],
    [404, /has no owner\/tiny/],
    [429, /Try again in 30 seconds/],
    [503, /trouble of its own \(503\)/],
    [418, /refused owner\/tiny \(418\)/],
  ])('with %i is told in a sentence', async (status, sentence) => {
    hub.behave({ status })
    const error = await refusal(tab().downloads.download(source, 'q4', nothing, never))
    expect(error.code).toBe('download')
    expect(error.message).toMatch(sentence)
  })

  it('is asked again the next time', async () => {
    const { downloads } = tab()
    hub.behave({ status: 429 })
    await refusal(downloads.download(source, 'q4', nothing, never))
    hub.behave({ status: null })
    await downloads.download(source, 'q4', nothing, never)
    expect(hub.sent.get(decoder)).toBe(400_000)
  })

  it('because there is no such repository is told so', async () => {
    const error = await refusal(
      tab().downloads.open({ ...source, repository: 'owner/none' }, 'a', nothing, never),
    )
    expect(error.message).toMatch(/no public model owner\/none/)
  })

  it('to be reached at all is told so', async () => {
    await hub.close()
    const error = await refusal(tab().downloads.download(source, 'q4', nothing, never))
    expect(error.message).toMatch(/^127\.0\.0\.1:\d+ could not be reached/)
  })

  it('a precision says which ones there are', async () => {
    const error = await refusal(tab().downloads.download(source, 'fp16', nothing, never))
    expect(error.message).toMatch(/cannot be had as fp16, but as q4/)
  })
})

describe('a source that nobody should ask for', () => {
  it.each<readonly [why: string, change: Partial<HubSource>]>([
    ['an address that is none', { host: 'huggingface' }],
    ['a script', { host: 'javascript:alert(1)' }],
    ['a name in the address', { host: 'https://me:secret@hub.example' }],
    ['a way up', { repository: '../owner' }],
    ['a way on', { repository: 'owner/name/resolve' }],
    ['a query', { repository: 'owner/name?x=1' }],
    ['a revision that leads up', { revision: '../../x' }],
    ['no revision', { revision: '' }],
  ])('%s is refused before any request', async (_, change) => {
    const error = await refusal(tab().downloads.open({ ...source, ...change }, 'config.json', nothing, never))
    expect(error.code).toBe('download')
    expect(hub.asked).toEqual([])
  })
})

describe('a listing that is not to be trusted', () => {
  it('leads nowhere outside the model', async () => {
    await hub.close()
    hub = await serveHub({
      'owner/tiny': new Map(
        ['../../index.json', '/etc/passwd', 'a\\b', 'a//b', './c', '__proto__', 'config.json'].map((path) => [
          path,
          random(10, 1),
        ]),
      ),
    })
    source = { ...source, host: hub.host }
    const { downloads, shelf } = tab()
    await downloads.open(source, 'config.json', nothing, never)
    const index = await shelf.look(sourceId(source))
    expect(index?.listing?.map((file) => file.path)).toEqual(['__proto__', 'config.json'])
    expect(await downloads.open(source, '../../index.json', nothing, never)).toBeNull()
    expect((await downloads.open(source, '__proto__', nothing, never))?.size).toBe(10)
  })
})
