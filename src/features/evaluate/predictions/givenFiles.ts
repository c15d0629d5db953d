import type { GivenFile } from '../../../evaluation/evaluation.ts'

/** What tells where a file lay: a drop says it in `path`, a folder input in `webkitRelativePath`. */
type Placed = File & { readonly path?: unknown; readonly relativePath?: unknown }

/** What computers leave in folders, which nobody meant to give. */
const isLeftBehind = (path: string): boolean =>
  path.split('/').some((part) => (part.startsWith('.') && part !== '..') || part === '__MACOSX')

/** Dropped or picked files by their paths inside what was given, without what computers hide in folders. */
export const givenFiles = (files: readonly File[]): readonly GivenFile[] =>
  files.map((file) => ({ path: pathOf(file), file })).filter(({ path }) => !isLeftBehind(path))

function pathOf(file: Placed): string {
  const path = [file.webkitRelativePath, file.path, file.relativePath].find(
    (each) => typeof each === 'string' && each !== '',
  )
  return (typeof path === 'string' ? path : file.name).replace(/^(?:\.?\/)+/, '')
}
