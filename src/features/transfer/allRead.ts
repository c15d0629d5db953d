import type { App } from '../../state/app.ts'

/** Waits until the whole project is read: only then is it known what is there. */
export function allRead(app: App, signal: AbortSignal): Promise<void> {
  if (app.store.getState().open?.loaded !== false) return Promise.resolve()
  return new Promise((resolve, reject) => {
    const stop = app.store.subscribe(({ open }) => {
      if (open?.loaded === false) return
      stop()
      resolve()
    })
    signal.addEventListener('abort', () => {
      stop()
      reject(signal.reason)
    })
  })
}
