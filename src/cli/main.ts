import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { sweep } from './disk/leftovers.ts'
import { noProgress, progressLine } from './progressLine.ts'
import { saccade } from './saccade.ts'
import { serveTables } from './tables/serveTables.ts'
import { tableThreadName, type TableThread } from './tables/tableCalls.ts'
import { exitCodes } from './terminal.ts'

/**
 * `saccade` as a process: the only place that knows standard streams, signals and threads. The thread that reads Parquet
 * files is this very program once more, for it is one file when it is built.
 */

const now = (): number => Date.now()

if (!isMainThread && workerData === tableThreadName && parentPort) serveTables(parentPort)
else await runCommand()

function startTables(): TableThread {
  const worker = new Worker(new URL(import.meta.url), { workerData: tableThreadName })
  // It keeps nobody from ending.
  worker.unref()
  return worker
}

async function runCommand(): Promise<void> {
  const { stderr } = process
  const stop = new AbortController()
  let broken = false

  // Whoever reads the output may have seen enough: that is no failure.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (failure: NodeJS.ErrnoException) => {
      if (failure.code !== 'EPIPE') throw failure
      broken = true
      // It is told some time after the writing, perhaps when all is done.
      process.exitCode = exitCodes.broken
      stop.abort(failure)
    })
  }
  /** Shells and launchers send the same signal twice; a person who means it presses again later. */
  const sameMs = 1000
  let stoppedAt: number | null = null
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      if (stoppedAt !== null && now() - stoppedAt > sameMs) process.exit(exitCodes.interrupted)
      stoppedAt ??= now()
      stop.abort(new Error('Interrupted.'))
    })
  }
  process.on('exit', sweep)

  try {
    process.exitCode = await saccade(process.argv.slice(2), {
      print(text) {
        if (!broken) process.stdout.write(text)
      },
      say(line) {
        if (!broken) stderr.write(`${line}\n`)
      },
      progress: stderr.isTTY
        ? progressLine(
            (text) => void stderr.write(text),
            () => stderr.columns,
            now,
          )
        : noProgress,
      now,
      // Only what is built is one file of plain JavaScript, which Node runs as it is.
      startTables: import.meta.url.endsWith('.ts') ? null : startTables,
      signal: stop.signal,
    })
  } catch (failure) {
    if (!stop.signal.aborted) {
      stderr.write(
        `Something went wrong that should not: ${failure instanceof Error ? failure.stack : String(failure)}\n`,
      )
      process.exitCode = exitCodes.errors
    } else if (!broken) stderr.write('Stopped. Nothing half-written was left behind.\n')
  }
  if (stop.signal.aborted) process.exitCode = broken ? exitCodes.broken : exitCodes.interrupted
}
