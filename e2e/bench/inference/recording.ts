import * as ort from 'onnxruntime-web/webgpu'
import type { Asked, Recorded, Told } from './recorded.ts'

/**
 * Writes down every run of a session in this worker, so that the same sessions can run once more on the same tensors
 * with nothing around them.
 */

interface Run extends Recorded {
  readonly again: (() => Promise<unknown>) | null
}

let runs: Run[] = []

const plain = { create: ort.InferenceSession.create.bind(ort.InferenceSession) }

Object.assign(ort.InferenceSession, {
  create: async (...given: readonly unknown[]) => {
    const session: ort.InferenceSession = await Reflect.apply(plain.create, null, given)
    const plainRun = session.run.bind(session)
    const run = (feeds: Feeds, ...rest: readonly unknown[]): Promise<unknown> =>
      Reflect.apply(plainRun, null, [feeds, ...rest])
    Object.defineProperty(session, 'run', {
      value: async (feeds: Feeds, ...rest: readonly unknown[]) => {
        const copied = copyOf(feeds)
        const started = performance.now()
        const outputs = await run(feeds, ...rest)
        runs.push({
          ms: performance.now() - started,
          startedAt: performance.timeOrigin + started,
          inputs: Object.keys(feeds),
          again: copied && (async () => free(await run(copied(), ...rest))),
        })
        return outputs
      },
    })
    return session
  },
})

type Feeds = Readonly<Record<string, ort.Tensor>>

/** Makes the same tensors as often as wanted; null where some lie on the graphics card and may be gone by then. */
function copyOf(feeds: Feeds): (() => Feeds) | null {
  const entries = Object.entries(feeds)
  if (entries.some(([, { location }]) => location !== 'cpu')) return null
  const kept = entries.map(([name, { type, data, dims }]) => {
    const values = Array.isArray(data) ? data : data.slice()
    return [name, () => new ort.Tensor(type, values, dims)] as const
  })
  return () => Object.fromEntries(kept.map(([name, make]) => [name, make()]))
}

function free(outputs: unknown): void {
  for (const tensor of Object.values(outputs ?? {}))
    if (tensor instanceof ort.Tensor && tensor.location !== 'cpu') tensor.dispose()
}

async function replay(rounds: number): Promise<readonly number[] | null> {
  const agains = runs.map(({ again }) => again)
  const totals: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now()
    for (const again of agains) {
      if (!again) return null
      await again()
    }
    totals.push(performance.now() - started)
  }
  return totals
}

const channel = new BroadcastChannel('recorded')
channel.addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  if (!('rounds' in data)) return
  const answer = async (): Promise<void> => {
    const recorded = runs.map(({ ms, startedAt, inputs }): Recorded => ({ ms, startedAt, inputs }))
    const told: Told = { runs: recorded, bare: await replay(data.rounds) }
    // What ran again is no part of what was asked.
    runs = []
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- A channel has one origin.
    channel.postMessage(told)
  }
  void answer()
})
