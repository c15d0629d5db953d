import type { Writer } from './storage.ts'

/** What is used of the browser's Web Locks. */
export interface Locks {
  request(
    name: string,
    options: LockOptions,
    run: (lock: { readonly name: string } | null) => Promise<void>,
  ): Promise<void>
}

export interface Held {
  release(): void
}

/** The browser's locks, which all its tabs share; null where it has none (an address that is not secure). */
export const browserLocks = (): Locks | null => globalThis.navigator?.locks ?? null

/** Resolves when the lock is ours, or with null when it was only wanted if available. A stolen lock is told once. */
export function hold(
  locks: Locks,
  name: string,
  options: LockOptions,
  onStolen: () => void = () => {},
): Promise<Held | null> {
  return new Promise((resolve, reject) => {
    let state: 'waiting' | 'held' | 'released' = 'waiting'
    const request = locks.request(name, options, (lock) => {
      if (!lock) {
        resolve(null)
        return Promise.resolve()
      }
      return new Promise<void>((letGo) => {
        state = 'held'
        resolve({
          release() {
            state = 'released'
            letGo()
          },
        })
      })
    })
    request.catch((error: unknown) => {
      if (state === 'held') onStolen()
      else if (state === 'waiting') reject(error instanceof Error ? error : new Error(String(error)))
    })
  })
}

export interface Watch {
  /** Another tab took the writing over: this one may only read from now on. */
  readonly onTaken: () => void
}

const writerLock = (projectId: string): string => `saccade-writer-${projectId}`

/** Makes this tab the project's one writer, or null when another tab is. Without Web Locks every tab may write. */
export function holdWriter(
  projectId: string,
  { onTaken }: Watch,
  locks: Locks | null = browserLocks(),
): Promise<Writer | null> {
  if (!locks) return Promise.resolve({ release: () => {} })
  return hold(locks, writerLock(projectId), { ifAvailable: true }, onTaken)
}

/** Makes this tab the writer whoever is; the tab that was learns of it through its `onTaken`. */
export async function takeOver(
  projectId: string,
  { onTaken }: Watch,
  locks: Locks | null = browserLocks(),
): Promise<Writer> {
  const held = locks && (await hold(locks, writerLock(projectId), { steal: true }, onTaken))
  return held ?? { release: () => {} }
}
