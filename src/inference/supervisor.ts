import type { Loaded, Order, Work, WorkResult } from './channel.ts'
import { blamesGraphics, inferenceError, letGo, whyWasm } from './faults.ts'
import { InferenceError, type LoadProgress, type Machine, type Running } from './inference.ts'
import { begin, type Clock, type Life, type Patience, type Spawned } from './life.ts'
import type { ModelSpec } from './modelSpec.ts'

/** What a supervisor needs from around it. */
export interface Surroundings {
  readonly spawn: () => Spawned
  readonly clock: Clock
  readonly machine: () => Promise<Machine>
  /** Called before a worker is started, so that others can make room. */
  readonly onStart: () => void
  /** Hears what the present worker runs on, and null when it has ended. */
  readonly onChange: (running: Running | null) => void
}

/** How a kind of model is treated. */
export interface Terms {
  readonly patience: (device: Order['device']) => Patience
  /** Milliseconds without a request after which the worker ends by itself; null where it stays. */
  readonly idle: number | null
  /** Whether WebGPU is tried: never, where the machine has it, or without asking the machine. */
  readonly graphics: 'never' | 'if-usable' | 'always'
  /** Requests at a time. */
  readonly atOnce: number
}

/** One model over all its workers: the present one, and those that take its place when it fails. */
export interface Supervisor {
  /** What was loaded last; null before the first time. */
  loaded(): Loaded | null
  load(onProgress: (progress: LoadProgress) => void, signal: AbortSignal | undefined): Promise<Loaded>
  ask(work: Work, signal: AbortSignal | undefined): Promise<WorkResult>
  /** Ends the worker; what it was asked rejects. The next request starts a new one. */
  letGo(error?: InferenceError): void
  /** The same, and forgets why WebGPU was given up. */
  unload(error?: InferenceError): void
}

interface Job {
  readonly work: Work
  readonly signal: AbortSignal | undefined
  readonly resolve: (result: WorkResult) => void
  readonly reject: (error: unknown) => void
  readonly leave: () => void
  repeated: boolean
}

/** A worker on its way to being ready. */
interface Start {
  readonly listeners: Set<(progress: LoadProgress) => void>
  life: Life | null
  /** Set when nobody wants it any more. */
  off: InferenceError | null
  /** Rejects `ready` at once. */
  fail: ((error: InferenceError) => void) | null
}

interface Starting {
  readonly start: Start
  readonly ready: Promise<Loaded>
  /** Callers of `load`; those of `ask` wait in the queue. */
  waiting: number
}

/** A worker that is ready. */
interface Seat {
  readonly life: Life
  readonly onGraphics: boolean
  busy: number
}

export function supervise(spec: ModelSpec, terms: Terms, around: Surroundings): Supervisor {
  const queue: Job[] = []
  let last: Loaded | null = null
  let starting: Starting | null = null
  let seat: Seat | null = null
  /** Why WebGPU is not tried any more. */
  let why: string | null = null
  let leaving: Promise<void> = Promise.resolve()
  let stopIdling: (() => void) | null = null

  /** Whether a fault is a reason to go on without the graphics card, which is then not tried again. */
  const isWorthWasm = (error: unknown): boolean => {
    if (!(error instanceof InferenceError) || !blamesGraphics(error.code)) return false
    why ??= whyWasm(error.code)
    return true
  }

  const decide = async (): Promise<{ readonly order: Order; readonly reason: string | null }> => {
    const { webgpu, threads } = await around.machine()
    if (terms.graphics === 'never') return { order: { spec, device: 'wasm', threads }, reason: null }
    const reason = why ?? (terms.graphics === 'always' || webgpu.usable ? null : slower(webgpu.reason))
    return { order: { spec, device: reason === null ? 'webgpu' : 'wasm', threads }, reason }
  }

  /** Brings a worker up, with WebGPU and then without. */
  const bringUp = async (start: Start): Promise<Loaded> => {
    await leaving
    const { order, reason } = await decide()
    if (start.off) throw start.off
    around.onStart()
    const life = begin(around.spawn(), around.clock, terms.patience(order.device), () => {
      if (seat?.life !== life) return
      seat = null
      around.onChange(null)
    })
    start.life = life
    try {
      const { running, abilities } = await life.load(order, (progress) => {
        for (const listener of start.listeners) listener(progress)
      })
      if (start.off) throw start.off
      seat = { life, onGraphics: order.device === 'webgpu' && running.backend !== 'wasm', busy: 0 }
      last = { running: { ...running, reason: reason ?? running.reason }, abilities }
      around.onChange(last.running)
      return last
    } catch (error) {
      if (start.off || order.device === 'wasm' || !isWorthWasm(error)) throw error
      return bringUp(start)
    }
  }

  const begun = (): Starting => {
    if (starting) return starting
    const start: Start = { listeners: new Set(), life: null, off: null, fail: null }
    const ready = new Promise<Loaded>((resolve, reject) => {
      start.fail = reject
      bringUp(start).then(resolve, (error: unknown) => reject(inferenceError(error)))
    })
    const made: Starting = { start, ready, waiting: 0 }
    starting = made
    ready.then(
      () => {
        if (starting === made) starting = null
        pump()
      },
      (error: unknown) => {
        if (starting !== made) return
        starting = null
        for (const job of queue.splice(0)) refuse(job, error)
      },
    )
    return made
  }

  const refuse = (job: Job, error: unknown): void => {
    job.leave()
    job.reject(error)
  }

  const pump = (): void => {
    stopIdling?.()
    stopIdling = null
    if (!seat) {
      if (queue.length > 0) begun()
      return
    }
    while (seat && seat.busy < terms.atOnce) {
      const job = queue.shift()
      if (!job) break
      give(job, seat)
    }
    if (seat?.busy === 0) idleFrom(seat)
  }

  const idleFrom = ({ life }: Seat): void => {
    if (terms.idle === null) return
    stopIdling = around.clock.every(terms.idle, () => {
      stopIdling?.()
      stopIdling = null
      life.end(letGo())
    })
  }

  const give = (job: Job, to: Seat): void => {
    job.leave()
    to.busy += 1
    const onOver = (): void => {
      to.busy -= 1
      pump()
    }
    to.life.ask(job.work, job.signal, onOver).then(job.resolve, (error: unknown) => {
      if (job.signal?.aborted || job.repeated || !to.onGraphics || !isWorthWasm(error))
        return job.reject(error)
      job.repeated = true
      line(job, true)
    })
  }

  /** Puts a job into the queue, which it leaves by itself when it is aborted. */
  const line = (job: Job, first: boolean): void => {
    if (first) queue.unshift(job)
    else queue.push(job)
    job.signal?.addEventListener('abort', job.leave, { once: true })
    pump()
  }

  const letGoOf = (error: InferenceError): void => {
    stopIdling?.()
    stopIdling = null
    const jobs = queue.splice(0)
    const gone = starting
    starting = null
    if (gone) {
      gone.start.off = error
      gone.start.fail?.(error)
      if (gone.start.life) leaving = gone.start.life.retire(error)
    }
    seat?.life.end(error)
    for (const job of jobs) refuse(job, error)
  }

  return {
    loaded: () => last,

    load: (onProgress, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason)
        if (seat && last) return resolve(last)
        const made = begun()
        made.waiting += 1
        made.start.listeners.add(onProgress)
        const leave = (): void => {
          made.waiting -= 1
          made.start.listeners.delete(onProgress)
          signal?.removeEventListener('abort', drop)
        }
        const drop = (): void => {
          leave()
          reject(signal?.reason)
          if (starting === made && made.waiting === 0 && queue.length === 0) letGoOf(letGo())
        }
        signal?.addEventListener('abort', drop, { once: true })
        made.ready.then(
          (loaded) => {
            if (!signal?.aborted) leave()
            resolve(loaded)
          },
          (error: unknown) => {
            if (!signal?.aborted) leave()
            reject(error)
          },
        )
      }),

    ask: (work, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason)
        const job: Job = { work, signal, resolve, reject, leave, repeated: false }
        function leave(): void {
          signal?.removeEventListener('abort', leave)
          const place = queue.indexOf(job)
          if (place >= 0) queue.splice(place, 1)
          if (signal?.aborted) reject(signal.reason)
        }
        line(job, false)
      }),

    letGo: (error = letGo()) => letGoOf(error),

    unload: (error = letGo()) => {
      why = null
      letGoOf(error)
    },
  }
}

/** Why a model runs on wasm from the start; a sentence or two. */
const slower = (reason: string | null): string =>
  `${reason ?? 'This browser offers no graphics card to web pages.'} The model runs on wasm, which is slower.`
