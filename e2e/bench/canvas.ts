import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Browser, CDPSession, Page } from '@playwright/test'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { serve, type Served } from '../serve.ts'
import { pane, size } from './canvas/contender.ts'
import type { Action, ContenderName } from './canvas/page.ts'
import { largeScene } from './pile.ts'
import { quantiles } from './quantiles.ts'
import type { Bench } from './stage.ts'

/**
 * What a frame costs the main thread while an 8K picture with nested boxes is panned, zoomed, hovered, or has a corner
 * dragged: Saccade's canvas beside the bare limit and other libraries, in turns, in the same run.
 * `npm run bench -- canvas [sizes] [rounds] [contenders]`, for instance `50,500,5000 3 bare,saccade`
 */
export const bench: Bench = async ({ browser, args }) => {
  const [sizes = '50,500,5000', rounds = '3', only = contenders.join()] = args
  const names = contenders.filter((name) => only.split(',').includes(name))
  const served = await startPage()
  try {
    const results: Record<string, unknown> = {}
    for (const count of sizes.split(',').map(Number))
      results[`${count} boxes`] = await compare(browser, served, count, Number(rounds), names)
    return {
      picture: `${size.width} × ${size.height} JPEG`,
      viewport: `${pane.width} × ${pane.height}`,
      explained: {
        main: 'CPU milliseconds of the main thread for each frame, median of the rounds',
        frame: 'milliseconds from the input to the end of the rendering work, median of all frames',
        missed: 'share of frames that were missed, in percent',
        ratio: 'main of this contender to main of the bare limit',
      },
      results,
    }
  } finally {
    await served.close()
  }
}

const contenders: readonly ContenderName[] = ['bare', 'saccade', 'annotorious', 'openSeadragon', 'fabric']
const isClose = (name: ContenderName): boolean => name === 'bare' || name === 'saccade'
const actions: readonly Action[] = ['pan', 'zoom', 'corner', 'hover']
const framesEach = 30
const mostMsEach = 1000

async function startPage(): Promise<Served> {
  const folder = await mkdtemp(join(tmpdir(), 'saccade-canvas-'))
  await build({
    root: resolve(import.meta.dirname, 'canvas'),
    base: './',
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    worker: { format: 'es' },
    build: { outDir: folder, emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 2000 },
  })
  await copyFile(largeScene(size), join(folder, 'scene.jpg'))
  const served = await serve(folder, '/')
  return {
    url: served.url,
    close: async () => {
      await served.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** One stretch of frames, as the page and as the browser saw it. */
interface Measured {
  readonly main: number
  readonly times: readonly number[]
  readonly missed: number
}

interface Tally {
  readonly firstPaint: number[]
  readonly stretches: Readonly<Record<Action, Measured[]>>
}

/** Every contender in each round, so that what else goes on on the machine falls on all of them. */
async function compare(
  browser: Browser,
  { url }: Served,
  count: number,
  rounds: number,
  names: readonly ContenderName[],
) {
  const tallies = new Map<ContenderName, Tally>()
  const failures = new Map<ContenderName, string>()
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) {
      // Once is enough to see where a rival stands; the limit and Saccade are told apart more closely.
      if (failures.has(name) || (round > 0 && !isClose(name))) continue
      console.error(`${count} boxes, round ${round + 1}: ${name}`)
      const tally = tallies.get(name) ?? {
        firstPaint: [],
        stretches: { pan: [], zoom: [], corner: [], hover: [] },
      }
      tallies.set(name, tally)
      try {
        await measure(browser, url, name, count, tally)
      } catch (error) {
        // A rival that does not start here is no reason to measure nothing; Saccade and the limit have to run.
        if (isClose(name)) throw error
        failures.set(name, error instanceof Error ? error.message : String(error))
      }
    }
  }
  const bare = tallies.get('bare')
  return Object.fromEntries(
    [...tallies].map(([name, tally]) => {
      const failure = failures.get(name)
      return [name, failure === undefined ? summary(tally, bare) : `not measured: ${failure}`]
    }),
  )
}

async function measure(browser: Browser, url: string, name: ContenderName, count: number, tally: Tally) {
  const page = await browser.newPage({ viewport: pane, serviceWorkers: 'block' })
  const thrown = new Promise<never>((_, fail) => page.once('pageerror', fail))
  thrown.catch(() => undefined)
  try {
    await page.goto(url)
    await page.waitForFunction(() => 'canvasTrial' in window)
    const opened = page.evaluate(([name, count]) => window.canvasTrial.open(name, count), [
      name,
      count,
    ] as const)
    tally.firstPaint.push(await Promise.race([opened, thrown, late()]))
    const session = await page.context().newCDPSession(page)
    // CPU time of the thread: what other programs do meanwhile does not count.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' })
    for (const action of actions) tally.stretches[action].push(await stretch(page, session, action))
  } finally {
    await page.context().close()
  }
}

const late = () =>
  new Promise<never>((_, fail) => {
    setTimeout(() => fail(new Error('The picture does not appear.')), 60_000).unref()
  })

async function stretch(page: Page, session: CDPSession, action: Action): Promise<Measured> {
  await page.evaluate((action) => window.canvasTrial.prepare(action), action)
  const before = await taskTime(session)
  const { steps, times, missed } = await page.evaluate(
    ([frames, most]) => window.canvasTrial.run(frames, most),
    [framesEach, mostMsEach] as const,
  )
  const main = ((await taskTime(session)) - before) / steps
  await page.evaluate(() => window.canvasTrial.finish())
  return { main, times, missed: missed / (steps + missed) }
}

/** What all tasks of the page's main thread took so far, in milliseconds. */
async function taskTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  const found = metrics.find(({ name }) => name === 'TaskDuration')
  if (!found) throw new Error('The browser does not say how long its tasks took.')
  return found.value * 1000
}

const median = (values: readonly number[]): number => quantiles(values).p50
const ratio = (value: number, limit: number): number => Math.round((value / limit) * 100) / 100

function summary(tally: Tally, bare: Tally | undefined) {
  const mains = (from: Tally, action: Action) => median(from.stretches[action].map(({ main }) => main))
  const columns = actions.map((action) => {
    const stretches = tally.stretches[action]
    const main = mains(tally, action)
    return [
      action,
      {
        main,
        frame: median(stretches.flatMap(({ times }) => times)),
        missed: Math.round(median(stretches.map(({ missed }) => missed * 100))),
        ...(bare ? { ratio: ratio(main, mains(bare, action)) } : {}),
      },
    ] as const
  })
  const ms = median(tally.firstPaint)
  return {
    firstPaint: { ms, ...(bare ? { ratio: ratio(ms, median(bare.firstPaint)) } : {}) },
    ...Object.fromEntries(columns),
  }
}
