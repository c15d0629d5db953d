import { readdirSync, readFileSync } from 'node:fs'

/** Megabytes; null where the system does not tell. */
export interface Memory {
  readonly idle: number | null
  readonly peak: number | null
  readonly above: number | null
}

const everyMs = 150

/** What a browser, told by a word of its command line, takes while something is done, beside the middle of what it took before. */
export async function withMemory<T>(
  word: string,
  act: () => Promise<T>,
): Promise<{ readonly value: T; readonly memory: Memory }> {
  const before: number[] = []
  for (let look = 0; look < 10; look += 1) {
    await new Promise((resolve) => setTimeout(resolve, everyMs))
    before.push(megabytesOf(word))
  }
  const idle = before.toSorted((a, b) => a - b)[before.length >> 1] ?? 0
  let peak = idle
  const timer = setInterval(() => (peak = Math.max(peak, megabytesOf(word))), everyMs)
  try {
    const value = await act()
    const isKnown = idle > 0
    const whole = { idle: Math.round(idle), peak: Math.round(peak), above: Math.round(peak - idle) }
    return { value, memory: isKnown ? whole : { idle: null, peak: null, above: null } }
  } finally {
    clearInterval(timer)
  }
}

/**
 * Anonymous and shared memory of the processes that descend from the one with this word, each page shared by several
 * counted once (`Pss_Anon` and `Pss_Shmem` of /proc, which Linux alone has). Pages of program files are left out: they
 * are shared with whatever other browser happens to run. 0 where nothing is known.
 */
function megabytesOf(word: string): number {
  const parents = new Map<number, number>()
  const named = new Set<number>()
  for (const name of foldersIn('/proc')) {
    const id = Number(name)
    if (!Number.isInteger(id)) continue
    const stat = textOf(`/proc/${id}/stat`)
    parents.set(id, Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
    if (textOf(`/proc/${id}/cmdline`).includes(word)) named.add(id)
  }
  const belongs = (id: number | undefined): boolean =>
    id !== undefined && id > 1 && (named.has(id) || belongs(parents.get(id)))
  let kilobytes = 0
  for (const id of parents.keys()) {
    if (!belongs(id) || id === process.pid) continue
    for (const [, amount] of textOf(`/proc/${id}/smaps_rollup`).matchAll(/^Pss_(?:Anon|Shmem): +(\d+) kB$/gm))
      kilobytes += Number(amount)
  }
  return kilobytes / 1024
}

function foldersIn(path: string): readonly string[] {
  try {
    return readdirSync(path)
  } catch {
    return []
  }
}

/** Empty for what is gone meanwhile, or never was there. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
