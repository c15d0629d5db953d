import { startInference } from '../../../src/inference/client.ts'
import type { AnswerRequest, Machine, Model, ModelSpec } from '../../../src/inference/inference.ts'
import type { Told } from './recorded.ts'

/** Asks models through the contract that the program uses, and has the same sessions run bare beside it. */

export interface Subject {
  readonly kind: 'reader' | 'vlm'
  /** Paths of the model's files below `model/`, for a vision-language model. */
  readonly files: readonly string[]
  readonly picture: string
  readonly region: NonNullable<AnswerRequest['region']>
  readonly questions: readonly [string, string]
  readonly options: readonly string[]
}

export interface Timed {
  /** From asking to the answer, as the page sees it. */
  readonly asked: number
  /** From asking to the first run of a session: decoding, cutting, resizing, normalising. */
  readonly toTensors: number
  /** Runs of sessions while it was answered. */
  readonly inSessions: number
  /** The same runs on the same tensors, with nothing around them. */
  readonly bare: number | null
  /** Another question about the same view. */
  readonly second: number
  /** Runs of networks that look at pictures, for the first question and for the second. */
  readonly looks: readonly [number, number]
}

declare global {
  interface Window {
    machineOf: () => Promise<Machine>
    timed: (
      subject: Subject,
      device: 'wasm' | 'webgpu',
      view: 'global' | 'regional',
      rounds: number,
    ) => Promise<readonly Timed[]>
  }
}

const inferenceOn = (device: 'wasm' | 'webgpu') =>
  startInference({
    device,
    spawn: () => new Worker(new URL('./recordingWorker.ts', import.meta.url), { type: 'module' }),
  })
const onDevices = { wasm: inferenceOn('wasm'), webgpu: inferenceOn('webgpu') }

window.machineOf = () => onDevices.webgpu.machine()

window.timed = async (subject, device, view, rounds) => {
  const model = await modelOf(subject, device)
  const file = await (await fetch(subject.picture)).blob()
  const found: Timed[] = []
  // The first round warms up.
  for (let round = 0; round <= rounds; round += 1) {
    const request = (question: string): AnswerRequest => ({
      view,
      // A new name each round, so that nothing is known of the picture.
      photo: { sha256: `${device} ${view} ${round}`, file },
      region: subject.region,
      budget: { kind: 'native' },
      content: { question, options: subject.options, category: 'ocr' },
      sampling: { samples: 1, temperature: 0 },
      pixels: false,
      seed: 1,
    })
    const first = await ask(model, request(subject.questions[0]))
    const again = await told(3)
    const second = await ask(model, request(subject.questions[1]))
    const after = await told(0)
    if (round === 0) continue
    found.push({
      asked: first.ms,
      toTensors: (again.runs[0]?.startedAt ?? Number.NaN) - first.at,
      inSessions: again.runs.reduce((sum, { ms }) => sum + ms, 0),
      bare: again.bare && (again.bare.toSorted((a, b) => a - b)[1] ?? null),
      second: second.ms,
      looks: [looksIn(again), looksIn(after)],
    })
  }
  return found
}

async function ask(
  model: Model,
  request: AnswerRequest,
): Promise<{ readonly ms: number; readonly at: number }> {
  const started = performance.now()
  await model.answer(request)
  return { ms: performance.now() - started, at: performance.timeOrigin + started }
}

const loaded = new Map<string, Promise<Model>>()

function modelOf(subject: Subject, device: 'wasm' | 'webgpu'): Promise<Model> {
  const name = `${subject.kind} ${device}`
  const model =
    loaded.get(name) ??
    specOf(subject).then((spec) => {
      // One worker at a time answers on the channel.
      for (const other of Object.values(onDevices)) for (const id of ['reader', 'tiny']) other.unload(id)
      loaded.clear()
      return onDevices[device].load(spec, () => {})
    })
  loaded.set(name, model)
  return model
}

async function specOf({ kind, files }: Subject): Promise<ModelSpec> {
  if (kind === 'reader') return { kind, id: 'reader', name: 'Text reader' }
  const picked = await Promise.all(
    files.map(async (path) => ({
      path,
      file: new File([await (await fetch(`model/${path}`)).blob()], path.split('/').at(-1) ?? path),
    })),
  )
  return {
    kind: 'vlm',
    id: 'tiny',
    name: 'Tiny',
    precision: 'fp32',
    source: { from: 'folder', folderId: crypto.randomUUID(), files: picked },
  }
}

const channel = new BroadcastChannel('recorded')

/** What ran since it was last asked; all of it runs so often again. */
function told(rounds: number): Promise<Told> {
  return new Promise((resolve) => {
    channel.addEventListener('message', ({ data }: MessageEvent<Told>) => resolve(data), { once: true })
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- A channel has one origin.
    channel.postMessage({ rounds })
  })
}

/** Networks that look take planes of pixels: everything of the reader, and the vision encoder of the others. */
const looksIn = ({ runs }: Told): number =>
  runs.filter(({ inputs }) => inputs.includes('pixel_values') || inputs.includes('x')).length
