import type { ModelSpec } from '../inference/modelSpec.ts'
import { createLane, type Lane } from './previewLane.ts'

/** Models of this machine share it and answer one at a time; a server takes as many requests as it was said to. */
export interface Lanes {
  of(modelId: string): Lane
  readonly places: (modelId: string) => number
  /** Keeps the background off this machine until the answer is called. */
  readonly hold: () => () => void
}

export function createLanes(specOf: (modelId: string) => ModelSpec | undefined, now: () => number): Lanes {
  const machine = createLane(() => 1, now)
  const servers = new Map<string, Lane>()
  const places = (modelId: string): number => {
    const spec = specOf(modelId)
    return spec?.kind === 'endpoint' ? spec.concurrency : 1
  }
  return {
    of(modelId) {
      if (specOf(modelId)?.kind !== 'endpoint') return machine
      const lane = servers.get(modelId) ?? createLane(() => places(modelId), now)
      servers.set(modelId, lane)
      return lane
    },
    places,
    hold: () => machine.hold(),
  }
}
