import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

/** The Python to ask; one with `datasets` in it can be named by SACCADE_PYTHON. */
const python = process.env['SACCADE_PYTHON'] ?? 'python3'

const runs = (...args: readonly string[]): boolean =>
  spawnSync(python, args, { timeout: 60_000 }).status === 0

export const hasPython = runs('--version')

/** Whether a package is there. */
export const hasPythonPackage = (name: string): boolean => hasPython && runs('-c', `import ${name}`)

export interface Said {
  readonly status: number | null
  readonly output: string
}

export function runPython(...args: readonly string[]): Said {
  const { status, stdout, stderr } = spawnSync(python, args, { encoding: 'utf8', timeout: 120_000 })
  return { status, output: `${stdout}${stderr}` }
}

export const hfScript = resolve(import.meta.dirname, 'hf.py')

/** The files in a folder of their own, which whoever asked for it removes. */
export function folderWith(files: ReadonlyMap<string, Uint8Array>): string {
  const folder = mkdtempSync(join(tmpdir(), 'saccade-export-'))
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), bytes)
  }
  return folder
}
