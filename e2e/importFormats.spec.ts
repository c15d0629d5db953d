import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, type Page } from '@playwright/test'
import * as v from 'valibot'
import { press } from './annotator.ts'
import { root } from './command.ts'
import { asCsv, asJsonl, asParquet, asTsv, type Row } from './fixtures/asRows.ts'
import { pictures } from './fixtures/yard.ts'
import { importDialog, look, take } from './importing.ts'
import { create } from './projects.ts'
import { test } from './quiet.ts'
import { storedItems, type StoredItem } from './storedItems.ts'

const dev = resolve(root, '../shared/samples/dev')

const within = (path: string): readonly string[] =>
  statSync(join(dev, path)).isDirectory()
    ? readdirSync(join(dev, path)).flatMap((name) => within(`${path}/${name}`))
    : [path]

const known = v.object({
  items: v.array(
    v.object({
      question: v.string(),
      image: v.string(),
      stored_answer: v.string(),
      options_in_file_order: v.array(v.string()),
      bbox: v.tuple([v.number(), v.number(), v.number(), v.number()]),
    }),
  ),
})
const truth = () => v.parse(known, JSON.parse(readFileSync(join(dev, 'key.json'), 'utf8'))).items

const chains = v.array(
  v.object({
    question: v.string(),
    boxes: v.array(v.tuple([v.number(), v.number(), v.number(), v.number()])),
  }),
)

/** What the samples are meant to be: the items of the key, their chains of boxes, or questions of their own. */
type Meant = 'key' | 'key without regions' | 'chains' | 'own'
const formats: readonly (readonly [name: string, recognised: RegExp, items: number, meant: Meant])[] = [
  ['r2i/validated_vqa.jsonl', /R2I step 3/, 48, 'key'],
  ['zoombench.json', /ZoomBench/, 37, 'key'],
  ['zoombench.parquet', /ZoomBench/, 37, 'key'],
  ['vlmevalkit_paths.tsv', /VLMEvalKit/, 28, 'key without regions'],
  ['vlmevalkit.tsv', /VLMEvalKit/, 6, 'key without regions'],
  ['visualprobe_train.json', /Mini-o3/, 37, 'key without regions'],
  ['nested_boxes.json', /Nested boxes/i, 37, 'chains'],
  ['coco.json', /COCO/, 37, 'chains'],
  ['labelstudio.json', /Label Studio/, 37, 'chains'],
  ['hrbench-style.tsv', /HR-Bench/, 2, 'own'],
  ['vstar', /V\*/, 3, 'own'],
]

/** How an item differs from what it is meant to be; null where it does not. */
function faultOf(item: StoredItem, meant: Meant): string | null {
  if (meant === 'own')
    return item.options.length >= 2 && item.answerLetter !== null ? null : 'has no right option'
  if (meant === 'chains') {
    const all = v.parse(chains, JSON.parse(readFileSync(join(dev, 'nested_boxes.json'), 'utf8')))
    const own = all.filter(({ question }) => item.question.startsWith(question))
    const given = item.source.boxes.flat().map(({ rect }) => rect)
    const isWhole = own.some(({ boxes }) => boxes.every((box) => given.some((rect) => isSame(rect, box))))
    return isWhole ? null : `has other boxes: ${JSON.stringify(given)}`
  }
  const own = truth().filter(({ question }) => item.question.startsWith(question))
  const isOne = own.some(
    ({ bbox, stored_answer, options_in_file_order: options }) =>
      item.answerText === stored_answer &&
      (item.options.length === 0 || JSON.stringify(item.options) === JSON.stringify(options)) &&
      (meant !== 'key' || isSame(item.region, bbox)),
  )
  return isOne ? null : `is not in the key: ${JSON.stringify(item)}`
}

test.describe('the samples', () => {
  test.skip(!existsSync(dev), 'There are no samples beside the repository.')
  for (const [name, recognised, count, meant] of formats)
    test(`of ${name} become the same items`, async ({ page }) => {
      test.setTimeout(240_000)
      await create(page, name)
      const files = [...within(name), ...within('images')].map((path) => join(dev, path))
      const dialog = await look(page, files)
      await expect(dialog.getByRole('region', { name: 'Files' })).toContainText(recognised)
      expect(await take(page)).toBe(`${count} items imported`)
      const items = await storedItems(page)
      expect(items).toHaveLength(count)
      const faults = items.flatMap((item) => {
        const fault = faultOf(item, meant)
        return fault === null ? [] : [`${item.question} ${fault}`]
      })
      expect(faults).toEqual([])
    })

  test('of HR-Bench can be read as VLMEvalKit instead, or left out', async ({ page }) => {
    await create(page, 'Overruled')
    const dialog = await look(page, [join(dev, 'hrbench-style.tsv')])
    const choice = dialog.getByLabel('How to read hrbench-style.tsv')
    await expect(dialog.getByRole('button', { name: 'Import 2 items' })).toBeVisible()
    await choice.selectOption({ label: 'VLMEvalKit TSV' })
    await expect(dialog.getByRole('button', { name: 'Import 8 items' })).toBeVisible()
    await expect(dialog.getByRole('region', { name: 'Files' })).toContainText('as you chose')
    await choice.selectOption({ label: 'Leave out' })
    await expect(dialog).toContainText('There is nothing to import in these files.')
    await choice.selectOption({ index: 0 })
    expect(await take(page)).toBe('2 items imported')
  })
})

const isSame = (region: StoredItem['region'], bbox: readonly number[]): boolean =>
  region !== null &&
  [region.x1, region.y1, region.x2, region.y2].every(
    (value, index) => Math.abs(value - (bbox[index] ?? 0)) <= 0.5,
  )

/** Rows of nobody's format, and what they are. */
const list: readonly Row[] = [
  {
    Nr: 1,
    Frage: 'Welche Farbe hat das Schild?',
    eins: 'Rot',
    zwei: 'Blau',
    Richtig: 'B',
    Bild: 'images/yard.jpg',
    von_x: 200,
    von_y: 160,
    breit: 280,
    hoch: 200,
  },
  {
    Nr: 2,
    Frage: 'Was steht daneben?',
    eins: 'Ein Tor',
    zwei: 'Ein Baum',
    Richtig: 'A',
    Bild: 'images/yard.jpg',
    von_x: 600,
    von_y: 160,
    breit: 280,
    hoch: 200,
  },
]
const meant = [
  {
    question: 'Welche Farbe hat das Schild?',
    options: ['Rot', 'Blau'],
    answerLetter: 'B',
    region: { x1: 200, y1: 160, x2: 480, y2: 360 },
  },
  {
    question: 'Was steht daneben?',
    options: ['Ein Tor', 'Ein Baum'],
    answerLetter: 'A',
    region: { x1: 600, y1: 160, x2: 880, y2: 360 },
  },
]

async function say(page: Page, column: string, holds: string): Promise<void> {
  await importDialog(page).getByLabel(`What ${column} holds`).selectOption({ label: holds })
}

const roles = {
  Frage: 'Question',
  eins: 'Options',
  zwei: 'Options',
  Richtig: 'Answer',
  Bild: 'Picture',
  von_x: 'Region',
  von_y: 'Region',
  breit: 'Region',
  hoch: 'Region',
  Nr: 'Id',
}

test('columns that no format knows are named by a person, once, in whatever kind of file', async ({
  page,
}) => {
  await create(page, 'Columns')
  const dialog = await look(page, [asCsv('liste.csv', list), pictures.yard])
  await expect(dialog.getByRole('region', { name: 'Files' })).toContainText('Nr, Frage, eins, zwei')
  await expect(dialog.getByRole('button', { name: /^Import/ })).toBeDisabled()
  await dialog.getByRole('button', { name: 'Choose columns' }).click()

  // What looks like a question is taken for one; the rest is said here.
  await expect(dialog.getByLabel('What Frage holds')).toHaveValue('question')
  await expect(dialog.getByText('Ein Tor').first()).toBeVisible()
  for (const [column, holds] of Object.entries(roles)) await say(page, column, holds)
  await dialog.getByLabel('The region is').selectOption({ label: 'x, y, width, height in pixels' })
  const first = dialog.getByRole('region', { name: 'The first items' })
  await expect(first.getByRole('listitem').filter({ hasText: 'Welche Farbe' }).first()).toContainText(
    '200, 160, 480, 360',
  )
  await expect(first).toContainText('B. Blau (the answer)')
  await expect(first).not.toContainText('not among these files')
  await dialog.getByRole('button', { name: 'Use these columns' }).click()
  expect(await take(page)).toBe('2 items imported')
  expect(await storedItems(page)).toMatchObject(meant)

  for (const file of [
    asTsv('liste.tsv', list),
    asJsonl('liste.jsonl', list),
    asParquet('liste.parquet', list, 1),
  ]) {
    await test.step(`${file.name} is read as was said before, and says what is there already`, async () => {
      await create(page, file.name)
      await look(page, [file, pictures.yard])
      await expect(dialog.getByRole('region', { name: 'Files' })).toContainText('Read by its columns')
      expect(await take(page)).toBe('2 items imported')
      expect(await storedItems(page)).toMatchObject(meant)
      await look(page, [file, pictures.yard])
      await expect(dialog.getByRole('region', { name: 'Kinds of questions' })).toContainText(
        'All 2 are in this project already',
      )
      await press(page, 'Escape')
    })
  }
})

test('a Parquet file that is damaged is told, and the files beside it are taken', async ({ page }) => {
  await create(page, 'Damaged')
  const whole = asParquet('whole.parquet', list)
  const broken = {
    ...whole,
    name: 'broken.parquet',
    buffer: whole.buffer.subarray(0, whole.buffer.length - 40),
  }
  const garbled = { ...whole, name: 'garbled.parquet', buffer: Buffer.from(whole.buffer).fill(0xee, 20, 120) }
  const dialog = await look(page, [broken, garbled, asCsv('liste.csv', list), pictures.yard])
  await expect(dialog.locator('[data-file="broken.parquet"]')).toContainText(/damaged or cut off/)
  await expect(dialog.locator('[data-file="garbled.parquet"]')).toContainText(/damaged or cut off|columns/)
  await expect(dialog.locator('[data-file="liste.csv"]')).toContainText('Say what its columns hold')
})

test('going back in the middle of an import asks first', async ({ page }) => {
  await create(page, 'Going back')
  const many: readonly Row[] = Array.from({ length: 40_000 }, (_, index) => ({
    question: `What is number ${index}?`,
    answer: `${index}`,
    image: 'yard.jpg',
  }))
  const dialog = await look(page, [asCsv('many.csv', many), pictures.yard])
  await dialog.getByRole('button', { name: 'Choose columns' }).click()
  await dialog.getByRole('button', { name: 'Use these columns' }).click()
  await dialog.getByRole('button', { name: 'Import 40,000 items' }).click()
  await expect(dialog.getByRole('progressbar')).toBeVisible()
  await page.goBack()
  const asks = page.getByRole('alertdialog', { name: 'Stop?' })
  await expect(asks).toBeVisible()
  await asks.getByRole('button', { name: 'Stop' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('heading', { level: 1, name: 'Going back' })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('button', { name: 'New project' })).toBeVisible()
})
