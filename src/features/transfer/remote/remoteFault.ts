import { bytesText } from '../../../ui/quantity.ts'

/** Why files cannot be had from afar; the message is a sentence for a person. */
export class RemoteFault extends Error {
  override name = 'RemoteFault'
  /** Whether a token may help. */
  readonly wantsToken: boolean

  constructor(sentence: string, options: { readonly cause?: unknown; readonly wantsToken?: boolean } = {}) {
    super(sentence, { cause: options.cause })
    this.wantsToken = options.wantsToken ?? false
  }
}

/** What is asked for, in words. */
export interface Asked {
  /** `the dataset owner/name`, `data/test.parquet`. */
  readonly what: string
  readonly url: string
  readonly hasToken: boolean
}

/** Why a server did not answer as it should. */
export function refusedBy(response: Response, { what, url, hasToken }: Asked): RemoteFault {
  const { status, headers } = response
  const host = new URL(url).host
  const code = headers.get('X-Error-Code')
  if (status === 403 || code === 'GatedRepo')
    return new RemoteFault(
      hasToken
        ? `${host} does not give ${what} to the owner of this access token. Ask for access on its page there first, then try again.`
        : `${host} gives ${what} only to people who were granted access. Ask for access on its page there, then give an access token here and try again.`,
      { wantsToken: true },
    )
  // The hub answers 401, too, where there is no such dataset, so as not to tell which ones exist.
  if (status === 401 || code === 'RepoNotFound')
    return new RemoteFault(
      hasToken
        ? `${host} knows no ${plain(what)}, or not this access token. Check the name and the token.`
        : `${host} has no public ${plain(what)}. Check the name; if it is private, give an access token.`,
      { wantsToken: true },
    )
  if (code === 'RevisionNotFound')
    return new RemoteFault(`${host} has ${what}, but not this revision of it. Check the revision.`)
  if (status === 404 || status === 410)
    return new RemoteFault(`${host} has no ${plain(what)}. Check the name and the address.`)
  if (status === 429) {
    const seconds = Number(headers.get('Retry-After') ?? Number.NaN)
    const pause = seconds > 0 && seconds < 86_400 ? `${Math.ceil(seconds)} seconds` : 'a few minutes'
    return new RemoteFault(
      `${host} was asked too often and wants a pause. Try again in ${pause}; what is here is kept until then.`,
    )
  }
  if (status >= 500)
    return new RemoteFault(
      `${host} has trouble of its own (${status}). Try again later; what is here is kept until then.`,
    )
  return new RemoteFault(`${host} refused ${what} (${status}). Check the address, or try again later.`)
}

const plain = (what: string): string => what.replace(/^the /, '')

/** `fetch` tells no page why it failed. */
export function unreached(url: string, cause: unknown): RemoteFault {
  const { navigator, location }: Surroundings = globalThis
  const { host, protocol, hostname } = new URL(url)
  if (!(navigator?.onLine ?? true))
    return new RemoteFault(
      'There is no network. Connect and try again, or drop files of this computer here.',
      { cause },
    )
  const isLocal = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname)
  if (protocol === 'http:' && !isLocal && location?.protocol === 'https:')
    return new RemoteFault(
      'Browsers let this page read no address that begins with http://. Try https://, or download the file yourself and drop it here.',
      { cause },
    )
  return new RemoteFault(
    `${host} could not be reached: there is no way to it from here, or it does not let web pages read its files (CORS). Check the address and the network; if a browser tab can open it, download the file there and drop it here.`,
    { cause },
  )
}

interface Surroundings {
  readonly navigator?: { readonly onLine?: boolean }
  readonly location?: { readonly protocol: string }
}

export const cutOff = (path: string, done: number, size: number | null, cause: unknown): RemoteFault =>
  new RemoteFault(
    `The download of ${path} was cut off after ${bytesText(done)}${size === null ? '' : ` of ${bytesText(size)}`}. Try again: it goes on from there where the server lets it.`,
    { cause },
  )

export const stalled = (path: string, seconds: number): RemoteFault =>
  new RemoteFault(
    `Nothing more of ${path} arrived for ${seconds} seconds. Check the network and try again; what is here is kept until then.`,
  )

export const changed = (path: string): RemoteFault =>
  new RemoteFault(
    `${path} is not what the server announced: it was changed meanwhile, or something on the way changes files. Look at the dataset anew.`,
  )

export const webPage = (url: string): RemoteFault =>
  new RemoteFault(
    `${new URL(url).host} answers with a web page here, not with a file. Copy the address of the file itself: often that of its “Download” or “Raw” button.`,
  )

export const nonsense = (host: string): RemoteFault =>
  new RemoteFault(`${new URL(host).host} did not answer as a dataset hub does. Check the address of the hub.`)

export const noKeeping = (cause: unknown): RemoteFault =>
  new RemoteFault(
    'This browser lets this page keep no files for the time of an import, as in a private window or over plain http. Download the files yourself and drop them here.',
    { cause },
  )

export const noRoom = (needed: number, left: number | null): RemoteFault =>
  new RemoteFault(
    `There is too little room: ${bytesText(needed)} are to be downloaded${left === null ? '' : `, and this browser has ${bytesText(left)} left for this page`}. Choose fewer files, or free space on the disk.`,
  )

export const isNoRoom = (failure: unknown): boolean =>
  failure instanceof DOMException && failure.name === 'QuotaExceededError'
