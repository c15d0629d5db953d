import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import * as v from 'valibot'
import { isAccessible } from './accessible.ts'
import { press } from './annotator.ts'
import { root } from './command.ts'
import { answersOfYard, evaluate, jsonLines, readPredictions } from './evaluating.ts'
import { inQueue } from './fixtures/yard.ts'
import { bringIn } from './importing.ts'
import { create } from './projects.ts'
import { test } from './quiet.ts'
import { openYard } from './yardProject.ts'

const dev = resolve(root, '../shared/samples/dev')

const table = (main: Locator): Locator =>
  main.getByRole('region', { name: 'Results in both views' }).getByRole('table')

/** The figures of a model, line by line: the last column is the average. */
async function figuresOf(main: Locator): Promise<readonly (readonly string[])[]> {
  await expect(main.locator('[aria-busy="true"]')).toHaveCount(0)
  const rows = await table(main).locator('tbody tr').all()
  return Promise.all(
    rows.map(async (row) =>
      (await row.locator('td').allInnerTexts()).map(
        (text) => /^[+\u2212-]?[\d.]+|^–/.exec(text)?.[0] ?? text,
      ),
    ),
  )
}

async function saved(page: Page, entry: string): Promise<{ readonly name: string; readonly text: string }> {
  await page.getByRole('button', { name: 'Copy or save' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: entry, exact: true }).click(),
  ])
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') }
}

async function openTwoModels(page: Page): Promise<Locator> {
  await openYard(page)
  await evaluate(page, 'Predictions')
  await readPredictions(page, [
    jsonLines('alpha.jsonl', [
      ...answersOfYard(6, { model: 'alpha_7B', view: 'global' }),
      ...answersOfYard(11, { model: 'alpha_7B', view: 'regional' }),
    ]),
    jsonLines('beta.jsonl', [
      ...answersOfYard(2, { model: 'beta', view: 'global' }),
      ...answersOfYard(4, { model: 'beta', view: 'regional' }).slice(0, 8),
    ]),
  ])
  return evaluate(page, 'Results')
}

test('files of two models become the table of a paper, in LaTeX, Markdown, CSV and as a picture', async ({
  page,
}) => {
  const main = await openTwoModels(page)
  await expect(main.getByRole('status').first()).toHaveText('2 models, 11 items, 41 answers')
  const lines = await figuresOf(main)
  expect(lines.map((cells) => cells.at(-1))).toEqual([
    '54.55', // 6 of 11
    '100.00',
    '+45.45',
    '18.18', // 2 of 11
    '50.00', // 4 of the 8 that were answered
    '+25.00', // 2 of those 8 on the whole picture
  ])
  await isAccessible(page, 'Results')

  const latex = await saved(page, 'Save as LaTeX')
  expect(latex.name).toBe('The_yard-results.tex')
  expect(latex.text).toContain(String.raw`\multirow{3}{*}{alpha\_7B} & Global & `)
  expect(latex.text).toContain(String.raw`\textbf{54.55}`)
  expect(latex.text).toContain(String.raw`\underline{18.18}`)
  expect(latex.text.split('\n').filter((line) => line.endsWith(String.raw`\\`))).toHaveLength(7)

  const markdown = await saved(page, 'Save as Markdown')
  expect(markdown.text).toContain('**100.00**')
  const csv = await saved(page, 'Save as CSV')
  expect(csv.text).toMatch(/^\uFEFF?model,view,category,items,percent/)
  expect(csv.text).toMatch(/beta,regional,Average,8,50/)
  const svg = await saved(page, 'Save as SVG')
  expect(svg.text).toContain('alpha_7B')
  expect((await saved(page, 'Save as PNG')).text).toMatch(/^.PNG/)
})

test('the rules are chosen, and what they change is listed answer by answer', async ({ page }) => {
  await openYard(page)
  await evaluate(page, 'Predictions')
  await readPredictions(page, [
    jsonLines('alpha.jsonl', [
      { question: inQueue[0], prediction: 'A. Red', model: 'alpha', view: 'global' },
      { question: inQueue[1], prediction: 'C', model: 'alpha', view: 'global' },
    ]),
  ])
  const main = await evaluate(page, 'Results')
  expect((await figuresOf(main))[0]?.at(-1)).toBe('50.00')
  await main.getByText('Strict', { exact: true }).click()
  await expect.poll(async () => (await figuresOf(main))[0]?.at(-1)).toBe('100.00')
  const differences = main.getByText(/disagree on 1 answer/)
  await differences.click()
  await expect(main.getByText(/A\. Red/).first()).toBeVisible()
  await isAccessible(page, 'Results, differences')

  // What was chosen is there on the next visit.
  await page.reload()
  await expect.poll(async () => (await figuresOf(main))[0]?.at(-1), { timeout: 30_000 }).toBe('100.00')
  await main.getByText('Upstream', { exact: true }).click()
  await expect.poll(async () => (await figuresOf(main))[0]?.at(-1)).toBe('50.00')
})

test('nothing to show is said, with the way to where it comes from', async ({ page }) => {
  await openYard(page)
  const main = await evaluate(page, 'Results')
  await expect(main).toContainText('There are no predictions yet.')
  await main.getByRole('link', { name: 'Go to Predictions' }).focus()
  await press(page, 'Enter')
  await expect(page.getByRole('main', { name: 'Predictions' })).toBeVisible()
})

const line = v.object({ mathruler: v.object({ acc: v.number() }) })
const expected = v.object({
  models: v.record(
    v.string(),
    v.record(
      v.string(),
      v.object({ global: line, regional: line, gap_paired: v.object({ mathruler: v.number() }) }),
    ),
  ),
})
const signed = (gap: number): string => `${gap < 0 ? '−' : gap > 0 ? '+' : ''}${Math.abs(gap).toFixed(2)}`

/** In the order of a project’s categories, and last all of them. */
const columns = ['counting', 'ocr', 'color', 'structure', 'material', 'identification', 'all']

test.describe('the sample predictions', () => {
  test.skip(!existsSync(dev), 'The shared samples are not here.')

  test('come to the expected figures in every category, view and gap', async ({ page }) => {
    const { models } = v.parse(
      expected,
      JSON.parse(readFileSync(join(dev, 'predictions/expected_scores.json'), 'utf8')),
    )
    const inside = (folder: string): readonly string[] =>
      readdirSync(join(dev, folder)).map((name) => join(dev, folder, name))
    await create(page, 'Dev')
    await bringIn(page, [join(dev, 'zoombench.json'), ...inside('images'), ...inside('crop_images')])
    const predictions = await evaluate(page, 'Predictions')
    await predictions.locator('input[webkitdirectory]').setInputFiles(join(dev, 'predictions/model_answer'))
    await expect(predictions.getByRole('region', { name: 'What was read' })).toContainText(
      '4 runs with 147 matched predictions from 4 files.',
      { timeout: 30_000 },
    )
    const main = await evaluate(page, 'Results')
    const wanted = Object.values(models).flatMap((of) => [
      columns.map((column) => of[column]?.global.mathruler.acc.toFixed(2)),
      columns.map((column) => of[column]?.regional.mathruler.acc.toFixed(2)),
      columns.map((column) => signed(of[column]?.gap_paired.mathruler ?? Number.NaN)),
    ])
    expect(await figuresOf(main)).toEqual(wanted)
  })
})
