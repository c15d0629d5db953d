import { InferenceError } from '../inference.ts'
import type { HubSource } from '../modelSpec.ts'
import { chunksOf } from './chunks.ts'
import { nonsense, refused, stalled, unreached } from './sentences.ts'
import { isRecord } from '../isRecord.ts'
import { isSha256, isSize, type ListedFile } from './shelfIndex.ts'
import type { Piece } from './shelve.ts'

/** More than any model has. */
const mostFiles = 5_000
const mostPages = 50
const longestPage = 8 * 2 ** 20
const listingMs = 60_000
const answerMs = 60_000

/**
 * Every file of a repository (the hub's API: `tree`, page by page). A file that is kept as a large one comes with its
 * SHA-256. Rejects with an `InferenceError`.
 */
export async function listHub(source: HubSource): Promise<readonly ListedFile[]> {
  const { origin, repository, revision } = checked(source)
  const signal = AbortSignal.timeout(listingMs)
  const files: ListedFile[] = []
  let next: string | null = `${origin}/api/models/${repository}/tree/${revision}?recursive=true`
  for (let page = 0; next !== null; page += 1) {
    const response: Response = await ask(next, source, source.repository, {}, signal)
    const entries = await pageOf(response, source)
    for (const entry of entries) {
      const file = fileOf(entry)
      if (file) files.push(file)
    }
    if (files.length > mostFiles || page >= mostPages)
      throw new InferenceError(
        'bad-model',
        `${source.repository} has too many files to be a model for this program.`,
      )
    next = nextPage(response, origin)
  }
  return files
}

/** A file of a repository from `offset` on, or from its start where the server does not serve parts. */
export async function pullFromHub(
  source: HubSource,
  path: string,
  offset: number,
  signal: AbortSignal,
): Promise<Piece> {
  const { origin, repository, revision } = checked(source)
  const place = path.split('/').map(encodeURIComponent).join('/')
  const url = `${origin}/${repository}/resolve/${revision}/${place}`
  const what = `${path} of ${source.repository}`
  // An open-ended range needs no leave of the server (Fetch, CORS-safelisted request-header); `If-Range` would, and
  // the servers that the hub sends one to do not give it. That the file is the same is told by its SHA-256.
  const range: Readonly<Record<string, string>> = offset > 0 ? { Range: `bytes=${offset}-` } : {}
  const response = await ask(url, source, what, range, signal)
  if (!response.body) throw nonsense(source.host)
  return { offset: response.status === 206 ? startOf(response, offset) : 0, stream: response.body }
}

/** What may stand in an address; a source may have been typed by anybody. */
function checked({ host, repository, revision }: HubSource) {
  let url: URL | null = null
  try {
    url = new URL(host)
  } catch {
    // Told below.
  }
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password)
    throw new InferenceError(
      'download',
      `“${host}” is no address of a model hub. It should look like https://huggingface.co.`,
    )
  const parts = repository.split('/')
  if (parts.length > 2 || parts.some((part) => !/^[\w.-]{1,96}$/.test(part) || /^\.+$/.test(part)))
    throw new InferenceError(
      'download',
      `“${repository}” is no name of a model. It should look like owner/name.`,
    )
  if (!/^[\w./-]{1,200}$/.test(revision) || revision.split('/').some((part) => /^\.*$/.test(part)))
    throw new InferenceError('download', `“${revision}” is no name of a revision. Most models have “main”.`)
  return {
    origin: `${url.origin}${url.pathname.replace(/\/+$/, '')}`,
    repository,
    revision: encodeURIComponent(revision),
  }
}

async function ask(
  url: string,
  source: HubSource,
  what: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Response> {
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), answerMs)
  let response: Response
  try {
    response = await fetch(url, {
      headers,
      // Only the headers are waited for; the body has the signal of whoever reads it.
      signal: AbortSignal.any([signal, patience.signal]),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      // What is kept lies on the shelf; a second copy in the browser's cache would take as much room again.
      cache: 'no-store',
    })
  } catch (error) {
    if (signal.aborted && !isTimeout(signal.reason)) throw signal.reason
    throw patience.signal.aborted ? stalled(what) : unreached(source.host, error)
  } finally {
    clearTimeout(timer)
  }
  if (response.ok) return response
  // Nobody reads it: it would hold the connection.
  await response.body?.cancel().catch(() => {})
  if (response.status === 416) return ask(url, source, what, {}, signal)
  throw refused(response, source.host, what)
}

const isTimeout = (reason: unknown): boolean =>
  reason instanceof DOMException && reason.name === 'TimeoutError'

async function pageOf(response: Response, source: HubSource): Promise<readonly unknown[]> {
  let page: unknown
  try {
    page = JSON.parse(await shortText(response))
  } catch {
    throw nonsense(source.host)
  }
  if (!Array.isArray(page)) throw nonsense(source.host)
  return page as readonly unknown[]
}

async function shortText(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let length = 0
  for await (const chunk of response.body ? chunksOf(response.body) : []) {
    length += chunk.length
    if (length > longestPage) throw new RangeError('The page is too long.')
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

/** Null for what is no file, or could lie somewhere else than in the model's folder. */
function fileOf(entry: unknown): ListedFile | null {
  if (!isRecord(entry) || entry['type'] !== 'file') return null
  const { path, size, oid, lfs } = entry
  if (typeof path !== 'string' || !isInside(path)) return null
  if (isRecord(lfs) && isSha256(lfs['oid']) && isSize(lfs['size']))
    return { path, size: lfs['size'], sha256: lfs['oid'], mark: lfs['oid'] }
  if (!isSize(size)) return null
  return { path, size, sha256: null, mark: typeof oid === 'string' ? oid.slice(0, 80) : '' }
}

export const isInside = (path: string): boolean =>
  path.length > 0 &&
  path.length <= 500 &&
  // eslint-disable-next-line no-control-regex
  !/[\\\u0000-\u001f]/.test(path) &&
  path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')

/** The address after `rel="next"` (RFC 8288), of the same server. */
function nextPage(response: Response, origin: string): string | null {
  const link = /<([^<>]+)>\s*;[^,<]*\brel="?next\b/.exec(response.headers.get('Link') ?? '')?.[1]
  if (link === undefined) return null
  const url = new URL(link, response.url)
  return url.origin === new URL(origin).origin ? url.href : null
}

/** Where a part begins. Servers that tell no page so (CORS) are taken at the word of the request; the hash decides. */
function startOf(response: Response, asked: number): number {
  const start = /^bytes (\d{1,15})-/.exec(response.headers.get('Content-Range') ?? '')?.[1]
  return start === undefined ? asked : Number(start)
}
