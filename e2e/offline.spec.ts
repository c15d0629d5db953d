import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { root } from './command.ts'
import { serve, type Served } from './serve.ts'

const dist = resolve(root, 'dist')

/** The policy must hold, and the page must come back offline, on a host that knows nothing but files. */
let served: Served
let copy: string

test.use({ serviceWorkers: 'allow' })
test.beforeEach(async () => {
  copy = await mkdtemp(join(tmpdir(), 'saccade-'))
  await cp(dist, copy, { recursive: true })
  served = await serve(copy, '/somewhere/below/')
})
test.afterEach(async () => {
  await served.close()
  await rm(copy, { recursive: true, force: true })
})

const visit = async (page: Page): Promise<void> => {
  await page.goto(served.url)
  await expect(page.locator('#root')).not.toBeEmpty()
  await page.evaluate(() => navigator.serviceWorker.ready)
}

test('after one visit the page, and every file of it but models, is there without a network', async ({
  page,
  context,
}) => {
  await visit(page)
  await context.setOffline(true)
  await served.close()

  await page.reload()
  await expect(page).toHaveTitle(/Saccade/)
  await expect(page.locator('#root')).not.toBeEmpty()
  await page.goto(`${served.url}?from=bookmark#/`)
  await expect(page.locator('#root')).not.toBeEmpty()

  const files = readdirSync(copy, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'sw.js')
    .map((entry) => relative(copy, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    // Models and what runs them come when they are first asked for, and stay from then on.
    .filter((name) => !/\.(?:onnx|wasm)$/.test(name))
  expect(files.length).toBeGreaterThan(5)
  const missing = await page.evaluate(async (names) => {
    const absent: string[] = []
    for (const name of names) {
      const answer = await fetch(name).catch(() => null)
      if (!answer?.ok) absent.push(name)
    }
    return absent
  }, files)
  expect(missing).toEqual([])
})

test('a new version waits for the next start', async ({ page, context }) => {
  await visit(page)
  const index = await readFile(join(copy, 'index.html'), 'utf8')
  const worker = await readFile(join(copy, 'sw.js'), 'utf8')
  await writeFile(
    join(copy, 'index.html'),
    index.replace('<html lang="en"', '<html lang="en" data-version="next"'),
  )
  const renewed = worker.replace(/(url:"index\.html",revision:")[^"]*/, '$1next')
  expect(renewed).not.toBe(worker)
  await writeFile(join(copy, 'sw.js'), renewed)

  const isWaiting = () => page.evaluate(async () => (await navigator.serviceWorker.ready).waiting !== null)
  expect(await isWaiting()).toBe(false)
  await page.reload()
  await expect.poll(isWaiting, { timeout: 30_000 }).toBe(true)
  await page.reload()
  await expect(page.locator('html')).not.toHaveAttribute('data-version')

  const later = await context.newPage()
  await page.close()
  await expect(async () => {
    // A page of the old version keeps the old worker: leave it before trying again.
    await later.goto('about:blank')
    await later.goto(served.url)
    await expect(later.locator('html')).toHaveAttribute('data-version', 'next', { timeout: 100 })
  }).toPass({ intervals: [200] })
})

test('the policy in the page stops inline scripts, foreign hosts and frames', async ({ page }) => {
  await visit(page)
  const stopped = await page.evaluate(async () => {
    const directives: string[] = []
    document.addEventListener('securitypolicyviolation', (event) => directives.push(event.effectiveDirective))
    const script = document.createElement('script')
    script.textContent = 'document.title = "broken in"'
    document.head.append(script)
    const frame = document.createElement('iframe')
    frame.src = 'https://example.org/'
    document.body.append(frame)
    await fetch('https://example.org/').catch(() => null)
    await new Promise((done) => setTimeout(done, 200))
    return directives
  })
  expect(stopped.toSorted()).toEqual(['connect-src', 'frame-src', 'script-src-elem'])
  await expect(page).not.toHaveTitle('broken in')
})
