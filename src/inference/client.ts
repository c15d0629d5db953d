import type { Order, Work, WorkKind, Works } from './channel.ts'
import { letGo, replaced, stopped } from './faults.ts'
import { createModelFiles } from './files/modelFiles.ts'
import type { Inference, LoadProgress, Machine, Model, ModelFiles, ModelSpec } from './inference.ts'
import type { FolderSource } from './modelSpec.ts'
import type { Clock, Patience, Spawned } from './life.ts'
import { probeMachine } from './machine.ts'
import { supervise, type Supervisor, type Terms } from './supervisor.ts'

export interface InferenceOptions {
  /** `wasm` never tries WebGPU. */
  readonly device?: 'webgpu' | 'wasm'
  readonly files?: ModelFiles
  readonly spawn?: () => Spawned
  readonly clock?: Clock
  readonly machine?: () => Promise<Machine>
}

interface Held {
  readonly model: Model
  readonly supervisor: Supervisor
}

type Listener = Parameters<Inference['heed']>[0]

/** Whether two specs of one id mean the same, down to the very files where they were picked. */
function isSame(a: ModelSpec, b: ModelSpec): boolean {
  if (JSON.stringify(a) !== JSON.stringify(b)) return false
  const [these, those] = [a, b].map(pickedFiles)
  return these?.every(({ file }, place) => file === those?.[place]?.file) ?? true
}

const pickedFiles = (spec: ModelSpec): FolderSource['files'] =>
  'source' in spec && spec.source.from === 'folder' ? spec.source.files : []

/** Starts the models of a page. No worker runs, and nothing is asked of the machine, before the first model is loaded. */
export function startInference(options: InferenceOptions = {}): Inference {
  const held = new Map<string, Held>()
  const listeners = new Set<Listener>()
  const files = options.files ?? createModelFiles()
  const clock = options.clock ?? pageClock
  const spawn = options.spawn ?? spawnWorker
  let probing: Promise<Machine> | null = null
  let isClosed = false

  const machine = (): Promise<Machine> => (probing ??= (options.machine ?? probePage)())

  /** Two large models at a time are more than most machines can hold. */
  const makeRoom = (spec: ModelSpec): void => {
    if (isClosed) throw stopped()
    if (spec.kind !== 'vlm') return
    for (const { model, supervisor } of held.values())
      if (model.spec.kind === 'vlm' && model.spec.id !== spec.id) supervisor.letGo(replaced(spec.name))
  }

  const hold = (spec: ModelSpec): Held => {
    const known = held.get(spec.id)
    if (known && isSame(known.model.spec, spec)) return known
    known?.supervisor.unload()
    const supervisor = supervise(spec, termsOf(spec, options.device ?? 'webgpu'), {
      spawn,
      clock,
      machine,
      onStart: () => makeRoom(spec),
      onChange: (running) => {
        for (const listener of listeners) listener(spec.id, running)
      },
    })
    const made = { model: modelOf(spec, supervisor), supervisor }
    held.set(spec.id, made)
    return made
  }

  return {
    machine,
    load: async (
      spec: ModelSpec,
      onProgress: (progress: LoadProgress) => void,
      signal?: AbortSignal,
    ): Promise<Model> => {
      if (isClosed) throw stopped()
      const { model, supervisor } = hold(spec)
      await supervisor.load(onProgress, signal)
      return model
    },
    unload: (modelId) => held.get(modelId)?.supervisor.unload(),
    heed: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    files,
    close: () => {
      isClosed = true
      for (const { supervisor } of held.values()) supervisor.unload(stopped())
    },
  }
}

function modelOf(spec: ModelSpec, supervisor: Supervisor): Model {
  const ask = async <Kind extends WorkKind>(
    work: Work & { readonly what: Kind },
    signal: AbortSignal | undefined,
  ): Promise<Works[Kind]['result']> => supervisor.ask(work, signal)
  /** A model is handed out only once it was loaded. */
  const loaded = () => {
    const present = supervisor.loaded()
    if (!present) throw letGo()
    return present
  }
  return {
    spec,
    get running() {
      return loaded().running
    },
    get abilities() {
      return loaded().abilities
    },
    answer: (request, signal) => ask({ what: 'answer', request }, signal),
    segment: (request, signal) => ask({ what: 'segment', request }, signal),
    propose: (request, signal) => ask({ what: 'propose', request }, signal),
    read: (request, signal) => ask({ what: 'read', request }, signal),
    say: (request, signal) => ask({ what: 'say', request }, signal),
  }
}

const minute = 60_000

function termsOf(spec: ModelSpec, device: Order['device']): Terms {
  const isSmall = spec.kind === 'reader' || spec.kind === 'saliency' || spec.kind === 'segmenter'
  const graphics =
    spec.kind === 'endpoint' || device === 'wasm' ? 'never' : spec.kind === 'fake' ? 'always' : 'if-usable'
  return {
    patience: (on) => patienceOf(spec, on),
    idle: isSmall ? 5 * minute : null,
    graphics,
    atOnce: spec.kind === 'endpoint' ? Math.max(1, Math.floor(spec.concurrency) || 1) : 1,
  }
}

/** Wasm says nothing while it computes, and a large model may look at one picture for minutes. */
const patienceOf = (spec: ModelSpec, on: Order['device']): Patience => ({
  loading: 3 * minute,
  running: on === 'wasm' && (spec.kind === 'vlm' || spec.kind === 'segmenter') ? 5 * minute : 1.5 * minute,
  cancelling: 5000,
})

const spawnWorker = (): Spawned => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })

const probePage = (): Promise<Machine> => probeMachine(globalThis)

const pageClock: Clock = {
  every: (ms, work) => {
    const timer = setInterval(work, ms)
    return () => clearInterval(timer)
  },
}
