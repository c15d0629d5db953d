import type { TableHead, TableRows } from '../../formats/format.ts'

/** What is said between the program and the thread that reads Parquet files for it; both are of the same build. */

export type TableCall =
  | { readonly kind: 'open'; readonly size: number }
  /** The next rows of a walk, which begins where nobody heard of it before. */
  | {
      readonly kind: 'rows'
      readonly walk: number
      readonly columns: readonly string[]
      readonly most: number | null
    }
  /** Nobody asks for more rows of a walk. */
  | { readonly kind: 'leave'; readonly walk: number }
  | { readonly kind: 'bytes'; readonly row: number; readonly place: readonly (string | number)[] }

export interface TableFacts extends TableHead {
  /** The leaves that are null in every row. */
  readonly empty: readonly string[]
}

export type TableAnswer =
  | { readonly kind: 'opened'; readonly facts: TableFacts }
  /** Null after the last rows. */
  | { readonly kind: 'rows'; readonly rows: TableRows | null }
  | { readonly kind: 'left' }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array<ArrayBuffer> | null }
  | { readonly kind: 'failed'; readonly sentence: string }

export type ToThread =
  | { readonly kind: 'ask'; readonly id: number; readonly table: number; readonly call: TableCall }
  /** A part of a file that the thread asked for, or why there is none. */
  | { readonly kind: 'part'; readonly id: number; readonly part: ArrayBuffer | string }

export type FromThread =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: TableAnswer }
  | {
      readonly kind: 'read'
      readonly id: number
      readonly table: number
      readonly from: number
      readonly to: number
    }

/** One end of the channel, as Node has them: a Worker, or the port inside of one. */
export interface TablePort {
  postMessage(message: unknown, transfer?: readonly ArrayBuffer[]): void
  on(event: 'message', listener: (message: unknown) => void): unknown
}

/** The thread, seen from outside. */
export interface TableThread extends TablePort {
  on(event: 'message' | 'error' | 'exit', listener: (message: unknown) => void): unknown
  terminate(): unknown
}

/** What the worker is given to know itself by: it is the same program. */
export const tableThreadName = 'tables'
