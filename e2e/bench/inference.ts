import { copyFile, cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { build } from 'vite'
import { goTo, press, ready } from '../annotator.ts'
import { root } from '../command.ts'
import { filesOf } from '../hubServer.ts'
import { pick } from '../previewing.ts'
import { openSample } from '../projects.ts'
import { serve, type Served } from '../serve.ts'
import type { Subject, Timed } from './inference/page.ts'
import { quantiles } from './quantiles.ts'
import type { Bench, Stage } from './stage.ts'

/**
 * What a preview costs beside the bare runs of the same sessions on the same tensors, in the same page; what a second
 * question about a picture costs; and, in the program itself, how much is loaded before anybody asks, how long the first
 * answer takes, and whether a run in the background holds up the page. `npm run bench -- inference [rounds]`
 */
export const bench: Bench = async (stage) => {
  const rounds = Number(stage.args[0] ?? 5)
  const models = await measureModels(stage, rounds)
  return {
    unit: 'ms, medians of the rounds; bytes for what is loaded',
    explained: {
      ratio: 'asked to bare: what the preview costs more than its sessions alone (aim: 1.15 or less)',
      toTensors: 'decoding, cutting, resizing and normalising, from asking to the first run of a session',
      second: 'another question about the same view; looks are runs of networks that see pixels',
      longTasks:
        'tasks of the main thread over 50 ms while items are decided, without and with a run beside (aim: none)',
      loadedBefore: 'bytes of models and their runtime until somebody asks (aim: 0)',
    },
    models,
    program: await measureProgram(stage),
  }
}

const tiny = resolve(import.meta.dirname, '../fixtures/tiny-smolvlm')
const street = resolve(root, 'public/sample/images/street.jpg')

const subjects: Readonly<Record<string, Subject>> = {
  'text reader, 5120 × 2880': {
    kind: 'reader',
    files: [],
    picture: 'street.jpg',
    region: { x1: 1332, y1: 1884, x2: 1940, y2: 1974 },
    questions: ['Which name is written on the sign?', 'What can be read there?'],
    options: ['MARLOW & FINCH', 'KLINGER UHREN', 'PETIT BAZAAR', 'THE COPPER KETTLE'],
  },
  'tiny vision-language model, 512 × 512': {
    kind: 'vlm',
    files: [...filesOf(resolve(tiny, 'model')).keys()],
    picture: 'scene.png',
    region: { x1: 283, y1: 156, x2: 347, y2: 220 },
    questions: ['What colour is the square with the checkered frame?', 'Which colour has the marked square?'],
    options: ['red', 'purple', 'cyan', 'green'],
  },
}

async function startPage(): Promise<Served> {
  const folder = await mkdtemp(join(tmpdir(), 'saccade-inference-'))
  // As the program does it: what is a module has the ending that every host knows.
  const output = {
    assetFileNames: ({ names }: { readonly names: readonly string[] }) =>
      names.some((name) => name.endsWith('.mjs'))
        ? 'assets/[name]-[hash].js'
        : 'assets/[name]-[hash][extname]',
  }
  await build({
    root: resolve(import.meta.dirname, 'inference'),
    base: './',
    configFile: false,
    logLevel: 'error',
    worker: { format: 'es', rolldownOptions: { output } },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2023',
      chunkSizeWarningLimit: 2000,
      assetsInlineLimit: 0,
      rolldownOptions: { output },
    },
  })
  await cp(resolve(tiny, 'model'), join(folder, 'model'), { recursive: true })
  await copyFile(resolve(tiny, 'cases/scene1_whole.png'), join(folder, 'scene.png'))
  await copyFile(street, join(folder, 'street.jpg'))
  const served = await serve(folder, '/')
  return {
    url: served.url,
    close: async () => {
      await served.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function measureModels({ browser }: Stage, rounds: number) {
  const served = await startPage()
  try {
    const page = await browser.newPage()
    await page.addInitScript({ content: 'globalThis.__name = (value) => value' })
    await page.goto(served.url)
    const { webgpu } = await page.evaluate(() => window.machineOf())
    const results: Record<string, unknown> = {}
    for (const device of webgpu.usable ? (['wasm', 'webgpu'] as const) : (['wasm'] as const))
      for (const [name, subject] of Object.entries(subjects))
        for (const view of ['global', 'regional'] as const) {
          // The reader takes wasm where the graphics card is imitated, so that would be measured twice.
          if (device === 'webgpu' && subject.kind === 'reader') continue
          const timed = await page.evaluate(
            ({ subject, device, view, rounds }) => window.timed(subject, device, view, rounds),
            { subject, device, view, rounds },
          )
          results[`${name}, ${device}, ${view}`] = summary(timed)
        }
    await page.context().close()
    return { webgpu: webgpu.usable ? webgpu.adapter : webgpu.reason, threads: 1, ...results }
  } finally {
    await served.close()
  }
}

function summary(timed: readonly Timed[]) {
  const middle = (of: (one: Timed) => number | null): number | null => {
    const values = timed.map(of).filter((value) => value !== null)
    return values.length === 0 ? null : quantiles(values).p50
  }
  const ratio = middle(({ asked, bare }) => bare && asked / bare)
  return {
    asked: middle(({ asked }) => asked),
    bareSessions: middle(({ bare }) => bare),
    ratio,
    inSessions: middle(({ inSessions }) => inSessions),
    toTensors: middle(({ toTensors }) => toTensors),
    second: middle(({ second }) => second),
    looks: timed[0]?.looks ?? null,
  }
}

const isModel = (url: string): boolean => /\.(?:onnx|wasm)$/.test(new URL(url).pathname)
/** Code that runs models: the workers' scripts and what they fetch. */
const isRuntime = (url: string): boolean =>
  /\/assets\/(?:ort|sessionFiles|reader|vlm|saliency|segmenter|.*worker)/i.test(url)

async function measureProgram({ browser, url }: Stage) {
  const page = await browser.newPage({
    baseURL: url,
    viewport: { width: 1440, height: 900 },
    serviceWorkers: 'block',
  })
  await page.addInitScript({ content: 'globalThis.__name = (value) => value' })
  await page.addInitScript(watchLongTasks)
  const loaded = { model: 0, runtime: 0 }
  page.on('requestfinished', (request) => {
    const place = isModel(request.url()) ? 'model' : isRuntime(request.url()) ? 'runtime' : null
    if (place === null) return
    void request.sizes().then(({ responseBodySize }) => {
      loaded[place] += responseBodySize
    })
  })
  await page.goto('./')
  await openSample(page)
  await ready(page)
  for (let done = 0; done < 10; done += 1) await press(page, 'KeyF')
  await page.waitForTimeout(1000)
  const before = { ...loaded }

  const text = 'Which name is written on the sign above the red awning?'
  await goTo(page, text)
  const cold = await firstAnswer(page)
  await page.getByRole('button', { name: 'More about previews' }).click()
  const warm = await firstAnswer(page, () =>
    page.getByRole('menuitem', { name: 'Ask again in all views' }).click(),
  )
  await expect(page.locator('article[data-state="asking"]')).toHaveCount(0, { timeout: 600_000 })
  const after = { ...loaded }

  const alone = await decideFor(page)
  await press(page, 'Control+KeyK')
  await page.getByLabel('Type a command').fill('Ask about many items…')
  await press(page, 'Enter')
  await pick(page, 'Items', /^All items/)
  await page.getByRole('button', { name: 'Start' }).click()
  const beside = await decideFor(page)
  const run = page.getByRole('group', { name: 'Asking about many items' })
  const done = await run.getByRole('progressbar').getAttribute('aria-valuetext')
  await page.context().close()
  return {
    loadedBefore: before,
    loadedAfter: after,
    keyToFirstAnswer: { cold, loadedAlready: warm },
    longTasks: { without: alone, withRun: beside, runWas: done },
  }
}

/** Milliseconds from asking to the first view that has anything to show. */
async function firstAnswer(page: Page, ask = () => press(page, 'KeyP')): Promise<number> {
  const started = Date.now()
  await ask()
  await page.locator('article[data-state="asking"]').first().waitFor()
  await page
    .locator('article[data-state="answered"], article[data-state="refused"]')
    .first()
    .waitFor({ timeout: 600_000 })
  return Date.now() - started
}

declare global {
  interface Window {
    longTasks: number[]
  }
}

function watchLongTasks(): void {
  window.longTasks = []
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.longTasks.push(duration)
  }).observe({ type: 'longtask' })
}

/** Decides and goes back and forth for a while, as an annotator does; answers the long tasks meanwhile. */
async function decideFor(page: Page) {
  await page.evaluate(() => void window.longTasks.splice(0))
  const started = Date.now()
  for (let count = 0; Date.now() - started < 30_000; count += 1) {
    await press(page, count % 2 === 0 ? 'KeyF' : 'ArrowRight')
    await page.waitForTimeout(500)
  }
  const tasks = await page.evaluate(() => window.longTasks)
  return { seconds: 30, ...(tasks.length === 0 ? { count: 0 } : quantiles(tasks)) }
}
