import { spawn } from 'node:child_process'
import { resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '..')
export const results = resolve(import.meta.dirname, '.results')

/** Runs a command in the repository, with this terminal as its own, and answers its exit code. */
export function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...env },
      // Windows starts npm through its shell only.
      shell: process.platform === 'win32' && command === 'npm',
    })
    child.on('error', () => done(127))
    child.on('close', (code) => done(code ?? 1))
  })
}

/** Runs the command line of an installed package with this Node. */
export const runPackage = (script: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  run(process.execPath, [resolve(root, 'node_modules', script), ...args], env)

export const runScript = (name: string, ...args: readonly string[]) =>
  run('npm', ['run', '--silent', name, ...(args.length > 0 ? ['--', ...args] : [])])
