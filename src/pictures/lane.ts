import { closed, connect, type Port } from './channel.ts'
import type { Pictures } from './pictures.ts'

export interface Spawned extends Port {
  terminate(): void
}

/**
 * Pictures behind a worker of their own: spawned when first needed, spawned anew after it broke, and ended when it had
 * nothing to do for `idleMs` (never when that is null), so that its memory goes back.
 */
export function lane(spawn: () => Spawned, idleMs: number | null): Pictures {
  let connection: Pictures | null = null
  let busy = 0
  let idle: ReturnType<typeof setTimeout> | null = null
  let isClosed = false

  const connected = (): Pictures => {
    if (connection) return connection
    const worker = spawn()
    const made = connect(worker, () => {
      worker.terminate()
      if (connection === made) connection = null
    })
    connection = made
    return made
  }

  const run = async <T>(work: (pictures: Pictures) => Promise<T>): Promise<T> => {
    if (isClosed) throw closed()
    if (idle !== null) clearTimeout(idle)
    busy += 1
    try {
      return await work(connected())
    } finally {
      busy -= 1
      if (busy === 0 && idleMs !== null) idle = setTimeout(() => connection?.close(), idleMs)
    }
  }

  return {
    admit: (file, path, signal) => run((pictures) => pictures.admit(file, path, signal)),
    open: (file, signal, onFirst) => run((pictures) => pictures.open(file, signal, onFirst)),
    crop: (file, region, as, scale, signal) =>
      run((pictures) => pictures.crop(file, region, as, scale, signal)),
    render: (file, rendering, signal, of) => run((pictures) => pictures.render(file, rendering, signal, of)),
    fingerprints: (file, signal) => run((pictures) => pictures.fingerprints(file, signal)),
    close: () => {
      isClosed = true
      if (idle !== null) clearTimeout(idle)
      connection?.close()
    },
  }
}
