import { lane } from './lane.ts'
import type { Pictures } from './pictures.ts'

/** How long the worker for imports stays when there is nothing left to import. */
const idleMs = 10_000

/**
 * Starts the pictures of a page: one worker for what is looked at and one for imports and exports, so that neither
 * waits for the other. Both are made when first needed.
 */
export function startPictures(): Pictures {
  const looking = lane(spawn, null)
  const importing = lane(spawn, idleMs)
  return {
    admit: (file, path, signal) => importing.admit(file, path, signal),
    render: (file, rendering, signal, of) => importing.render(file, rendering, signal, of),
    fingerprints: (file, signal) => importing.fingerprints(file, signal),
    open: (file, signal, onFirst) => looking.open(file, signal, onFirst),
    crop: (file, region, as, scale, signal) => looking.crop(file, region, as, scale, signal),
    close: () => {
      looking.close()
      importing.close()
    },
  }
}

const spawn = (): Worker => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
