import { readdirSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { root, runPackage } from './command.ts'

const inputs = ['src', 'public', 'index.html', 'vite.config.ts', 'package-lock.json']

/** When anything below the path last changed; a folder changes with what is added to it or taken away. */
function changedAt(path: string): number {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  const within = readdirSync(path, { withFileTypes: true })
    .filter((entry) => !/\.(?:test\.tsx?|tsbuildinfo)$/.test(entry.name))
    .map((entry) => changedAt(resolve(path, entry.name)))
  return Math.max(stat.mtimeMs, ...within)
}

export const build = (): Promise<number> => runPackage('vite/bin/vite.js', ['build'])

/** Builds `dist/` unless it is newer than all it is made from; answers the exit code. */
export async function buildIfStale(): Promise<number> {
  const built = statSync(resolve(root, 'dist/index.html'), { throwIfNoEntry: false })
  const fresh = built && inputs.every((input) => changedAt(resolve(root, input)) < built.mtimeMs)
  return fresh ? 0 : build()
}
