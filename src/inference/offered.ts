import type { HubSource, ModelSpec, Precision } from './modelSpec.ts'

/** A model that the program offers, with what one wants to know before loading it. */
export interface OfferedEntry {
  readonly spec: ModelSpec
  readonly origin: 'built-in' | 'listed'
  readonly card: {
    /** What it can do, in one sentence. */
    readonly summary: string
    /** Bytes to download; null where it is not known before the hub is asked. */
    readonly bytes: number | null
    /** Bytes of memory while it runs, about; null where nobody published it. */
    readonly memory: number | null
    /** SPDX name. */
    readonly licence: string
    readonly origin: string
  }
}

const onHub = (repository: string): HubSource => ({
  from: 'hub',
  host: 'https://huggingface.co',
  repository,
  revision: 'main',
})

interface Listing {
  readonly repository: string
  readonly precision: Precision
  readonly name: string
  readonly card: Omit<OfferedEntry['card'], 'origin' | 'bytes'>
}

const listed = (kind: 'vlm' | 'segmenter', { repository, precision, name, card }: Listing): OfferedEntry => ({
  spec: { kind, id: `hub:${repository}:${precision}`, name, source: onHub(repository), precision },
  origin: 'listed',
  card: { ...card, bytes: null, origin: repository },
})

/** Precisions that run on every graphics card and on the processor are listed; others can be had by repository. */
export const offeredModels: readonly OfferedEntry[] = [
  {
    spec: { kind: 'reader', id: 'reader', name: 'Text reader' },
    origin: 'built-in',
    card: {
      summary: 'Reads the text in a picture and answers questions about it.',
      bytes: 12_412_046,
      memory: null,
      licence: 'Apache-2.0',
      origin: 'PaddleOCR',
    },
  },
  {
    spec: { kind: 'saliency', id: 'saliency', name: 'What stands out' },
    origin: 'built-in',
    card: {
      summary: 'Finds the parts of a picture that stand out.',
      bytes: 4_574_861,
      memory: null,
      licence: 'Apache-2.0',
      origin: 'U²-Net',
    },
  },
  listed('vlm', {
    repository: 'HuggingFaceTB/SmolVLM-256M-Instruct',
    precision: 'q4',
    name: 'SmolVLM 256M',
    card: {
      summary: 'The smallest model that answers questions about pictures; quick to load, often wrong.',
      memory: 1_000_000_000,
      licence: 'Apache-2.0',
    },
  }),
  listed('vlm', {
    repository: 'HuggingFaceTB/SmolVLM-500M-Instruct',
    precision: 'q4',
    name: 'SmolVLM 500M',
    card: {
      summary: 'A small model that answers questions about pictures; better than its little sister.',
      memory: 1_230_000_000,
      licence: 'Apache-2.0',
    },
  }),
  listed('vlm', {
    repository: 'onnx-community/LFM2-VL-450M-ONNX',
    precision: 'q4',
    name: 'LFM2-VL 450M',
    card: {
      summary: 'A small model that answers questions about pictures, made for slow machines.',
      memory: null,
      licence: 'LicenseRef-LFM-Open-1.0',
    },
  }),
  listed('vlm', {
    repository: 'onnx-community/Qwen3-VL-2B-Instruct-ONNX',
    precision: 'q4',
    name: 'Qwen3-VL 2B',
    card: {
      summary:
        'Answers questions about pictures well and sees them in their own resolution; wants a good graphics card.',
      memory: null,
      licence: 'Apache-2.0',
    },
  }),
  listed('segmenter', {
    repository: 'onnx-community/sam2.1-hiera-tiny-ONNX',
    precision: 'fp32',
    name: 'SAM 2.1 tiny',
    card: {
      summary: 'Boxes the object that you click or roughly mark.',
      memory: null,
      licence: 'Apache-2.0',
    },
  }),
  listed('segmenter', {
    repository: 'Xenova/slimsam-77-uniform',
    precision: 'fp32',
    name: 'SlimSAM 77',
    card: {
      summary: 'Boxes the object that you click; a much smaller file than SAM 2.1.',
      memory: null,
      licence: 'Apache-2.0',
    },
  }),
]
