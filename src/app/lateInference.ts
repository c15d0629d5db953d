import { InferenceError, type Inference } from '../inference/inference.ts'

/** The models, whose code is fetched when it is first needed: the page itself starts without it. */
export function lateInference(fetchIt: () => Promise<Inference>): Inference {
  let fetched: Promise<Inference> | null = null
  const listeners = new Set<Parameters<Inference['heed']>[0]>()

  async function fetchAndHeed(): Promise<Inference> {
    const inference = await fetchIt()
    inference.heed((...news) => listeners.forEach((listener) => listener(...news)))
    return inference
  }

  const here = (): Promise<Inference> =>
    (fetched ??= fetchAndHeed().catch((cause: unknown) => {
      fetched = null
      throw new InferenceError(
        'download',
        'The part of this program that runs models could not be loaded. Check the connection to this site, then try again; if that does not help, reload the page.',
        { cause },
      )
    }))
  /** What was not fetched yet has nothing to end; what was asked for before it is over comes first. */
  const ifHere = (act: (inference: Inference) => void): void => void fetched?.then(act, () => undefined)

  return {
    machine: async () => (await here()).machine(),
    load: async (...how) => (await here()).load(...how),
    unload: (modelId) => ifHere((inference) => inference.unload(modelId)),
    heed(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    files: {
      list: async () => (await here()).files.list(),
      remove: async (sourceId) => (await here()).files.remove(sourceId),
      download: async (...how) => (await here()).files.download(...how),
      keep: async (...how) => (await here()).files.keep(...how),
    },
    close: () => ifHere((inference) => inference.close()),
  }
}
