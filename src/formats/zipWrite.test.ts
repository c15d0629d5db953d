import { BlobReader, TextWriter, ZipReader } from '@zip.js/zip.js'
import { describe, expect, it } from 'vitest'
import type { OutputFile } from './format.ts'
import type { WriteProgress } from './outputBytes.ts'
import { textBytes } from './textBytes.ts'
import { writeZip } from './zipWrite.ts'

const at = Date.UTC(2026, 10, 20, 6, 30, 45)

const textFile = (path: string, ...pieces: readonly string[]): OutputFile => ({
  path,
  modifiedAt: at,
  content: () => textBytes(pieces),
})
const blobFile = (path: string, content: string): OutputFile => ({
  path,
  modifiedAt: at,
  content: () => Promise.resolve(new Blob([content])),
})

async function* inTurn(...files: readonly OutputFile[]): AsyncGenerator<OutputFile> {
  yield* files
}

/** A sink that remembers what happened to it. */
function memory() {
  const chunks: Uint8Array[] = []
  const state: { ended: 'open' | 'closed' | 'aborted'; reason: unknown } = { ended: 'open', reason: null }
  const sink = new WritableStream<Uint8Array>({
    write: (chunk) => void chunks.push(chunk.slice()),
    close: () => void (state.ended = 'closed'),
    abort: (reason) => {
      state.ended = 'aborted'
      state.reason = reason
    },
  })
  return { sink, state, blob: () => new Blob(chunks.map((chunk) => new Uint8Array(chunk))) }
}

async function unzip(blob: Blob) {
  const entries = await new ZipReader(new BlobReader(blob), { useWebWorkers: false }).getEntries({})
  return Promise.all(
    entries
      .filter((entry) => !entry.directory)
      .map(async (entry) => ({
        path: entry.filename,
        text: await entry.getData(new TextWriter(), { useWebWorkers: false, checkCrc32: true }),
        method: entry.compressionMethod,
        modifiedAt: entry.lastModDate.getTime(),
        dosTime: entry.rawLastModDate,
      })),
  )
}

async function smallZip(): Promise<Blob> {
  const { sink, blob } = memory()
  await writeZip(inTurn(textFile('a.json', compressible), blobFile('b.png', 'pixels')), sink)
  return blob()
}

const compressible = 'the same words again and again, '.repeat(5000)

describe('writeZip', () => {
  it('stores pictures, deflates texts and keeps names of any script', async () => {
    const { sink, state, blob } = memory()
    await writeZip(
      inTurn(
        textFile('zoombench.json', '[', compressible, ']'),
        blobFile('images/東京_港.jpg', compressible),
        blobFile('crop_images/Ä.PNG', ''),
      ),
      sink,
    )
    expect(state.ended).toBe('closed')
    const files = await unzip(blob())
    expect(files.map(({ path, method }) => ({ path, method }))).toEqual([
      { path: 'zoombench.json', method: 8 },
      { path: 'images/東京_港.jpg', method: 0 },
      { path: 'crop_images/Ä.PNG', method: 0 },
    ])
    expect(files.map(({ text }) => text)).toEqual([`[${compressible}]`, compressible, ''])
    expect(blob().size).toBeLessThan(compressible.length * 1.1)
  })

  it('writes an archive without files', async () => {
    const { sink, state, blob } = memory()
    await writeZip(inTurn(), sink)
    expect(state.ended).toBe('closed')
    expect(await unzip(blob())).toEqual([])
  })

  it('makes the same bytes of the same files, with the time that each file says', async () => {
    const [first, second] = [await smallZip(), await smallZip()]
    expect(new Uint8Array(await first.arrayBuffer())).toEqual(new Uint8Array(await second.arrayBuffer()))
    const [file] = await unzip(first)
    expect(file?.modifiedAt).toBe(at)
    // 2026-11-20 06:30:44 in the two-second steps of APPNOTE 4.4.6, whatever the time zone of the machine.
    expect(file?.dosTime).toBe(((46 << 9) | (11 << 5) | 20) * 65536 + ((6 << 11) | (30 << 5) | 22))
  })

  it.each([Date.UTC(1970, 0, 1), Date.UTC(2200, 0, 1)])(
    'takes the time %d, which the format cannot say',
    async (time) => {
      const { sink, blob } = memory()
      await writeZip(inTurn({ ...textFile('a.json', 'x'), modifiedAt: time }), sink)
      expect((await unzip(blob())).map(({ text }) => text)).toEqual(['x'])
    },
  )

  it('asks for each file only when the one before is written', async () => {
    const seen: string[] = []
    const watched = (path: string): OutputFile => ({
      path,
      modifiedAt: at,
      content: () => {
        seen.push(`made ${path}`)
        return Promise.resolve(new Blob([path]))
      },
    })
    async function* files() {
      for (const path of ['a.png', 'b.png']) {
        seen.push(`asked for ${path}`)
        yield watched(path)
      }
    }
    await writeZip(files(), memory().sink)
    expect(seen).toEqual(['asked for a.png', 'made a.png', 'asked for b.png', 'made b.png'])
  })

  it('says how far it has come', async () => {
    const progress: WriteProgress[] = []
    await writeZip(inTurn(textFile('a.json', 'four'), blobFile('b.png', 'sixsix')), memory().sink, (step) =>
      progress.push(step),
    )
    expect(progress).toEqual([
      { files: 0, bytes: 4, path: 'a.json' },
      { files: 1, bytes: 4, path: 'a.json' },
      { files: 1, bytes: 10, path: 'b.png' },
      { files: 2, bytes: 10, path: 'b.png' },
    ])
  })

  it('does not make more text than the sink takes', async () => {
    const chunks = 400
    let made = 0
    let taken = 0
    let ahead = 0
    async function* random() {
      for (let chunk = 0; chunk < chunks; chunk++) {
        made += 1 << 16
        ahead = Math.max(ahead, made - taken)
        yield crypto.getRandomValues(new Uint8Array(1 << 16))
      }
    }
    const sink = new WritableStream<Uint8Array>({
      async write(chunk) {
        await new Promise((resolve) => setTimeout(resolve))
        taken += chunk.length
      },
    })
    await writeZip(inTurn({ path: 'a.png', modifiedAt: at, content: random }), sink)
    expect(made).toBe(chunks * (1 << 16))
    expect(ahead).toBeLessThan((chunks / 4) * (1 << 16))
  })

  it('aborts the sink and asks for nothing more when cancelled', async () => {
    const cancel = new AbortController()
    const asked: string[] = []
    let ended = false
    async function* endless() {
      try {
        for (;;) yield new Uint8Array(1000)
      } finally {
        ended = true
      }
    }
    async function* files() {
      for (const path of ['a.bin', 'b.bin']) {
        asked.push(path)
        yield { path, modifiedAt: at, content: endless }
      }
    }
    const { sink, state } = memory()
    const reason = new Error('cancelled')
    const onProgress = ({ bytes }: WriteProgress): void => {
      if (bytes > 10_000) cancel.abort(reason)
    }
    await expect(writeZip(files(), sink, onProgress, cancel.signal)).rejects.toBe(reason)
    expect(state).toEqual({ ended: 'aborted', reason })
    expect(asked).toEqual(['a.bin'])
    expect(ended).toBe(true)
  })

  it('writes nothing when it was cancelled before', async () => {
    const { sink, state, blob } = memory()
    const reason = new Error('cancelled')
    await expect(
      writeZip(inTurn(textFile('a.json', 'x')), sink, undefined, AbortSignal.abort(reason)),
    ).rejects.toBe(reason)
    expect(state.ended).toBe('aborted')
    expect(blob().size).toBe(0)
  })

  it.each<readonly [what: string, file: OutputFile]>([
    [
      'a picture cannot be made',
      { path: 'a.png', modifiedAt: at, content: () => Promise.reject(new Error('broken')) },
    ],
    [
      'a text breaks off',
      {
        path: 'a.json',
        modifiedAt: at,
        content: async function* () {
          yield new Uint8Array(10)
          throw new Error('broken')
        },
      },
    ],
  ])('aborts the sink with the reason when %s', async (_, file) => {
    const { sink, state } = memory()
    await expect(writeZip(inTurn(file), sink)).rejects.toThrow('broken')
    expect(state.ended).toBe('aborted')
    expect(state.reason).toHaveProperty('message', 'broken')
  })

  it('passes on that the disk is full', async () => {
    const sink = new WritableStream<Uint8Array>({
      write: () => {
        throw new Error('no room')
      },
    })
    await expect(writeZip(inTurn(blobFile('a.png', compressible)), sink)).rejects.toThrow('no room')
  })

  it('refuses two files of one name', async () => {
    const { sink, state } = memory()
    await expect(writeZip(inTurn(textFile('a.json', '1'), textFile('a.json', '2')), sink)).rejects.toThrow(
      'exists',
    )
    expect(state.ended).toBe('aborted')
  })
})
