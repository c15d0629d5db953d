import type { RemotePlace } from './address.ts'
import type { RemoteFile, RemoteListing } from './remoteFiles.ts'

/** What is said between the page and the one worker that reaches out; both are of the same build. */

export interface FetchProgress {
  readonly bytes: number
  /** Null while a server does not say. */
  readonly ofBytes: number | null
  readonly files: number
  readonly ofFiles: number
  /** The file at hand. */
  readonly path: string
}

/** A file that was downloaded; it is read from the disk. */
export interface FetchedFile {
  readonly path: string
  readonly file: Blob
}

export type RemoteRequest =
  | {
      readonly kind: 'list'
      readonly id: number
      readonly place: RemotePlace & { readonly kind: 'hub' }
      readonly token: string | null
    }
  | {
      readonly kind: 'fetch'
      readonly id: number
      readonly files: readonly RemoteFile[]
      /** Goes to servers of this origin only. */
      readonly token: { readonly text: string; readonly origin: string } | null
    }
  | { readonly kind: 'cancel'; readonly id: number }
  /** Forgets all that was downloaded. */
  | { readonly kind: 'release'; readonly id: number }

export type RemoteReply =
  | { readonly kind: 'listed'; readonly id: number; readonly listing: RemoteListing }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: FetchProgress }
  | { readonly kind: 'fetched'; readonly id: number; readonly files: readonly FetchedFile[] }
  | { readonly kind: 'released'; readonly id: number }
  | {
      readonly kind: 'failed'
      readonly id: number
      readonly sentence: string
      readonly wantsToken: boolean
    }

/** One end of the channel: a Worker, or the inside of one. */
export interface RemotePort {
  postMessage(message: unknown, options?: { readonly transfer?: Transferable[] }): void
  addEventListener(
    type: 'message' | 'messageerror' | 'error',
    listener: (event: MessageEvent<unknown>) => void,
  ): void
}
