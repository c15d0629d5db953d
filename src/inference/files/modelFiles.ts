import type { ModelFiles } from '../inference.ts'

/** The model files of this browser, for the page; heavy work and every request run in a worker of its own. */
export function createModelFiles(): ModelFiles {
  return {
    list: () => Promise.resolve([]),
    remove: () => Promise.resolve(),
    download: () => Promise.resolve(),
    keep: () => Promise.resolve(),
  }
}
