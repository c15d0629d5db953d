import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** What a hub has: the files of each repository, by path. The name of a dataset begins with `datasets/`. */
export type Repositories = Readonly<Record<string, ReadonlyMap<string, Uint8Array>>>

/** How it behaves; what is left out is as it should be. */
export interface Behaviour {
  /** Answers everything with this status. */
  readonly status: number | null
  readonly bytesPerSecond: number
  /** Cuts each answer off after so many bytes of a file. */
  readonly cutAfter: number
  /** Serves parts of files. */
  readonly ranges: boolean
  /** Announces a SHA-256 that the file of this path does not have. */
  readonly wrongHash: string | null
  /** Lets pages of other origins read its answers. */
  readonly open: boolean
  /** Files that a page of the listing has. */
  readonly pageSize: number
  /** Gives nothing to those who do not name this token. */
  readonly token: string | null
}

export interface FakeHub {
  readonly host: string
  behave(changes: Partial<Behaviour>): void
  /** Puts other contents in the place of a file. */
  replace(repository: string, path: string, bytes: Uint8Array): void
  /** Bytes that were sent of each file, all answers together. */
  readonly sent: ReadonlyMap<string, number>
  /** Requests in the order they came: path and asked range. */
  readonly asked: readonly string[]
  close(): Promise<void>
}

/** What the hub keeps as large files, whose SHA-256 it tells. */
const isLarge = (path: string): boolean => /\.parquet$|\.onnx(?:_data(?:_\d+)?)?$/.test(path)

const exposed =
  'X-Repo-Commit,X-Request-Id,X-Error-Code,X-Error-Message,X-Total-Count,ETag,Link,Accept-Ranges,Content-Range,X-Linked-Size,X-Linked-ETag,X-Xet-Hash'

/** The files of a folder on the disk, as a repository. */
export function filesOf(folder: string): ReadonlyMap<string, Uint8Array> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  return new Map(
    entries.map((entry) => {
      const file = join(entry.parentPath, entry.name)
      return [
        file
          .slice(folder.length)
          .replace(/^[\\/]+/, '')
          .replaceAll('\\', '/'),
        readFileSync(file),
      ]
    }),
  )
}

/**
 * A hub of this machine: the listing (`/api/models/…/tree/…`, `/api/datasets/…/tree/…`) and the files (`/…/resolve/…`,
 * `/datasets/…/resolve/…`) of repositories.
 */
export async function serveHub(repositories: Repositories): Promise<FakeHub> {
  const shelves = new Map(
    Object.entries(repositories).map(([name, files]) => [name, new Map(files)] as const),
  )
  const sent = new Map<string, number>()
  const asked: string[] = []
  let behaviour: Behaviour = {
    status: null,
    bytesPerSecond: Number.POSITIVE_INFINITY,
    cutAfter: Number.POSITIVE_INFINITY,
    ranges: true,
    wrongHash: null,
    open: true,
    pageSize: 1000,
    token: null,
  }

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`)
    const path = decodeURIComponent(url.pathname)
    const { range } = request.headers
    asked.push(range === undefined ? path : `${path} ${range}`)
    if (behaviour.open) {
      response.setHeader('Access-Control-Allow-Origin', '*')
      response.setHeader('Access-Control-Expose-Headers', exposed)
    }
    if (request.method === 'OPTIONS' && request.headers['access-control-request-headers'] === 'authorization')
      return void response.writeHead(204, { 'Access-Control-Allow-Headers': 'authorization' }).end()
    // As the servers do that the hub sends one to for large files: no leave for anything out of the ordinary.
    if (request.method === 'OPTIONS') return void response.writeHead(403).end()
    if (behaviour.status !== null)
      return void response.writeHead(behaviour.status, { 'Retry-After': '30' }).end('Refused')
    const { token } = behaviour
    if (token !== null && request.headers.authorization !== `Bearer ${token}`)
      return void response.writeHead(401, { 'X-Error-Code': 'GatedRepo' }).end()

    const listed = /^\/api\/(?:models\/)?((?:datasets\/)?[^/]+\/[^/]+)\/tree\/main$/.exec(path)
    const resolved = /^\/((?:datasets\/)?[^/]+\/[^/]+)\/resolve\/main\/(.+)$/.exec(path)
    const files = shelves.get(listed?.[1] ?? resolved?.[1] ?? '')
    // The hub does not tell strangers which repositories there are.
    if (!files) return void response.writeHead(401, { 'X-Error-Code': 'RepoNotFound' }).end()
    if (listed) return list(files, url, response)
    const bytes = files.get(resolved?.[2] ?? '')
    if (!resolved || !bytes) return void response.writeHead(404, { 'X-Error-Code': 'EntryNotFound' }).end()
    await send(resolved[2] ?? '', bytes, range, response)
  }

  const list = (files: ReadonlyMap<string, Uint8Array>, url: URL, response: ServerResponse): void => {
    const from = Number(url.searchParams.get('cursor') ?? 0)
    const entries = [...files].map(([path, bytes]) => {
      const sha256 = hash(path === behaviour.wrongHash ? new Uint8Array([1]) : bytes)
      const plain = { type: 'file', oid: sha1(bytes), size: bytes.length, path }
      return isLarge(path) ? { ...plain, lfs: { oid: sha256, size: bytes.length, pointerSize: 134 } } : plain
    })
    const all = [{ type: 'directory', oid: sha1(new Uint8Array()), size: 0, path: 'onnx' }, ...entries]
    const to = from + behaviour.pageSize
    if (to < all.length) {
      url.searchParams.set('cursor', String(to))
      response.setHeader('Link', `<${url.href}>; rel="next"`)
    }
    response.writeHead(200, { 'Content-Type': 'application/json' })
    response.end(JSON.stringify(all.slice(from, to)))
  }

  const send = async (
    path: string,
    bytes: Uint8Array,
    range: string | undefined,
    response: ServerResponse,
  ): Promise<void> => {
    const start = behaviour.ranges ? Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0) : 0
    if (start >= bytes.length && start > 0)
      return void response.writeHead(416, { 'Content-Range': `bytes */${bytes.length}` }).end()
    response.writeHead(start > 0 ? 206 : 200, {
      'Content-Length': bytes.length - start,
      ETag: `"${isLarge(path) ? hash(bytes) : sha1(bytes)}"`,
      ...(behaviour.ranges && { 'Accept-Ranges': 'bytes' }),
      ...(start > 0 && { 'Content-Range': `bytes ${start}-${bytes.length - 1}/${bytes.length}` }),
    })
    const piece = Math.max(1, Math.min(65_536, behaviour.bytesPerSecond / 20))
    const end = Math.min(bytes.length, start + behaviour.cutAfter)
    for (let at = start; at < end && !response.destroyed; at += piece) {
      const some = bytes.subarray(at, Math.min(end, at + piece))
      await new Promise<void>((written) => response.write(some, () => written()))
      sent.set(path, (sent.get(path) ?? 0) + some.length)
      if (Number.isFinite(behaviour.bytesPerSecond))
        await pause((1000 * some.length) / behaviour.bytesPerSecond, undefined, { ref: false })
    }
    // What was written still arrives.
    if (end < bytes.length) response.socket?.destroySoon()
    else response.end()
  }

  const server = createServer(
    (request, response) => void answer(request, response).catch(() => response.destroy()),
  )
  await new Promise<void>((listening, fail) => {
    server.on('error', fail)
    server.listen(0, '127.0.0.1', listening)
  })
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('The server has no address.')
  return {
    host: `http://127.0.0.1:${address.port}`,
    behave: (changes) => {
      behaviour = { ...behaviour, ...changes }
    },
    replace: (repository, path, bytes) => void shelves.get(repository)?.set(path, bytes),
    sent,
    asked,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const sha1 = (bytes: Uint8Array): string => createHash('sha1').update(bytes).digest('hex')
