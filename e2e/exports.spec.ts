import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { expect, type Locator, type Page } from '@playwright/test'
import * as v from 'valibot'
import { decide, press, ready } from './annotator.ts'
import { choose, textIn, unzipped } from './exporting.ts'
import { test } from './quiet.ts'
import { openYard } from './yardProject.ts'

const manifest = v.looseObject({
  format: v.literal('saccade-export'),
  options: v.looseObject({ crops: v.unknown(), shuffle: v.unknown() }),
  targets: v.array(v.looseObject({ id: v.string(), items: v.number() })),
  files: v.array(v.object({ path: v.string(), bytes: v.number(), sha256: v.string() })),
})

const benchRow = v.looseObject({
  question: v.string(),
  options: v.array(v.string()),
  response: v.string(),
  bbox: v.tuple([v.number(), v.number(), v.number(), v.number()]),
  crop_images: v.tuple([v.string()]),
})

test('several forms go out at once, written as was chosen, sealed by a manifest, and the same each time', async ({
  page,
}) => {
  await withSixAccepted(page)
  const given = await rowsOf(await written(page, async (dialog) => choose(dialog, 'ZoomBench')), '')
  const first = await written(page, async (dialog) => {
    await choose(dialog, 'ZoomBench', 'Judgements')
    await setting(dialog, 'Pictures').click()
    await dialog.getByRole('radio', { name: 'Enlarged twofold' }).check()
    await setting(dialog, 'Options').click()
    await dialog.getByRole('switch', { name: 'Shuffle the options of each question' }).check()
  })
  const files = await unzipped(first)
  const said = v.parse(manifest, JSON.parse(textIn(files, 'manifest.json')))
  expect(said.targets.map(({ id, items }) => [id, items])).toEqual([
    ['zoombench', 6],
    ['judgements', 6],
  ])
  expect(said.options).toMatchObject({ crops: { kind: 'double' }, shuffle: { seed: 1 } })
  const others = [...files].filter(([path]) => path !== 'manifest.json')
  expect(said.files).toEqual(
    others.map(([path, bytes]) => ({
      path,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })),
  )

  const rows = await rowsOf(first, 'zoombench/')
  expect(rows.map(rightOf)).toEqual(given.map(rightOf))
  expect(rows.map(({ options }) => options.toSorted())).toEqual(
    given.map(({ options }) => options.toSorted()),
  )
  expect(rows.map(({ options }) => options)).not.toEqual(given.map(({ options }) => options))
  for (const { bbox, crop_images } of rows) {
    const crop = files.get(`zoombench/${crop_images[0]}`)
    expect([crop?.readUInt32BE(16), crop?.readUInt32BE(20)]).toEqual([
      2 * (bbox[2] - bbox[0]),
      2 * (bbox[3] - bbox[1]),
    ])
  }

  // The choices are remembered for this project, and the same choices give the same bytes.
  await page.reload()
  await ready(page)
  const again = await written(page, async (dialog) => {
    await expect(setting(dialog, 'Pictures')).toContainText('crops enlarged twofold')
    await choose(dialog, 'ZoomBench', 'Judgements')
  })
  expect(again.equals(first)).toBe(true)
})

test('a split parts the items by their pictures', async ({ page }) => {
  await withSixAccepted(page)
  let parted: readonly number[] = []
  const zip = await written(page, async (dialog) => {
    await choose(dialog, 'ZoomBench')
    await setting(dialog, 'Split').click()
    await dialog.getByRole('switch', { name: 'Part training from benchmark' }).check()
    await expect(setting(dialog, 'Split')).toContainText(/\d items? to train, \d to measure/)
    parted = ((await setting(dialog, 'Split').textContent()) ?? '').match(/\d+/g)?.map(Number) ?? []
    await expect(dialog.getByRole('button', { name: `Export ${parted[1]} item` })).toBeEnabled()
  })
  expect(parted.reduce((sum, count) => sum + count, 0)).toBe(6)
  expect(Math.min(...parted)).toBeGreaterThan(0)
  expect(await rowsOf(zip, '')).toHaveLength(parted[1] ?? 0)
})

async function withSixAccepted(page: Page): Promise<void> {
  await openYard(page)
  for (let count = 0; count < 6; count += 1) await decide(page, 'KeyA')
}

const setting = (dialog: Locator, name: string): Locator =>
  dialog.getByRole('region', { name: 'How it is written' }).locator('summary').filter({ hasText: name })

/** Opens the dialog, chooses in it, and exports by a download. */
async function written(page: Page, choosing: (dialog: Locator) => Promise<void>): Promise<Buffer> {
  await press(page, 'Control+KeyE')
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await choosing(dialog)
  const coming = page.waitForEvent('download', { timeout: 60_000 })
  await dialog.getByRole('button', { name: /^Export/ }).click()
  const bytes = await readFile(await (await coming).path())
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(dialog).toBeHidden()
  return bytes
}

async function rowsOf(zip: Buffer, folder: string): Promise<readonly v.InferOutput<typeof benchRow>[]> {
  return v.parse(v.array(benchRow), JSON.parse(textIn(await unzipped(zip), `${folder}zoombench.json`)))
}

/** The right answer as text, with its question. */
const rightOf = ({ question, options, response }: v.InferOutput<typeof benchRow>): string =>
  `${question} ${options[response.charCodeAt(0) - 65] ?? response}`
