import { readFile } from 'node:fs/promises'
import { expect, type Locator, type Page } from '@playwright/test'
import { isAccessible } from './accessible.ts'
import { press } from './annotator.ts'
import { textIn, unzipped } from './exporting.ts'
import { evaluate, jsonLines, readPredictions } from './evaluating.ts'
import type { File } from './fixtures/drawnPictures.ts'
import { asked, inQueue } from './fixtures/yard.ts'
import { test } from './quiet.ts'
import { openYard } from './yardProject.ts'

const main = (page: Page): Locator => page.getByRole('main', { name: 'Crops' })
const figureTable = (page: Page): Locator => main(page).getByRole('table', { name: 'Crop use' })
/** Acc, IoU, Overlap, Bbox Ratio, Token Num, passing, R_IoU and R_L1 of the first model, without intervals. */
const figures = async (page: Page): Promise<readonly string[]> => {
  const cells = await figureTable(page).locator('tbody tr').first().locator('td').allInnerTexts()
  return cells.slice(1).map((text) => text.split('\n')[0] ?? '')
}

/** Two of the eleven items were looked into: one exactly in the end, one by half. */
const boxesOf: Readonly<Record<string, readonly (readonly number[])[]>> = {
  [asked.plate]: [
    [0, 0, 10, 10],
    [200, 160, 480, 360],
  ],
  [asked.label]: [[1000, 160, 1140, 360]],
}
const looked = jsonLines(
  'm_global.jsonl',
  inQueue.map((question) => ({
    question,
    prediction: question === asked.plate ? 'A' : 'no idea',
    model: 'm',
    view: 'global',
    predicted_boxes: boxesOf[question] ?? [],
    box_format: 'pixels',
  })),
)

async function toCropsOf(page: Page, ...files: readonly File[]): Promise<void> {
  await evaluate(page, 'Predictions')
  await readPredictions(page, files)
  await evaluate(page, 'Crops')
}

test('where a model cropped is measured against the evidence, under choices that are in sight', async ({
  page,
}) => {
  await openYard(page)
  await toCropsOf(page, looked)
  await expect(figureTable(page)).toBeVisible({ timeout: 60_000 })
  // By hand: IoU (1 + 0.5) / 2; 28,000 and 56,000 of 1600 × 1200 pixels; 5 × 7 and 10 × 7 tokens of 28.
  expect(await figures(page)).toEqual(['9.1', '0.7500', '0.7500', '0.0219', '53', '50.0', '0.5000', '0.9891'])
  await expect(main(page)).toContainText('2 of 11 answers measured. 9 came without a box.')
  await expect(main(page)).toContainText('2 items have no levels: the region stands as b1.')

  await main(page).getByLabel('Of several boxes counts').selectOption('The first')
  await expect.poll(async () => (await figures(page))[1]).toBe('0.2500')
  await main(page).getByLabel('Gate: Overlap above').fill('0.4')
  await press(page, 'Enter')
  await expect.poll(async () => (await figures(page))[5]).toBe('50.0')
  await expect(main(page)).toContainText('R_IoU = maxᵢ IoU(bₚ, bᵢ) if o > 0.4, else 0')

  const worst = main(page).getByRole('region', { name: /most wrongly$/ })
  await expect(worst.getByRole('link').first()).toHaveText(asked.plate)
  await expect(worst.getByRole('link').first()).toHaveAttribute('href', /\/evaluate\/items\/.+/)
  await isAccessible(page, 'Crop use')
})

test('the three input sets of the crop test are written, and what comes of them is read', async ({
  page,
}) => {
  await openYard(page)
  await toCropsOf(page, looked)
  await main(page).getByText('Crop test', { exact: true }).click()
  const writer = main(page).getByRole('region', { name: 'Make the input sets' })
  await expect(writer).toContainText('2 items go into each set.', { timeout: 60_000 })
  await expect(writer).toContainText('9 items left out of all three')
  const coming = page.waitForEvent('download', { timeout: 60_000 })
  await writer.getByRole('button', { name: 'Save as ZIP' }).click()
  const files = await unzipped(await readFile(await (await coming).path()))
  await expect(writer).toContainText('is saved: three sets of 2 items each.')

  const outputs = (['predicted', 'truth', 'noise'] as const).map((kind) => {
    const rows = JSON.parse(textIn(files, `crop-test-${kind}/zoombench.json`)) as {
      images: [string, string]
      response: string
      crop_rect: [number, number, number, number]
    }[]
    expect(rows).toHaveLength(2)
    for (const { images, crop_rect } of rows) {
      const png = files.get(`crop-test-${kind}/${images[1]}`)
      const [x1, y1, x2, y2] = crop_rect
      expect([png?.readUInt32BE(16), png?.readUInt32BE(20)]).toEqual([x2 - x1, y2 - y1])
      expect(files.has(images[0].replace('../', ''))).toBe(true)
    }
    const answer = (response: string): string => (kind === 'noise' ? 'no idea' : response)
    return jsonLines(
      `m_crop-test-${kind}_seed42_answer.json`,
      rows.map((row) => ({ ...row, model_answer: answer(row.response) })),
    )
  })
  expect(textIn(files, 'README.txt')).toContain('model_answer/crop-test-noise/MODEL_seed42_answer.json')

  await toCropsOf(page, ...outputs)
  await main(page).getByText('Crop test', { exact: true }).click()
  const table = main(page).getByRole('table', { name: 'Crop test' })
  await expect(table.getByRole('rowheader')).toHaveText(
    ['m', 'No crop (global)', 'Predicted crop', 'True crop', 'Noise'],
    { timeout: 60_000 },
  )
  await expect(table.getByRole('row', { name: /^Noise/ })).toContainText('−100.0')
  await expect(main(page)).toContainText('Too few items to tell: 2 items in common')
  await isAccessible(page, 'Crop test')
})
