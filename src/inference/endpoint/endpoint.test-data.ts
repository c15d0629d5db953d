import { frameOf, type Size } from '../../domain/geometry.ts'
import type { Desk, Engine } from '../adapter.ts'
import type { AnswerRequest } from '../inference.ts'
import type { EndpointSpec } from '../modelSpec.ts'
import { endpointIn } from './endpoint.ts'
import { dataUrl } from './pictureUrl.ts'

/** The size of the only picture there is. */
export const yard = { width: 1600, height: 1200 }

export interface Trial {
  readonly engine: Engine
  /** How many pictures were encoded. */
  readonly encoded: () => number
}

/** The adapter as it is, but for what only browsers have: the eyes see grey, and no more than a file's head is encoded. */
export async function loaded(
  { baseUrl }: Pick<EndpointSpec, 'baseUrl'>,
  given: Partial<EndpointSpec> = {},
): Promise<Trial> {
  let encoded = 0
  const adapter = endpointIn({
    page: { origin: 'https://saccade.example', secure: true },
    encode: (pixels) => {
      encoded += 1
      return Promise.resolve(dataUrl('image/png', headOfPng(pixels)))
    },
    bitmap: () => Promise.reject(new Error('Node has no bitmaps.')),
    pauseMs: 5,
  })
  const spec: EndpointSpec = {
    kind: 'endpoint',
    id: 'endpoint-1',
    name: 'Scripted',
    baseUrl,
    model: 'scripted',
    key: null,
    concurrency: 2,
    patienceMs: 5000,
    stream: false,
    ...given,
  }
  return { engine: await adapter(spec, desk), encoded: () => encoded }
}

const desk: Desk = {
  device: 'wasm',
  threads: 1,
  onProgress: () => undefined,
  alive: () => undefined,
  openFile: () => Promise.resolve(null),
  seeing: {
    see: (_photo, part, fit) => {
      const shown = part ?? frameOf(yard)
      const { width, height } = fit({ width: shown.x2 - shown.x1, height: shown.y2 - shown.y1 })
      const data = new Uint8ClampedArray(width * height * 4).fill(128)
      return Promise.resolve({ pixels: { width, height, data, colorSpace: 'srgb' }, part: shown })
    },
  },
}

export const request: AnswerRequest = {
  view: 'global',
  photo: { sha256: 'a1', file: new Blob(['yard']) },
  region: { x1: 100, y1: 100, x2: 200, y2: 180 },
  budget: { kind: 'native' },
  content: { question: 'What colour is the door?', options: ['red', 'blue', 'green'], category: null },
  sampling: { samples: 1, temperature: 0 },
  pixels: false,
  seed: 7,
}

export const unstopped = (): AbortSignal => new AbortController().signal

/** The first bytes of a PNG, up to where it tells its size. */
function headOfPng({ width, height }: Size): Uint8Array {
  const bytes = new Uint8Array(24)
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52])
  const view = new DataView(bytes.buffer)
  view.setUint32(16, width)
  view.setUint32(20, height)
  return bytes
}
