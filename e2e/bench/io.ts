import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { build } from 'vite'
import { browserArguments, findBrowser } from '../browser.ts'
import { serve } from '../serve.ts'
import { exportParquet, exportZip, importParquet, openMoved, restoreZip } from './io/application.ts'
import { columnsRead, makeGiven, type Given } from './io/given.ts'
import { withMemory, type Memory } from './io/memory.ts'
import type { Ran } from './io/page.ts'
import { quantiles } from './quantiles.ts'
import type { Bench } from './stage.ts'

/**
 * How fast Parquet and ZIP come in and go out, beside the bare calls of the libraries on the same bytes in the same
 * browser, and the memory that this takes. Each is done in a browser that was just started, with its storage on the
 * disk. `npm run bench -- io [megabytes] [rounds]`
 */
export const bench: Bench = async ({ url, args }) => {
  const megabytes = Number(args[0] ?? 1024)
  const rounds = Number(args[1] ?? 3)
  const folder = await mkdtemp(join(tmpdir(), 'saccade-io-'))
  try {
    const given = await makeGiven(folder, megabytes)
    const bare = await serveBare(join(folder, 'bare'))
    try {
      const measured: Round[] = []
      for (let round = 0; round < rounds; round += 1) {
        measured.push(await measureAll(folder, { bare: bare.url, application: url }, given))
        console.error(JSON.stringify(figuresOf(measured)))
      }
      return {
        unit: 'megabytes a second, medians of the rounds; megabytes of memory, the most of them',
        explained: {
          bare: 'the calls of the library alone: hyparquet reads the same columns, zip.js all entries; both write the same pictures',
          promised:
            'the bare calls with what is promised beside: what comes in is hashed and kept in the database (from Parquet decoded, too); published Parquet has crops, hashes and a ZIP around it',
          ratios: 'how many times longer the application takes for as many bytes (aim: 1.25 or less)',
          load: 'how many wanted to run at a time, over the last 1, 5 and 15 minutes: more than there are cores, and the figures say little',
          above:
            'the most that all processes of the browser held in memory, over what they held before (Pss_Anon + Pss_Shmem of /proc, looked at every 150 ms; aim: 300 or less)',
        },
        machine: { cores: availableParallelism(), load: loadavg().map((each) => Math.round(each * 10) / 10) },
        given: { pictures: given.pictures, megabytes: Math.round(given.bytes / 2 ** 20), rounds },
        ...figuresOf(measured),
      }
    } finally {
      await bare.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface Measured {
  readonly ran: Ran
  readonly memory: Memory
}
type Round = Readonly<Record<string, Measured>>

interface Compared {
  readonly application: string
  readonly bare: string
  readonly promised: string | null
}

const compared: Readonly<Record<string, Compared>> = {
  parquetIn: { application: 'importParquet', bare: 'readParquet', promised: 'takeParquet' },
  zipIn: { application: 'restoreZip', bare: 'readZip', promised: 'takeZip' },
  zipOut: { application: 'exportZip', bare: 'writeZip', promised: null },
  parquetOut: { application: 'exportParquet', bare: 'writeParquet', promised: 'publishParquet' },
}

const figuresOf = (rounds: readonly Round[]) =>
  Object.fromEntries(Object.entries(compared).map(([name, runs]) => [name, summary(rounds, runs)]))

function summary(rounds: readonly Round[], { application, bare, promised }: Compared) {
  const of = (name: string) => {
    const found = rounds.flatMap((round) => round[name] ?? [])
    const above = found.flatMap(({ memory }) => memory.above ?? [])
    const rate = quantiles(found.map(({ ran }) => ran.bytes / 2 ** 20 / (ran.ms / 1000))).p50
    return { rate, above: above.length > 0 ? Math.max(...above) : null }
  }
  const ratio = (to: string): number =>
    quantiles(rounds.map((round) => pace(round[application]) / pace(round[to]))).p50
  return {
    application: of(application),
    bare: of(bare),
    ratioToBare: ratio(bare),
    ...(promised !== null && { promised: of(promised), ratioToPromised: ratio(promised) }),
  }
}

/** Time for each byte. */
const pace = (measured: Measured | undefined): number =>
  measured ? measured.ran.ms / measured.ran.bytes : Number.NaN

async function serveBare(folder: string) {
  await build({
    root: resolve(import.meta.dirname, 'io'),
    base: './',
    configFile: false,
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, target: 'es2023' },
  })
  return serve(folder, '/')
}

/** Does something in a page of a browser that keeps its storage below the folder. */
async function inBrowser<T>(profile: string, act: (page: Page) => Promise<T>): Promise<T> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: (await browserPath).path,
    args: [...browserArguments],
    viewport: { width: 1440, height: 900 },
    serviceWorkers: 'block',
    // What is handed over lies in the browser's own files already.
    acceptDownloads: false,
  })
  try {
    const page = context.pages()[0] ?? (await context.newPage())
    // The compiler that runs these scripts names inner functions through a helper that a page does not have.
    await page.addInitScript({ content: 'globalThis.__name = (value) => value' })
    return await act(page)
  } finally {
    await context.close()
  }
}

const browserPath = findBrowser()

async function inProfile<T>(folder: string, act: (profile: string) => Promise<T>): Promise<T> {
  const profile = await mkdtemp(join(folder, 'profile-'))
  try {
    return await act(profile)
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

const measure = async (
  profile: string,
  open: (page: Page) => Promise<void>,
  act: (page: Page) => Promise<Ran>,
): Promise<Measured> =>
  inBrowser(profile, async (page) => {
    await open(page)
    const { value, memory } = await withMemory(profile, () => act(page))
    return { ran: value, memory }
  })

const readParquet = (work: boolean) => (page: Page) =>
  page.evaluate(([names, also]) => window.readParquet(names, also), [columnsRead, work] as const)
const readZip = (work: boolean) => (page: Page) => page.evaluate((also) => window.readZip(also), work)
const writeParquet = (work: boolean) => (page: Page) =>
  page.evaluate((also) => window.writeParquet(also), work)

/** Everything once; what is compared is done right after each other, for a machine has its moods. */
function measureAll(
  folder: string,
  urls: { readonly bare: string; readonly application: string },
  { parquet, zip }: Given,
): Promise<Round> {
  const give = (file: string | null) => async (page: Page) => {
    await page.goto(urls.bare)
    if (file !== null) await page.getByLabel('File').setInputFiles(file)
  }
  const address = `${urls.application}?download`
  const start = async (page: Page) => {
    await page.goto(address)
    await page.getByRole('heading', { level: 1 }).waitFor()
  }
  const moved = (page: Page) => openMoved(page, address)
  const anew = (open: (page: Page) => Promise<void>, act: (page: Page) => Promise<Ran>) =>
    inProfile(folder, (profile) => measure(profile, open, act))

  // What is taken in by the one way goes out by the other.
  return inProfile(folder, (bare) =>
    inProfile(folder, async (application) => ({
      readParquet: await anew(give(parquet), readParquet(false)),
      takeParquet: await anew(give(parquet), readParquet(true)),
      importParquet: await anew(start, (page) => importParquet(page, parquet)),
      readZip: await anew(give(zip), readZip(false)),
      takeZip: await measure(bare, give(zip), readZip(true)),
      restoreZip: await measure(application, start, (page) => restoreZip(page, zip)),
      writeZip: await measure(bare, give(null), (page) => page.evaluate(() => window.writeZip())),
      exportZip: await measure(application, moved, exportZip),
      writeParquet: await measure(bare, give(null), writeParquet(false)),
      publishParquet: await measure(bare, give(null), writeParquet(true)),
      exportParquet: await measure(application, moved, exportParquet),
    })),
  )
}
