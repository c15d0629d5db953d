import type { GivenFile } from '../../../evaluation/evaluation.ts'
import { givenPath } from '../../../ui/givenPath.ts'

/** What computers leave in folders, which nobody meant to give. */
const isLeftBehind = (path: string): boolean =>
  path.split('/').some((part) => (part.startsWith('.') && part !== '..') || part === '__MACOSX')

/** Dropped or picked files by their paths inside what was given, without what computers hide in folders. */
export const givenFiles = (files: readonly File[]): readonly GivenFile[] =>
  files.map((file) => ({ path: givenPath(file), file })).filter(({ path }) => !isLeftBehind(path))
