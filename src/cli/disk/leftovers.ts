import { rmSync } from 'node:fs'

/** Files and folders that stand only while something is being written. */
const passing = new Set<string>()

export const willPass = (path: string): void => void passing.add(path)
export const hasPassed = (path: string): void => void passing.delete(path)

/** Takes away what still stands, at once: for the end of the process, however sudden. */
export function sweep(): void {
  for (const path of passing) rmSync(path, { recursive: true, force: true })
  passing.clear()
}
