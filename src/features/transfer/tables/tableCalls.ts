import type { TableHead, TableRows } from '../../../formats/format.ts'

/** What is said between the page and the worker that reads Parquet files; both are of the same build. */

export type TableCall =
  | { readonly kind: 'open'; readonly file: Blob }
  /** Begins to read rows; what was read of this file before ends. */
  | { readonly kind: 'walk'; readonly columns: readonly string[]; readonly most: number | null }
  | { readonly kind: 'next' }
  | { readonly kind: 'bytes'; readonly row: number; readonly place: readonly (string | number)[] }

export interface TableRequest {
  readonly id: number
  /** The file, by the number that the page gave it. */
  readonly table: number
  readonly call: TableCall
}

export interface TableFacts extends TableHead {
  /** The leaves that are null in every row. */
  readonly empty: readonly string[]
}

export type TableAnswer =
  | { readonly kind: 'opened'; readonly facts: TableFacts }
  | { readonly kind: 'walking' }
  /** Null after the last rows. */
  | { readonly kind: 'rows'; readonly rows: TableRows | null }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array<ArrayBuffer> | null }
  | { readonly kind: 'failed'; readonly sentence: string }

export type TableReply =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: TableAnswer }
  /** A part of a file was read: it is slow, not stuck. */
  | { readonly kind: 'alive' }

/** One end of the channel: a Worker, or the inside of one. */
export interface TablePort {
  postMessage(message: unknown, options?: { readonly transfer?: Transferable[] }): void
  addEventListener(
    type: 'message' | 'messageerror' | 'error',
    listener: (event: MessageEvent<unknown>) => void,
  ): void
}
