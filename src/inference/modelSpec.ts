/** What a model is and where its files are; everything that a worker needs to load it. Can be sent to a worker. */
export type ModelSpec = ReaderSpec | SaliencySpec | VlmSpec | SegmenterSpec | EndpointSpec | FakeSpec

export type ModelKind = ModelSpec['kind']

interface Named {
  /** Names the model in caches and files: the same id gives the same answers. Holds the precision. */
  readonly id: string
  /** For people. */
  readonly name: string
}

/** The built-in text reader. */
export interface ReaderSpec extends Named {
  readonly kind: 'reader'
}

/** The built-in saliency model. */
export interface SaliencySpec extends Named {
  readonly kind: 'saliency'
}

/** How a model's numbers are stored; the names are those of the files' suffixes in the library. */
export type Precision = 'fp32' | 'fp16' | 'q8' | 'q4' | 'q4f16'
export const precisions: readonly Precision[] = ['fp32', 'fp16', 'q8', 'q4', 'q4f16']

/** A vision-language model. */
export interface VlmSpec extends Named {
  readonly kind: 'vlm'
  readonly source: FileSource
  readonly precision: Precision
}

export interface SegmenterSpec extends Named {
  readonly kind: 'segmenter'
  readonly source: FileSource
  readonly precision: Precision
}

export type FileSource = HubSource | FolderSource | KeptSource

/** A repository of a model hub: `https://huggingface.co` or another one of the same interface. */
export interface HubSource {
  readonly from: 'hub'
  readonly host: string
  /** `owner/name`. */
  readonly repository: string
  readonly revision: string
}

/** A folder that somebody picked or dropped. Its files last as long as the page. */
export interface FolderSource {
  readonly from: 'folder'
  /** Follows from the content, so that the same folder, picked again, is known again and another one never taken for it. */
  readonly folderId: string
  /** Paths below the model's folder, with `/`. */
  readonly files: readonly { readonly path: string; readonly file: File }[]
}

/** Files that a folder was copied into: kept in this browser. */
export interface KeptSource {
  readonly from: 'kept'
  readonly folderId: string
}

/** A server of the user's own that speaks the OpenAI protocol. */
export interface EndpointSpec extends Named {
  readonly kind: 'endpoint'
  /** e.g. `http://localhost:11434/v1` */
  readonly baseUrl: string
  readonly model: string
  /** Kept in memory only. */
  readonly key: string | null
  /** Requests at a time. */
  readonly concurrency: number
  /** Milliseconds to wait for the first sign of an answer. */
  readonly patienceMs: number
  readonly stream: boolean
}

/** For tests only: answers by rote, and breaks in the way it is told. */
export interface FakeSpec extends Named {
  readonly kind: 'fake'
  readonly ms: number
  /** What happens at the nth request (`at`, from 1) of each worker. */
  readonly breaks: {
    readonly how: 'device-lost' | 'out-of-memory' | 'hung' | 'crash'
    readonly at: number
  } | null
}

/** Names the files behind a model; models that differ in precision only share it. */
export const sourceId = (source: FileSource): string =>
  source.from === 'hub'
    ? `${source.host}/${source.repository}@${source.revision}`
    : `folder:${source.folderId}`
