import { InferenceError } from '../inference.ts'
import type { ListedFile } from './shelfIndex.ts'

/** Bytes for people: `3.4 MB`. */
export function amount(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB']
  const power = Math.max(0, Math.min(units.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3)))
  const value = bytes / 1000 ** power
  return `${power === 0 || value >= 99.95 ? Math.round(value) : value.toFixed(1)} ${units[power] ?? ''}`
}

/** Why a hub did not answer as it should. `what` is the model or file that was asked for. */
export function refused(response: Response, host: string, what: string): InferenceError {
  const { status, headers } = response
  const hub = hostName(host)
  const code = headers.get('X-Error-Code')
  if (status === 403 || code === 'GatedRepo')
    return failed(
      `${hub} hands out ${what} only to people who were given access. Get the files with your own account, then pick their folder here.`,
    )
  // The hub answers 401, too, where there is no such repository, so as not to tell which ones exist.
  if (status === 401 || code === 'RepoNotFound')
    return failed(
      `${hub} has no public model ${what}. Check its name; if it is private, get the files with your own account, then pick their folder here.`,
    )
  if (code === 'RevisionNotFound')
    return failed(`${hub} has ${what}, but not this revision of it. Check the revision.`)
  if (status === 404 || status === 410)
    return failed(`${hub} has no ${what}. Check the name and the revision.`)
  if (status === 429) {
    const seconds = Number(headers.get('Retry-After') ?? Number.NaN)
    const pause = seconds > 0 && seconds < 86_400 ? `${Math.ceil(seconds)} seconds` : 'a few minutes'
    return failed(
      `${hub} was asked too often and wants a pause. Try again in ${pause}; what is here is kept.`,
    )
  }
  if (status >= 500)
    return failed(`${hub} has trouble of its own (${status}). Try again later; what is here is kept.`)
  return failed(`${hub} refused ${what} (${status}). Check the name, or try again later.`)
}

/** `fetch` tells no page why it failed. */
export function unreached(host: string, cause: unknown): InferenceError {
  const { navigator }: { readonly navigator?: { readonly onLine?: boolean } } = globalThis
  return failed(
    !(navigator?.onLine ?? true)
      ? `There is no network, so ${hostName(host)} cannot be reached. Connect and try again, or pick a folder with the model's files.`
      : `${hostName(host)} could not be reached: there is no way to it from here, or it does not let web pages read its files. Check the address and the network, or pick a folder with the model's files.`,
    cause,
  )
}

export const nonsense = (host: string): InferenceError =>
  failed(`${hostName(host)} did not answer as a model hub does. Check the address.`)

export const cutOff = ({ path, size, sha256 }: ListedFile, done: number, cause: unknown): InferenceError =>
  failed(
    `The download of ${path} was cut off after ${amount(done)} of ${amount(size)}. Try again; ${sha256 === null ? 'this file starts anew, the others are kept' : 'it goes on from there'}.`,
    cause,
  )

export const stalled = (path: string): InferenceError =>
  failed(
    `Nothing more of ${path} arrived for a minute. Check the network and try again; what is here is kept.`,
  )

export const wrongHash = (path: string): InferenceError =>
  new InferenceError(
    'wrong-hash',
    `${path} arrived, but is not the file that the hub promised, so it was deleted. Try again; if it happens every time, something on the way changes files.`,
  )

export const unreadable = (path: string, cause: unknown): InferenceError =>
  failed(
    `${path} can no longer be read from the folder: it was moved, changed or deleted since it was picked. Pick the folder again.`,
    cause,
  )

export const keepsNothing = (instead: string): InferenceError =>
  new InferenceError(
    'unable',
    `This browser lets this page keep no files, as in a private window or over plain http. ${instead}`,
  )

/** No more room: how much more is needed, and how much the browser says is left. */
export async function noRoom(needed: number, cause: unknown): Promise<InferenceError> {
  const left = await roomLeft()
  const offer = left !== null && left < needed ? ` and has ${amount(left)} left for this page` : ''
  return failed(
    `There is not enough room: the browser needs ${amount(needed)} more${offer}. Remove a model that you no longer need, or free space on the disk, then try again.`,
    cause,
  )
}

async function roomLeft(): Promise<number | null> {
  try {
    const { quota, usage } = await navigator.storage.estimate()
    return quota === undefined || usage === undefined ? null : Math.max(0, quota - usage)
  } catch {
    return null
  }
}

export const isNoRoom = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'QuotaExceededError'

const failed = (sentence: string, cause?: unknown): InferenceError =>
  new InferenceError('download', sentence, { cause })

function hostName(host: string): string {
  try {
    return new URL(host).host
  } catch {
    return host
  }
}
