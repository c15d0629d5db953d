import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { filled } from './curate/filled.ts'
import { quantiles } from './quantiles.ts'
import type { Bench } from './stage.ts'

/**
 * A million predictions: five models in both views on 100,000 items. How long they take to be read and kept, to be scored
 * by both profiles and tabulated, and to be scored anew after another choice of rules; and how long the page stands still
 * meanwhile. The bare limit parses the same lines and compares two texts. `npm run bench -- score [items]`
 */
export const bench: Bench = async (stage) => {
  const items = Number(stage.args[0] ?? 100_000)
  const folder = mkdtempSync(join(tmpdir(), 'saccade-score-'))
  try {
    const files = written(folder, items)
    const { page, projectId } = await filled(stage, items, [])
    await page.goto(`${stage.url}#/project/${projectId}/evaluate/predictions`)
    await page.reload()
    const main = page.getByRole('main', { name: 'Predictions' })
    await main.getByText('What can be imported').waitFor({ timeout: 300_000 })
    await page.evaluate(watchFrames)
    const reading = await timed(page, async () => {
      await main.getByLabel('Files with predictions').setInputFiles(files)
      await main.getByRole('region', { name: 'What was read' }).waitFor({ timeout: 600_000 })
    })
    const tabulating = await timed(page, async () => {
      await page.evaluate((hash) => (location.hash = hash), `#/project/${projectId}/evaluate/results`)
      await shown(page, items)
    })
    const scoringAnew = await timed(page, async () => {
      await page.getByText('Strict', { exact: true }).click()
      await page.getByRole('main').locator('[aria-busy="true"]').first().waitFor({ timeout: 10_000 })
      await shown(page, items)
    })
    const bare = await page.evaluate(bareLimit, items)
    await page.context().close()
    return { unit: 'ms', items, predictions: items * models * 2, reading, tabulating, scoringAnew, bare }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const models = 5
const said = ['B', 'A', '(B)', 'I looked closely. <answer>B</answer>', 'Answer: C', 'B. four', 'four', 'D']

function written(folder: string, items: number): readonly string[] {
  return Array.from({ length: models }, (_, model) => model).flatMap((model) =>
    (['global', 'regional'] as const).map((view) => {
      const lines = Array.from({ length: items }, (__, place) => {
        const id = `item-${String(place).padStart(7, '0')}-9c1f4a2e`
        const prediction = said[(place * 7 + model * 3 + (view === 'global' ? 0 : 1)) % said.length]
        return JSON.stringify({ id, model: `model-${String(model)}`, view, prediction })
      })
      const path = join(folder, `model-${String(model)}_${view}.jsonl`)
      writeFileSync(path, lines.join('\n'))
      return path
    }),
  )
}

/** Resolves once the table of results is that of the present rules. */
async function shown(page: Page, items: number): Promise<void> {
  await page.getByRole('main', { name: 'Results' }).waitFor({ timeout: 60_000 })
  const count = `${items.toLocaleString('en-GB')} items`
  await page.getByRole('columnheader', { name: `Average ${count}` }).waitFor({ timeout: 600_000 })
  await page.getByRole('main').locator('[aria-busy="true"]').waitFor({ state: 'detached', timeout: 600_000 })
}

interface Timed {
  readonly took: number
  /** Milliseconds from one frame to the next while it went on. */
  readonly frames: ReturnType<typeof quantiles>
}

async function timed(page: Page, act: () => Promise<void>): Promise<Timed> {
  await page.evaluate(() => window.framesSeen.splice(0))
  const start = Date.now()
  await act()
  const took = Date.now() - start
  return { took, frames: quantiles(await page.evaluate(() => window.framesSeen.splice(0))) }
}

declare global {
  interface Window {
    framesSeen: number[]
  }
}

function watchFrames(): void {
  window.framesSeen = []
  let before = performance.now()
  const next = (now: number): void => {
    window.framesSeen.push(now - before)
    before = now
    requestAnimationFrame(next)
  }
  requestAnimationFrame(next)
}

/** The language alone: as many lines parsed, found by id, and compared as two texts. */
function bareLimit(items: number): { readonly took: number } {
  const ids = Array.from({ length: items }, (_, place) => `item-${String(place).padStart(7, '0')}-9c1f4a2e`)
  const places = new Map(ids.map((id, place) => [id, place]))
  let took = 0
  for (let run = 0; run < 10; run += 1) {
    const lines = ids.map((id) =>
      JSON.stringify({ id, model: `model-${String(run)}`, view: 'global', prediction: 'B' }),
    )
    const right = new Float64Array(items)
    const start = performance.now()
    for (const line of lines) {
      const read = JSON.parse(line) as { readonly id: string; readonly prediction: string }
      const place = places.get(read.id)
      if (place !== undefined && read.prediction === 'B') right[place] = 1
    }
    took += performance.now() - start
  }
  return { took: Math.round(took) }
}
