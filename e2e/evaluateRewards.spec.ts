import { readFile } from 'node:fs/promises'
import { expect, type Locator, type Page } from '@playwright/test'
import { isAccessible } from './accessible.ts'
import { press } from './annotator.ts'
import { answersOfYard, evaluate, fitsNarrow, jsonLines, readPredictions } from './evaluating.ts'
import { asked, inQueue } from './fixtures/yard.ts'
import { test } from './quiet.ts'
import { openYard } from './yardProject.ts'

const rewards = (page: Page): Locator => page.getByRole('main', { name: 'Rewards', exact: true })
const published = (page: Page): Locator => page.getByRole('main', { name: 'Published numbers', exact: true })

/** One answer for every rule of the training reward, and for the rest none that a rule would call right. */
const said: Readonly<Record<string, string>> = {
  [asked.plate]: '<think>It is red.</think><answer>A</answer>',
  [asked.dots]: 'Answer: C',
  [asked.label]: `B${' and so on'.repeat(30)}`,
  [asked.window]: 'Yellow',
  // The tags do not pair.
  [asked.arrow]: '<answer>no idea',
}
const run = (): object[] =>
  inQueue.map((question) => ({
    question,
    prediction: said[question] ?? 'no idea',
    model: 'alpha',
    view: 'global',
    // It looked into a box before it was right, and once before it was wrong.
    predicted_boxes: [asked.plate, asked.lamp].some((each) => each === question) ? [[10, 10, 90, 90]] : [],
    box_format: 'pixels',
  }))

/** The cells of the first line of a table, without the name of the model. */
async function cellsOf(page: Page, table: string): Promise<readonly string[]> {
  const row = rewards(page).getByRole('region', { name: table }).locator('tbody tr').first()
  await expect(row).toBeVisible({ timeout: 30_000 })
  return row.locator('td').allInnerTexts()
}

/** By the names of the columns. */
async function ruleCounts(page: Page): Promise<Readonly<Record<string, string>>> {
  const names = await rewards(page)
    .getByRole('region', { name: 'Table of rules' })
    .getByRole('columnheader')
    .allInnerTexts()
  const cells = await cellsOf(page, 'Table of rules')
  return Object.fromEntries(names.slice(1).map((name, at) => [name, cells[at] ?? '']))
}

test('rewards of training are shown rule by rule, by either paper and by weights of one’s own', async ({
  page,
}) => {
  await openYard(page)
  await evaluate(page, 'Rewards')
  await expect(rewards(page)).toContainText('There are no predictions yet.')
  await evaluate(page, 'Predictions')
  await readPredictions(page, [jsonLines('alpha.jsonl', run())])
  await evaluate(page, 'Rewards')

  // Three of eleven are right; one of them stands between tags of answers. Two looked into a box.
  await expect
    .poll(() => cellsOf(page, 'Table of means'), { timeout: 30_000 })
    .toEqual(['Global', '11', '0.273', '0.091', '0.273', '18 %'])
  expect(await ruleCounts(page)).toEqual({
    View: 'Global',
    Answers: '11',
    'Too long': '1',
    'Answer line': '1',
    Letter: '1',
    Equal: '1',
    Open: '7',
  })
  await isAccessible(page, 'Rewards')

  await test.step('the format weighs as much as one says', async () => {
    await rewards(page).getByRole('textbox', { name: 'Weight of format, w' }).fill('0.5')
    await expect(rewards(page)).toContainText('Reward = (1 − 0.5) · accuracy + 0.5 · format')
    // (0.5 · 3 + 0.5 · 1) / 11
    await expect.poll(async () => (await cellsOf(page, 'Table of means'))[4]).toBe('0.182')
  })

  await test.step('a tool earns its bonus only where the answer is right', async () => {
    await rewards(page).getByText('With tools (LFPC)', { exact: true }).click()
    await expect(rewards(page)).toContainText('Reward = 0.8 · accuracy + 0.2 · format + 1.2 · tool')
    // (0.8 · 3 − 0.2 · 1 + 1.2 · 1) / 11
    await expect
      .poll(async () => {
        const cells = await cellsOf(page, 'Table of means')
        return [cells.at(2), cells.find((cell) => cell === '0.309')]
      })
      .toEqual(['0.273', '0.309'])
    await rewards(page).getByLabel('Weights of').selectOption('DeepEyes on mathematics')
    await expect(rewards(page)).toContainText('Reward = 1.2 · accuracy + 0.4 · format + 0 · tool')
    // (1.2 · 3 − 0.4 · 1) / 11
    await expect.poll(async () => (await cellsOf(page, 'Table of means')).includes('0.291')).toBe(true)
    await isAccessible(page, 'Rewards, with tools')
  })

  await test.step('the lowest lead to their items, where a person settles what was open', async () => {
    const link = rewards(page).getByRole('link', { name: asked.post })
    await expect(link).toHaveAttribute('href', /\/evaluate\/items\/.+/)
    await link.click()
    const items = page.getByRole('main', { name: 'Item by item', exact: true })
    await expect(items.getByRole('heading', { level: 2 })).toHaveText(asked.post)
    await expect(items.locator('[data-answer][aria-current]')).toBeVisible()
    await press(page, 'KeyY')
    await expect(items).toContainText('Said by a person')
    await evaluate(page, 'Rewards')
    await expect.poll(async () => (await ruleCounts(page))['Judge'], { timeout: 30_000 }).toBe('1')
    expect((await ruleCounts(page))['Open']).toBe('6')
  })
})

test('an answer of one’s own is tried rule by rule', async ({ page }) => {
  await openYard(page)
  await evaluate(page, 'Predictions')
  await readPredictions(page, [jsonLines('alpha.jsonl', run())])
  await evaluate(page, 'Rewards')
  const trial = rewards(page).getByRole('region', { name: 'Try one' })
  const outcome = trial.getByRole('status')
  const step = (name: string): Locator =>
    trial.getByRole('listitem').filter({ has: page.getByText(name, { exact: true }) })
  const tryOne = async (response: string, gold: string, question = 'How many birds?'): Promise<void> => {
    await trial.getByLabel('All that the model says').fill(response)
    await trial.getByLabel('Right answer: the letter, or the text').fill(gold)
    await trial.getByLabel('Question, with its option lines').fill(question)
  }

  await tryOne('<think>Two rows.</think><answer>8</answer>', '10')
  await expect(step('Open')).toContainText('Decided: 0.')
  await expect(outcome).toHaveText('Accuracy 0, format 1: (1 − 0) · 0 + 0 · 1 = 0')

  await test.step('near numbers earn a part where that is wanted: 1 − |p − g| / |g|', async () => {
    await rewards(page)
      .getByRole('checkbox', { name: /^Near numbers/ })
      .check()
    await expect(step('Counting')).toContainText('Decided: 0.8.')
    await expect(outcome).toHaveText('Accuracy 0.8, format 1: (1 − 0) · 0.8 + 0 · 1 = 0.8')
    await tryOne('<answer>30</answer>', '10')
    await expect(outcome).toContainText('Accuracy 0, format 1')
    // exp(−2)
    await tryOne('<answer>2</answer>', '0')
    await expect(outcome).toContainText('Accuracy 0.1353, format 1')
    await tryOne('<answer>10 birds</answer>', '10')
    await expect(outcome).toContainText('Accuracy 1, format 1')
  })

  await test.step('letters count in questions with options, and 300 characters are too many', async () => {
    const options = 'Which colour?\nA. Red\nB. Green\nC. Blue'
    await tryOne('<answer>B. Green</answer>', 'B', options)
    await expect(step('Letter')).toContainText('Decided: 1.')
    await tryOne('<answer>(A)</answer>', 'B', options)
    await expect(outcome).toContainText('Accuracy 0, format 1')
    await tryOne('x'.repeat(300), 'B', options)
    await expect(step('Too long')).toContainText('Decided: 0.')
    await tryOne('<answer></answer>', 'B', options)
    await expect(step('Empty')).toContainText('Decided: 0.')
    await expect(outcome).toContainText('Accuracy 0, format 0')
  })

  await test.step('a box that was looked into counts as a tool, once the answer is right', async () => {
    await rewards(page).getByText('With tools (LFPC)', { exact: true }).click()
    await tryOne('<answer>10</answer>', '10')
    await expect(outcome).toContainText('0.8 · 1 + 0.2 · 0 + 1.2 · 0 = 0.8')
    await trial.getByLabel('It looked into a box').check()
    await expect(outcome).toContainText('0.8 · 1 + 0.2 · 0 + 1.2 · 1 = 2')
    await tryOne('<answer>a flock</answer>', '99')
    await expect(outcome).toContainText('0.8 · 0 + 0.2 · 0 + 1.2 · 0 = 0')
    await tryOne('<think><answer>10</answer>', '10')
    await expect(outcome).toContainText('0.8 · 1 + 0.2 · −1 + 1.2 · 1 = 1.8')
  })
  await isAccessible(page, 'Rewards, one tried')
  await fitsNarrow(page, rewards(page), 'Rewards, one tried')
})

/** Cells of lines of CSV; those of the papers hold quotes around commas, and no line breaks. */
const cellsIn = (line: string): readonly string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  )

/** Lines below a first one that names their cells. */
function recordsIn(csv: string): readonly Readonly<Record<string, string>>[] {
  const [head = '', ...lines] = csv
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter(Boolean)
  const names = cellsIn(head)
  return lines.map((line) =>
    Object.fromEntries(cellsIn(line).map((cell, at) => [names[at] ?? '', cell] as const)),
  )
}

test('published figures are worked out again, and those that do not follow are named', async ({ page }) => {
  await openYard(page)
  await evaluate(page, 'Published numbers')
  const main = published(page)
  await expect(main.getByRole('status').first()).toContainText(/^Of \d+ figures that can be checked/)
  const tables = main.getByRole('navigation', { name: 'Published tables' })
  await expect(main.getByRole('heading', { level: 2, name: /^Table 7: Dual-view results/ })).toBeVisible()
  await expect(tables.getByRole('link', { name: /^Table 7 Dual-view/ })).toContainText('follows')
  const row = main.getByRole('row', { name: /^Qwen3-VL-8B Zooming gap/ })
  await expect(row).toContainText('25.21')
  await isAccessible(page, 'Published numbers')

  const csv = await test.step('every figure is saved with what became of it', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      main.getByRole('button', { name: 'Save as CSV' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('published-numbers.csv')
    const text = await readFile(await download.path(), 'utf8')
    return recordsIn(text)
  })

  await test.step('the sizes of the categories make the averages of table 7, and its views the gaps', () => {
    const sizes: Readonly<Record<string, number>> = {
      Counting: 204,
      OCR: 123,
      Color: 242,
      Structure: 155,
      Material: 61,
      Identification: 60,
    }
    const printed = new Map(
      csv
        .filter(({ table }) => table === 'Table 7')
        .map(({ row, view, column, printed }) => [`${row} ${view} ${column}`, Number(printed)]),
    )
    expect(printed.size).toBe(189)
    const models = [...new Set(csv.filter(({ table }) => table === 'Table 7').map(({ row = '' }) => row))]
    const at = (model: string, view: string, column: string): number =>
      printed.get(`${model} ${view} ${column}`) ?? Number.NaN
    for (const model of models) {
      for (const view of ['global', 'regional']) {
        const sum = Object.entries(sizes).reduce((all, [name, n]) => all + n * at(model, view, name), 0)
        expect(Math.abs(sum / 845 - at(model, view, 'Average')), `${model}, ${view}`).toBeLessThan(0.0101)
      }
      for (const column of [...Object.keys(sizes), 'Average'])
        expect(
          Math.abs(at(model, 'regional', column) - at(model, 'global', column) - at(model, 'gap', column)),
          `${model}, ${column}`,
        ).toBeLessThan(0.0151)
    }
  })

  await test.step('a figure that does not follow is named in its table, in the list and in the file', async () => {
    const off = csv.filter(({ standing }) => standing === 'off')
    expect(off.map(({ table, row, column, printed }) => [table, row, column, printed])).toEqual([
      ['Table 2, 1,024 tokens', 'Pixel Reasoner', 'V* Attr', '73.1'],
      ['Table 10', 'Without the reward', 'Overall', '71.2'],
    ])
    await tables.getByRole('link', { name: /^Table 10 / }).click()
    await expect(main.getByRole('heading', { level: 2, name: /^Table 10: / })).toBeVisible()
    const faults = main.getByRole('list', { name: 'Figures that do not follow' })
    await expect(faults).toContainText('Does not follow')
    await expect(faults).toContainText(
      'Without the reward, Overall: 71.2 is printed; average of its parts: 71.35',
    )
    await expect(main.getByRole('row', { name: /^Without the reward/ })).toContainText('71.2off: 71.35')
    await isAccessible(page, 'Published numbers, one off')
  })

  await test.step('a link shows the same table again', async () => {
    await page.reload()
    await expect(main.getByRole('heading', { level: 2, name: /^Table 10: / })).toBeVisible({
      timeout: 30_000,
    })
  })

  await fitsNarrow(page, main, 'Published numbers')
})

test('a model of one’s own stands below the published ones', async ({ page }) => {
  await openYard(page)
  await evaluate(page, 'Published numbers')
  await expect(published(page)).toContainText('Import predictions to see one of your own models')
  await evaluate(page, 'Predictions')
  await readPredictions(page, [
    jsonLines('alpha.jsonl', [
      ...answersOfYard(3, { model: 'alpha', view: 'global' }),
      ...answersOfYard(11, { model: 'alpha', view: 'regional' }),
    ]),
  ])
  const main = await evaluate(page, 'Published numbers')
  await main.getByLabel('Compare my results').selectOption('alpha')
  const own = main.getByRole('row', { name: /^alpha / })
  await expect(own).toHaveCount(3)
  // 3 of 11 and 11 of 11.
  for (const [at, average] of ['27.27', '100.00', '72.73'].entries())
    await expect(own.nth(at).locator('td').last()).toHaveText(average)
  await expect(main).toContainText('Your items are not those of the paper')
  await isAccessible(page, 'Published numbers, beside a model of one’s own')
})
