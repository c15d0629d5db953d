import { listFiles } from '@huggingface/hub'
import type { RemotePlace } from './address.ts'
import { ask, type Reaching } from './reach.ts'
import type { RemoteFile, RemoteListing } from './remoteFiles.ts'
import { nonsense, RemoteFault } from './remoteFault.ts'

/** More files than this are not listed. */
const mostFiles = 100_000
/** A page of the listing is never longer. */
const longestPage = 16 * 2 ** 20

/** The files of a dataset. What the hub says is taken with care: only what can be a file inside it is listed. */
export async function listHub(
  { host, dataset, revision }: RemotePlace & { readonly kind: 'hub' },
  token: string | null,
  reaching: Reaching,
  signal: AbortSignal,
): Promise<RemoteListing> {
  const files: RemoteFile[] = []
  const seen = new Set<string>()
  const { origin } = new URL(host)
  /** What the library cannot pass on: why it was given nothing. */
  let fault: unknown = null
  const page = async (input: RequestInfo | URL): Promise<Response> => {
    const url = input instanceof Request ? input.url : String(input)
    try {
      // The next page is where the server says; the token goes to nobody else.
      if (new URL(url).origin !== origin) throw nonsense(host)
      const question = { url, what: `the dataset ${dataset}`, token, headers: { accept: 'application/json' } }
      const response = await ask(question, reaching, signal)
      return await short(response, host)
    } catch (failure) {
      fault = failure
      throw failure
    }
  }
  try {
    const all = listFiles({
      repo: { type: 'dataset', name: dataset },
      recursive: true,
      revision: encodeURIComponent(revision),
      hubUrl: host,
      fetch: page,
    })
    for await (const entry of all) {
      const found = fileOf(entry)
      if (!found || seen.has(found.path)) continue
      if (files.length >= mostFiles) return { files, isCut: true }
      seen.add(found.path)
      const place = found.path.split('/').map(encodeURIComponent).join('/')
      const url = `${host}/datasets/${dataset}/resolve/${encodeURIComponent(revision)}/${place}`
      files.push({ ...found, url })
    }
  } catch (failure) {
    signal.throwIfAborted()
    if (fault instanceof RemoteFault) throw fault
    throw failure instanceof RemoteFault ? failure : nonsense(host)
  }
  return { files, isCut: false }
}

/** The answer, once it was read; longer ones are none of a hub. */
async function short(response: Response, host: string): Promise<Response> {
  const reader = response.body?.getReader()
  const parts: Uint8Array<ArrayBuffer>[] = []
  let length = 0
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    length += next.value.length
    if (length > longestPage) {
      await reader?.cancel()
      throw nonsense(host)
    }
    parts.push(next.value)
  }
  return new Response(new Blob(parts), { status: response.status, headers: response.headers })
}

/** Null for what is no file, or could lie somewhere else than in the dataset. */
function fileOf(entry: unknown): { readonly path: string; readonly size: number } | null {
  if (typeof entry !== 'object' || entry === null) return null
  const { type, path, size, lfs } = Object.assign(Object.create(null) as Record<string, unknown>, entry)
  if (type !== 'file' || typeof path !== 'string' || !isInside(path)) return null
  const large = typeof lfs === 'object' && lfs !== null && 'size' in lfs && isSize(lfs.size) ? lfs.size : null
  if (large !== null) return { path, size: large }
  return isSize(size) ? { path, size } : null
}

const isSize = (size: unknown): size is number => Number.isSafeInteger(size) && Number(size) >= 0

const isInside = (path: string): boolean =>
  path.length > 0 &&
  path.length <= 500 &&
  !/[\\\p{Cc}]/u.test(path) &&
  path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
