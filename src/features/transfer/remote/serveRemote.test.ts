import { describe, expect, it } from 'vitest'
import { createRemoteDesk } from './remoteDesk.ts'
import type { FetchProgress } from './remoteCalls.ts'
import { serveRemote } from './serveRemote.ts'
import { fakeWeb, memoryDownloads, wired } from './remote.test-data.ts'

const host = 'https://hub.example'
const hub = { kind: 'hub', host, dataset: 'owner/set', revision: 'main' } as const
const never = new AbortController().signal
const body = (length: number) => Uint8Array.from({ length }, (_, index) => index % 251)

function desk(web = fakeWeb(), left: number | null = null) {
  const downloads = memoryDownloads()
  const spawned = wired((port) =>
    serveRemote(
      {
        fetch: web.fetch,
        pace: { patienceMs: 500, pauseMs: 1 },
        openFolder: downloads.open,
        roomLeft: () => Promise.resolve(left),
        now: () => 0,
      },
      port,
    ),
  )
  return { remote: createRemoteDesk(spawned.spawn), web, downloads, spawned }
}

const at = (path: string) => `${host}/datasets/owner/set/resolve/main/${path}`
const bytesIn = async (file: Blob | undefined) =>
  new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer())

const entry = (path: unknown, size: unknown = 5, more = {}) => ({
  type: 'file',
  path,
  size,
  oid: 'x',
  ...more,
})
const xOf = (size: number) => [{ path: 'x.bin', url: `${host}/x.bin`, size }]

describe('a dataset of a hub', () => {
  it('is listed page by page, with the sizes of its large files, and only what lies inside it', async () => {
    const { remote, web } = desk()
    web.serve('/api/datasets/owner/set/tree/main', (request) =>
      request.url.includes('cursor')
        ? Response.json([
            entry('data/test.parquet', 130, { lfs: { oid: 'y', size: 4_000_000_000, pointerSize: 130 } }),
          ])
        : Response.json(
            [
              { type: 'directory', path: 'data', size: 0 },
              entry('a b/#1.json'),
              entry('../up.json'),
              entry('/root.json'),
              entry('x\\y.json'),
              entry('a b/#1.json'),
              entry('no-size.json', 'many'),
              entry({ toString: 'nothing' }),
              null,
              7,
            ],
            { headers: { Link: `<${host}/api/datasets/owner/set/tree/main?cursor=2>; rel="next"` } },
          ),
    )
    const { files, isCut } = await remote.list(hub, 'hf_secret', never)
    expect(isCut).toBe(false)
    expect(files).toEqual([
      { path: 'a b/#1.json', size: 5, url: at('a%20b/%231.json') },
      { path: 'data/test.parquet', size: 4_000_000_000, url: at('data/test.parquet') },
    ])
    expect(web.asked.map(({ token }) => token)).toEqual(['Bearer hf_secret', 'Bearer hf_secret'])
  })

  it('does not hand its token to another server that it names', async () => {
    const { remote, web } = desk()
    web.serve('/api/datasets/owner/set/tree/main', () =>
      Response.json([], { headers: { Link: '<https://thief.example/api>; rel="next"' } }),
    )
    await expect(remote.list(hub, 'hf_secret', never)).rejects.toThrow(/did not answer as a dataset hub/)
    expect(web.asked).toHaveLength(1)
  })

  it.each([
    [401, {}, /no public dataset owner\/set.*private/, true],
    [403, { 'X-Error-Code': 'GatedRepo' }, /granted access.*access token/, true],
    [404, {}, /has no dataset owner\/set/, false],
    [404, { 'X-Error-Code': 'RevisionNotFound' }, /not this revision/, false],
    [429, { 'Retry-After': '30' }, /30 seconds/, false],
    [503, {}, /trouble of its own \(503\)/, false],
  ])('that answers %i %o is told so', async (status, headers, sentence, wantsToken) => {
    const { remote, web } = desk()
    web.serve('/api/', () => new Response('{}', { status, headers }))
    const failure: unknown = await remote.list(hub, null, never).catch((caught: unknown) => caught)
    expect(failure).toMatchObject({ name: 'RemoteFault', wantsToken })
    expect(failure).toHaveProperty('message', expect.stringMatching(sentence))
  })

  it('that answers nonsense, or not at all, is told so', async () => {
    const { remote, web } = desk()
    web.serve('/api/', () => new Response('<html>', { headers: { 'Content-Type': 'text/html' } }))
    await expect(remote.list(hub, null, never)).rejects.toThrow(/did not answer as a dataset hub/)
    web.serve('/api/', () => Response.json({ error: 'x' }))
    await expect(remote.list(hub, null, never)).rejects.toThrow(/did not answer as a dataset hub/)
    web.serve('/api/', () => {
      throw new TypeError('Failed to fetch')
    })
    await expect(remote.list(hub, null, never)).rejects.toThrow(/hub\.example could not be reached/)
  })
})

describe('files from afar', () => {
  it('arrive whole, with their progress, and are gone once they are released', async () => {
    const { remote, web, downloads } = desk()
    web.file('/datasets/owner/set/resolve/main/a.json', body(10))
    web.file('/datasets/owner/set/resolve/main/b.png', body(300))
    const seen: FetchProgress[] = []
    const files = [
      { path: 'a.json', url: at('a.json'), size: 10 },
      { path: 'b.png', url: at('b.png'), size: 300 },
    ]
    const fetched = await remote.fetch(
      files,
      { text: 'hf_x', origin: host },
      (each) => seen.push(each),
      never,
    )
    expect(fetched.map(({ path }) => path)).toEqual(['a.json', 'b.png'])
    expect(await bytesIn(fetched[1]?.file)).toEqual(body(300))
    expect(seen.at(-1)).toMatchObject({ bytes: 310, ofBytes: 310, files: 2, ofFiles: 2 })
    expect(web.asked.every(({ token }) => token === 'Bearer hf_x')).toBe(true)
    await remote.release()
    expect(downloads.removed()).toBe(1)
  })

  it('go on where they were cut off, and in the next try after that', async () => {
    const { remote, web } = desk()
    web.file('/x.bin', body(1000), { cutAfter: 300 })
    const [fetched] = await remote.fetch(
      [{ path: 'x.bin', url: `${host}/x.bin`, size: 1000 }],
      null,
      () => {},
      never,
    )
    expect(await bytesIn(fetched?.file)).toEqual(body(1000))
    expect(web.asked.map(({ range }) => range)).toEqual([null, 'bytes=300-', 'bytes=600-', 'bytes=900-'])

    web.file('/y.bin', body(1000), { cutAfter: 0 })
    const y = [{ path: 'y.bin', url: `${host}/y.bin`, size: 1000 }]
    await expect(remote.fetch(y, null, () => {}, never)).rejects.toThrow(/y\.bin was cut off/)
    web.file('/y.bin', body(1000))
    expect(await bytesIn((await remote.fetch(y, null, () => {}, never))[0]?.file)).toEqual(body(1000))
  })

  it('begin anew where a server serves no parts', async () => {
    const { remote, web } = desk()
    let answers = 0
    web.serve('/x.bin', (request) => {
      answers += 1
      return web.answer(request, body(500), { cutAfter: answers === 1 ? 200 : 500, ranges: false })
    })
    const [fetched] = await remote.fetch(
      [{ path: 'x.bin', url: `${host}/x.bin`, size: 500 }],
      null,
      () => {},
      never,
    )
    expect(await bytesIn(fetched?.file)).toEqual(body(500))
  })

  it('of unknown size are taken as they come, web pages aside', async () => {
    const { remote, web } = desk()
    web.file('/list.csv', body(20))
    const file = { path: 'list.csv', url: `${host}/list.csv`, size: null }
    const [fetched] = await remote.fetch([file], null, () => {}, never)
    expect(fetched?.file.size).toBe(20)
    web.serve(
      '/page',
      () => new Response('<html>', { headers: { 'Content-Type': 'text/html; charset=utf-8' } }),
    )
    const page = { path: 'page', url: `${host}/page`, size: null }
    await expect(remote.fetch([page], null, () => {}, never)).rejects.toThrow(/with a web page here/)
  })

  it('that are longer than announced, or for which there is no room, are refused', async () => {
    const { remote, web } = desk(fakeWeb(), 100)
    web.file('/x.bin', body(50))
    await expect(remote.fetch(xOf(40), null, () => {}, never)).rejects.toThrow(
      /not what the server announced/,
    )
    await expect(remote.fetch(xOf(101), null, () => {}, never)).rejects.toThrow(/too little room: 101 B/)
  })

  it('do not take the token to servers that it is not for', async () => {
    const { remote, web } = desk()
    web.file('/x.bin', body(5))
    const elsewhere = [{ path: 'x.bin', url: 'https://other.example/x.bin', size: 5 }]
    await remote.fetch(elsewhere, { text: 'hf_x', origin: host }, () => {}, never)
    expect(web.asked.map(({ token }) => token)).toEqual([null])
  })

  it('can be cancelled in the middle, and fetched again', async () => {
    const { remote, web } = desk()
    web.serve('/x.bin', () => new Response(new ReadableStream({ pull: () => new Promise(() => {}) })))
    const stop = new AbortController()
    const x = [{ path: 'x.bin', url: `${host}/x.bin`, size: 40 }]
    const fetching = remote.fetch(x, null, () => {}, stop.signal)
    setTimeout(() => stop.abort(), 10)
    await expect(fetching).rejects.toHaveProperty('name', 'AbortError')
    web.file('/x.bin', body(40))
    expect((await remote.fetch(x, null, () => {}, never))[0]?.file.size).toBe(40)
  })

  it('that stall are given up', async () => {
    const { remote, web } = desk()
    web.serve('/x.bin', () => new Response(new ReadableStream({ pull: () => new Promise(() => {}) })))
    const x = [{ path: 'x.bin', url: `${host}/x.bin`, size: 40 }]
    await expect(remote.fetch(x, null, () => {}, never)).rejects.toThrow(/Nothing more of x\.bin/)
  })

  it('are told of when their worker stops', async () => {
    const { remote, web, spawned } = desk()
    web.serve('/x.bin', () => new Response(new ReadableStream({ pull: () => new Promise(() => {}) })))
    const fetching = remote.fetch([{ path: 'x', url: `${host}/x.bin`, size: 4 }], null, () => {}, never)
    await new Promise((resolve) => setTimeout(resolve, 5))
    spawned.break()
    await expect(fetching).rejects.toThrow(/downloads files stopped/)
  })
})
