import type { Content, Item, Provenance, Source, SourceBox } from '../domain/item.ts'
import type { Judgement } from '../domain/judgement.ts'
import type { Picture } from '../domain/picture.ts'
import type { Problem } from '../domain/problem.ts'
import type { Project } from '../domain/project.ts'
import type { Resolution } from '../domain/resolution.ts'
import type { Size } from '../domain/geometry.ts'
import type { Json } from '../domain/json.ts'

/** A named run of bytes. A `File` fits once it is given a path; formats never see the DOM. */
export interface ByteSource {
  /** Path as given, with forward slashes: `r2i/validated_vqa.jsonl`. */
  readonly path: string
  readonly size: number
  stream(): ReadableStream<Uint8Array>
  /** The bytes as a Blob, for pictures and random access. */
  blob(): Promise<Blob>
  /** The bytes as an opened Parquet file, where somebody reads such files elsewhere, with limits on time and memory. */
  table?(): Promise<Table>
}

/** What a format cannot carry. */
export type Loss =
  | 'judgements'
  | 'checks'
  | 'options'
  | 'boxes'
  | 'region'
  | 'category'
  | 'provenance'
  | 'pictures'

/** Why a file was recognised, or null. `confidence` orders competing formats; `because` is shown. */
export interface Recognition {
  readonly because: string
  readonly confidence: number
}

/**
 * What the numbers of a box count: pixels of the picture, or a share of its sides (`of` is what a whole side counts: 1,
 * 100 or 1000), or a share of the side of the square that the picture makes when it is padded around its middle.
 */
export type Measure = 'pixels' | { readonly share: 'side' | 'padded-square'; readonly of: number }

/** A record read from a file, before its picture is found and its id is known. */
export interface Draft {
  readonly content: Content
  readonly source: Source
  readonly record: Json
  /** Picture size that the record claims, upright or not. */
  readonly claimedSize: Size | null
  /** What the numbers of region and boxes count; pixels where it is left out. */
  readonly measure?: Measure
  /** Objects of a scene whose boxes belong to it, where a file besides says what these are. */
  readonly points?: { readonly picture: string; readonly objects: readonly string[] }
  /** Problems of this record, each with file, line and field. */
  readonly problems: readonly Problem[]
}

/** What decoding yields, in file order. */
export type Decoded =
  | { readonly kind: 'draft'; readonly draft: Draft }
  | { readonly kind: 'hint'; readonly hint: Hint }
  | { readonly kind: 'scene'; readonly scene: Scene }
  /** A picture that lies inside the file; records name it by its path. Its bytes are read when they are asked for. */
  | { readonly kind: 'picture'; readonly picture: ByteSource }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'progress'; readonly bytes: number }

/** Something one file knows about records of another: the validation reason of step 2, the detector score of step 1. */
export interface Hint {
  readonly picturePath: string
  readonly region: Content['region']
  /** The question it is about, or null when it is about the region only. */
  readonly question: string | null
  readonly object: string | null
  readonly score: number | null
  readonly validationReason: string | null
}

/** The objects in one picture, by the ids under which records of other files point to them. */
export interface Scene {
  /** The picture, by the name that those records have for it. */
  readonly picture: string
  readonly size: Size | null
  readonly objects: ReadonlyMap<string, SourceBox>
}

/** What the end of a Parquet file says about it. */
export interface TableHead {
  /** Names of the columns, outermost only. */
  readonly columns: readonly string[]
  /** Dotted paths of what is stored: `image.bytes`, `bbox.list.element`. */
  readonly leaves: readonly string[]
  readonly rows: number
}

/** An opened Parquet file. Memory holds one row group of the columns at hand. */
export interface Table extends TableHead {
  /**
   * The rows with these columns of them as plain JSON, in order, a row group at most at a time; a column that does not
   * exist is left out. What are bytes comes as null, whole numbers beyond 2^53 and times as text. With `most` there are
   * no more rows than that.
   */
  batches(columns: readonly string[], signal?: AbortSignal, most?: number): AsyncIterable<TableRows>
  /** Whether the file says itself that a leaf is null in every row: pictures that are given by path alone. */
  isEmpty(leaf: string): boolean
  /** The bytes at a place in a row, e.g. `['images', 0, 'bytes']`, or of the text there; null where there are none. Neighbours cost one read. */
  bytes(row: number, place: readonly (string | number)[]): Promise<Uint8Array<ArrayBuffer> | null>
}

export interface TableRows {
  /** Place of the first of them in the file, from 0. */
  readonly first: number
  readonly rows: readonly Json[]
}

/** One upstream format. Adding one is a file and a line in `formats.ts`. */
export interface Format {
  readonly id: string
  readonly label: string
  readonly loses: readonly Loss[]
  /** Set where its records say something of those of other files; it is read after them. */
  readonly explains?: true
  /** Looks at the first 64 KiB of a text file (or less), never at its name alone. */
  recognises(path: string, head: string): Recognition | null
  /** The same for a Parquet file, by its columns; formats that are never Parquet leave it out. */
  recognisesTable?(path: string, table: TableHead): Recognition | null
  decode(source: ByteSource, signal?: AbortSignal): AsyncIterable<Decoded>
}

/** A file to be written; its bytes are made when they are needed, so nothing grows with the dataset. */
export interface OutputFile {
  readonly path: string
  readonly content: () => AsyncIterable<Uint8Array> | Promise<Blob>
  readonly modifiedAt: number
}

/** What exports read. */
export interface ExportItem {
  readonly item: Item
  readonly picture: Picture
  readonly resolution: Resolution
  readonly judgements: readonly Judgement[]
}

export interface WholeProject {
  readonly project: Project
  readonly pictures: readonly Picture[]
  readonly items: readonly Item[]
  readonly judgements: readonly Judgement[]
  readonly resolutions: readonly Resolution[]
  readonly provenance: (itemId: string) => Promise<Provenance | null>
}
