import { PictureError } from '../pictures/pictures.ts'
import { InferenceError, type InferenceFault } from './inference.ts'

/** What runtimes, browsers and the library say when they fail, the first that fits. Told by text, as they have no codes. */
const signs: readonly (readonly [InferenceFault, RegExp])[] = [
  [
    'out-of-memory',
    /out[ -]of[ -]memory|\boom\b|bad_alloc|failed to allocate|could not allocate|cannot allocate|cannot enlarge memory|allocation failed|allocation size|invalid (?:typed )?array (?:buffer )?length/i,
  ],
  [
    'device-lost',
    /device (?:was |is )?lost|lost (?:the )?device|device.{0,20}destroyed|GPUDevice|mapAsync|external instance reference|instance dropped|no available (?:webgpu )?adapters?|failed to get gpu adapter/i,
  ],
  ['download', /failed to fetch|networkerror|could not locate file|load failed$/i],
  [
    'bad-model',
    // 4 no model, 7 invalid protobuf, 9 not implemented, 10 invalid graph: the status codes of ONNX Runtime.
    /error[_ ]code[ =:]+(?:4|7|9|10)\b|protobuf parsing failed|invalid protobuf|invalid graph|no graph was found|load model from .* failed|unsupported model (?:type|ir)|not a registered function|could not find an implementation|unknown model class/i,
  ],
]

const sentences: Readonly<Record<'out-of-memory' | 'device-lost' | 'download' | 'bad-model', string>> = {
  'out-of-memory':
    'There is not enough memory for this model here. Close other tabs, or choose a smaller model, another precision or a lower budget.',
  'device-lost':
    'The graphics card went away while the model was running. Ask again; if it happens every time, close other programs that use the graphics card.',
  download:
    'A file of this model could not be fetched. See whether you are connected to the network, and load the model again.',
  'bad-model':
    'The files of this model are damaged, or are no model that can be run here. Load it again, or choose another model or precision.',
}

/** Longest remark of a machine that is shown to people. */
const longestRemark = 200

/** Any error as an `InferenceError`: what it comes down to, and a sentence. */
export function inferenceError(error: unknown): InferenceError {
  if (error instanceof InferenceError) return error
  if (error instanceof PictureError) return new InferenceError('picture', error.message, { cause: error })
  const text = remarkOf(error)
  const code = faultOf(text)
  const sentence =
    code === 'failed'
      ? `The model stopped with an error${text ? ` (${text})` : ''}. Ask again; it starts anew by itself.`
      : sentences[code]
  return new InferenceError(code, sentence, { cause: error })
}

/** A worker that ended by itself; `remark` is what its `error` event says. */
export function crash(remark: string): InferenceError {
  const code = faultOf(remark)
  if (code === 'out-of-memory' || code === 'device-lost') return new InferenceError(code, sentences[code])
  const said = shortened(remark)
  return new InferenceError(
    'ended',
    `The part of this page that runs the model stopped${said ? ` (${said})` : ''}. Ask again; it starts anew by itself.`,
  )
}

export const hung = (): InferenceError =>
  new InferenceError(
    'hung',
    'The model gave no sign of life for too long and was ended. Ask again; if it happens every time, choose a smaller model or a lower budget.',
  )

export const letGo = (): InferenceError =>
  new InferenceError('ended', 'This model was unloaded before it could answer. Ask again to load it anew.')

export const replaced = (name: string): InferenceError =>
  new InferenceError('ended', `This model was unloaded to make room for ${name}. Ask again to load it anew.`)

export const stopped = (): InferenceError =>
  new InferenceError('ended', 'The models of this page were closed. Reload the page.')

export const unable = (name: string): InferenceError =>
  new InferenceError('unable', `${name} cannot do that. Choose another model for it.`)

type Told = keyof typeof sentences | 'failed'

const faultOf = (text: string): Told => {
  const found = signs.find(([, sign]) => sign.test(text))?.[0]
  return found !== undefined && found in sentences ? (found as Told) : 'failed'
}

/** Whether a worker in which this happened can be asked again: nothing of the runtime was touched. */
export const isHarmless = (code: InferenceFault): boolean => harmless.has(code)

const harmless: ReadonlySet<InferenceFault> = new Set([
  'unable',
  'picture',
  'unreachable',
  'unauthorised',
  'busy',
  'timeout',
  'bad-reply',
])

/** Whether it may well go better without the graphics card. */
export const blamesGraphics = (code: InferenceFault): boolean => graphics.has(code)

const graphics: ReadonlySet<InferenceFault> = new Set(['device-lost', 'failed', 'out-of-memory', 'hung'])

/** Why a model runs on wasm after WebGPU failed; a sentence. */
export function whyWasm(code: InferenceFault): string {
  const what =
    code === 'device-lost'
      ? 'the graphics card went away while it was running'
      : code === 'out-of-memory'
        ? 'the graphics card had too little memory for it'
        : code === 'hung'
          ? 'it gave no sign of life on the graphics card'
          : 'it failed on the graphics card'
  return `This model runs without the graphics card (wasm), because ${what}. Unload and load it to try WebGPU again.`
}

function remarkOf(error: unknown): string {
  // The runtime throws bare numbers where its own exceptions could not be turned into text.
  if (typeof error === 'number') return `number ${error} of the runtime`
  if (typeof error === 'string') return shortened(error)
  return error instanceof Error ? shortened(error.message || error.name) : ''
}

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length > longestRemark ? `${line.slice(0, longestRemark)}…` : line
}
