import type { Page } from '@playwright/test'
import { pileOfItems, pileOfPictures } from './pile.ts'
import { quantiles } from './quantiles.ts'
import type { Bench, Stage } from './stage.ts'

/**
 * A scripted annotator: how long from a decision key to the next item fully drawn, how many keys per accepted item,
 * and what a commit costs in a project of 100,000 items. Beside each stands what the bare browser needs for the same
 * work in the same run. `npm run bench -- verify [pictures] [items]`
 */
export const bench: Bench = async (stage) => {
  const pictures = Number(stage.args[0] ?? 200)
  const items = Number(stage.args[1] ?? 100_000)
  return {
    unit: 'ms',
    annotate: await annotate(stage, pictures),
    commit: await commitAmongMany(stage, items),
  }
}

async function openPile({ browser, url }: Stage, folder: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' })
  // The compiler that runs these scripts names inner functions through a helper that a page does not have.
  await page.addInitScript({ content: 'globalThis.__name = (value) => value' })
  await page.goto(url)
  await page.getByRole('button', { name: 'New project' }).click()
  await page.getByLabel('Name').fill('Bench')
  await page.getByRole('button', { name: 'Create' }).click()
  await page.getByRole('button', { name: 'Import files' }).click()
  await page.locator('input[type="file"][webkitdirectory]').setInputFiles(folder)
  await page.getByRole('button', { name: /^Import [\d\s,.]+ items$/ }).click({ timeout: 120_000 })
  await page.getByRole('button', { name: 'Done' }).click({ timeout: 300_000 })
  await page.locator('[data-item]').waitFor()
  await page.locator('[data-saving="saved"]').waitFor({ timeout: 300_000 })
  return page
}

async function annotate(stage: Stage, count: number) {
  const { folder } = pileOfPictures(count)
  const page = await openPile(stage, folder)
  await page.locator('[data-ready="true"]').nth(1).waitFor()
  await page.evaluate(watchNextItem)
  const drawn: number[] = []
  const rushed: number[] = []
  let keys = 0
  for (let index = 0; index < count - 1; index += 1) {
    // Three quarters at the pace of a very fast annotator, so that the neighbours are decoded; the rest without a breath.
    const breath = index % 4 !== 3
    if (breath) await page.waitForTimeout(450)
    await page.keyboard.press('a')
    keys += 1
    const done = index + 1
    await page.waitForFunction((count) => window.drawnAfter.length >= count, done, { timeout: 20_000 })
    const took = await page.evaluate((place) => window.drawnAfter[place], index)
    ;(breath ? drawn : rushed).push(took ?? Number.NaN)
  }
  const bare = await page.evaluate(drawBare)
  await page.context().close()
  const decodedAhead = quantiles(drawn)
  return {
    keyToDrawnDecodedAhead: decodedAhead,
    keyToDrawnRightAfter: quantiles(rushed),
    bareTwoCanvasesToNextFrame: quantiles(bare),
    ratioToBareP50: Math.round((decodedAhead.p50 / quantiles(bare).p50) * 100) / 100,
    keysPerAcceptedItem: keys / (count - 1),
  }
}

async function commitAmongMany(stage: Stage, count: number) {
  const { folder } = pileOfItems(count)
  const page = await openPile(stage, folder)
  const reopened = await reopen(page)
  await page.evaluate(watchKeys)
  for (let index = 0; index < 200; index += 1) {
    await page.keyboard.press(index % 2 === 0 ? 'a' : 'f')
    await page.waitForTimeout(60)
  }
  await page.locator('[data-saving="saved"]').waitFor()
  const { handled, saved } = await page.evaluate(() => ({
    handled: window.handled,
    saved: window.savedAfter,
  }))
  const bare = await page.evaluate(writeBare)
  await page.context().close()
  return {
    items: count,
    firstItemAfterReload: reopened,
    keyHandled: quantiles(handled),
    keyToSaved: quantiles(saved),
    bareStrictWriteOfTwoRecords: quantiles(bare),
  }
}

async function reopen(page: Page): Promise<number> {
  const start = Date.now()
  await page.reload()
  await page.locator('[data-item] [data-ready="true"]').first().waitFor()
  const shown = Date.now() - start
  await page.locator('[data-count]').and(page.locator('[aria-busy="false"]')).waitFor({ timeout: 120_000 })
  return shown
}

declare global {
  interface Window {
    drawnAfter: number[]
    handled: number[]
    savedAfter: number[]
  }
}

/** Installs a clock from each key press to the end of the frame that paints both views of another item. */
function watchNextItem(): void {
  window.drawnAfter = []
  window.addEventListener(
    'keydown',
    () => {
      const pressed = performance.now()
      const before = document.querySelector<HTMLElement>('[data-item]')?.dataset['item']
      const look = () => {
        const now = document.querySelector<HTMLElement>('[data-item]')
        const ready = now?.querySelectorAll('[data-sharp="true"]').length ?? 0
        if (now && now.dataset['item'] !== before && ready >= 2) {
          // The views are painted in this very frame; a message sent from it arrives after the painting.
          const channel = new MessageChannel()
          channel.port1.addEventListener('message', () => window.drawnAfter.push(performance.now() - pressed))
          channel.port1.start()
          channel.port2.postMessage(null)
        } else requestAnimationFrame(look)
      }
      requestAnimationFrame(look)
    },
    { capture: true },
  )
}

/** The bare limit: two canvases of the same sizes painted from a decoded 4K picture, to the end of the next frame. */
async function drawBare(): Promise<number[]> {
  const source = new OffscreenCanvas(3840, 2160)
  const pen = source.getContext('2d')
  if (!pen) throw new Error('No canvas.')
  for (let mark = 0; mark < 4000; mark += 1) {
    pen.fillStyle = `hsl(${mark * 7} 50% 50%)`
    pen.fillRect((mark * 613) % 3840, (mark * 331) % 2160, 60, 40)
  }
  const whole = source.transferToImageBitmap()
  const small = await createImageBitmap(whole, { resizeWidth: 960, resizeHeight: 540 })
  const canvases = [document.createElement('canvas'), document.createElement('canvas')]
  for (const canvas of canvases) {
    canvas.width = 720
    canvas.height = 480
    canvas.style.cssText = 'position:fixed;left:0;top:0;z-index:9999'
    document.body.append(canvas)
  }
  const times: number[] = []
  for (let round = 0; round < 60; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20))
    const start = performance.now()
    canvases[0]?.getContext('2d')?.drawImage(small, 0, 0, 720, 405)
    canvases[1]?.getContext('2d')?.drawImage(whole, round * 10, round * 5, 240, 160, 0, 0, 720, 480)
    await new Promise<void>((resolve) =>
      requestAnimationFrame(() => {
        const channel = new MessageChannel()
        channel.port1.addEventListener('message', () => resolve())
        channel.port1.start()
        channel.port2.postMessage(null)
      }),
    )
    times.push(performance.now() - start)
  }
  for (const canvas of canvases) canvas.remove()
  return times
}

/** Installs clocks on each key press: until its handlers are done, and until the page says that all is saved. */
function watchKeys(): void {
  window.handled = []
  window.savedAfter = []
  let start = 0
  window.addEventListener('keydown', () => (start = performance.now()), { capture: true })
  // Listeners of the window run in the order in which they were added: this one runs after the application's.
  window.addEventListener('keydown', () => window.handled.push(performance.now() - start))
  const saving = document.querySelector('[data-saving]')
  if (!saving) throw new Error('The page does not say whether it is saved.')
  new MutationObserver(() => {
    if (saving.getAttribute('data-saving') === 'saved' && start > 0) {
      window.savedAfter.push(performance.now() - start)
      start = 0
    }
  }).observe(saving, { attributes: true })
}

/** The bare limit: one strict transaction that puts two small records, as often as the annotator decides. */
async function writeBare(): Promise<number[]> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('bare', 1)
    request.addEventListener('upgradeneeded', () => {
      request.result.createObjectStore('a')
      request.result.createObjectStore('b', { autoIncrement: true })
    })
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(new Error('No database.')))
  })
  const times: number[] = []
  for (let round = 0; round < 200; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20))
    const start = performance.now()
    await new Promise<void>((resolve, reject) => {
      const transaction = db.transaction(['a', 'b'], 'readwrite', { durability: 'strict' })
      transaction.objectStore('a').put({ decision: 'accept', at: round }, round)
      transaction.objectStore('b').put({ label: 'Accept', changes: [{ before: null, after: { round } }] })
      transaction.commit()
      transaction.addEventListener('complete', () => resolve())
      transaction.addEventListener('abort', () => reject(new Error('Aborted.')))
    })
    times.push(performance.now() - start)
  }
  db.close()
  return times
}
