import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
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
      for (let round = 0; round < rounds; round += 1)
        measured.push({
          ...(await measureBare(folder, bare.url, given)),
          ...(await measureApplication(folder, url, given)),
        })
      return {
        unit: 'megabytes a second, medians of the rounds; megabytes of memory, the most of them',
        explained: {
          bare: 'the calls of the library alone: hyparquet reads the same columns, zip.js all entries; both write the same pictures',
          promised:
            'the bare calls with what is promised beside: what comes in is hashed and kept in the database (from Parquet decoded, too); published Parquet has crops, hashes and a ZIP around it',
          ratios: 'how many times longer the application takes for as many bytes (aim: 1.25 or less)',
          above:
            'the most that all processes of the browser held in memory, over what they held before (Pss_Anon + Pss_Shmem of /proc, looked at every 150 ms; aim: 300 or less)',
        },
        given: { pictures: given.pictures, megabytes: Math.round(given.bytes / 2 ** 20), rounds },
        ...Object.fromEntries(
          Object.entries(compared).map(([name, runs]) => [name, summary(measured, runs)]),
        ),
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

async function measureBare(folder: string, url: string, { parquet, zip }: Given): Promise<Round> {
  const give = (file: string | null) => async (page: Page) => {
    await page.goto(url)
    if (file !== null) await page.getByLabel('File').setInputFiles(file)
  }
  const columns = columnsRead
  return inProfile(folder, async (profile) => {
    const readParquet = await measure(profile, give(parquet), (page) =>
      page.evaluate((names) => window.readParquet(names, false), columns),
    )
    const readZip = await measure(profile, give(zip), (page) => page.evaluate(() => window.readZip(false)))
    const takeParquet = await inProfile(folder, (other) =>
      measure(other, give(parquet), (page) =>
        page.evaluate((names) => window.readParquet(names, true), columns),
      ),
    )
    const takeZip = await measure(profile, give(zip), (page) => page.evaluate(() => window.readZip(true)))
    const writeZip = await measure(profile, give(null), (page) => page.evaluate(() => window.writeZip()))
    const writeParquet = await measure(profile, give(null), (page) =>
      page.evaluate(() => window.writeParquet(false)),
    )
    const publishParquet = await measure(profile, give(null), (page) =>
      page.evaluate(() => window.writeParquet(true)),
    )
    return { readParquet, readZip, takeParquet, takeZip, writeZip, writeParquet, publishParquet }
  })
}

async function measureApplication(folder: string, url: string, { parquet, zip }: Given): Promise<Round> {
  const address = `${url}?download`
  const start = async (page: Page) => {
    await page.goto(address)
    await page.getByRole('heading', { level: 1 }).waitFor()
  }
  const moved = (page: Page) => openMoved(page, address)
  const came = await inProfile(folder, (profile) =>
    measure(profile, start, (page) => importParquet(page, parquet)),
  )
  return inProfile(folder, async (profile) => ({
    importParquet: came,
    restoreZip: await measure(profile, start, (page) => restoreZip(page, zip)),
    exportZip: await measure(profile, moved, exportZip),
    exportParquet: await measure(profile, moved, exportParquet),
  }))
}
