import { expect, test, type Locator, type Page } from '@playwright/test'
import { decide, press, saved } from './annotator.ts'
import { choose, textIn, unzipped } from './exporting.ts'
import { acceptable, biasedFiles } from './fixtures/biased.ts'
import { bringIn } from './importing.ts'
import { fake } from './previewing.ts'
import { create } from './projects.ts'
import { readFile } from 'node:fs/promises'

/** Twelve accepted items and a rejected one, in the curate screen at this page. */
async function openCurated(page: Page, to: string, search = '?download'): Promise<void> {
  await create(page, 'The plates', search)
  await bringIn(page, biasedFiles)
  for (let item = 0; item < acceptable; item += 1) await decide(page, 'KeyA')
  await press(page, 'Digit1', 'KeyX')
  await saved(page)
  await goToPage(page, to)
}

async function goToPage(page: Page, name: string): Promise<void> {
  const pages = page.getByRole('navigation', { name: 'Curate' })
  if ((await pages.count()) === 0)
    await page.evaluate(() => {
      const [, id] = /#\/project\/([^/]+)/.exec(window.location.hash) ?? []
      window.location.hash = `#/project/${id}/curate/overview`
    })
  await pages.getByRole('link', { name, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

const line = (page: Page, name: string): Locator =>
  page
    .getByRole('region', { name: 'Targets' })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) })

/** Available, wanted, taken and lacking of a line of the targets. */
async function numbersOf(page: Page, name: string): Promise<readonly string[]> {
  const cells = line(page, name).getByRole('cell')
  const wanted = cells.nth(1).getByRole('textbox')
  return [
    await cells.nth(0).innerText(),
    (await wanted.count()) > 0 ? await wanted.inputValue() : await cells.nth(1).innerText(),
    await cells.nth(2).innerText(),
    await cells.nth(3).innerText(),
  ]
}

test('a plan says what it takes, what lacks and why, and an export is of that alone', async ({ page }) => {
  await openCurated(page, 'Selection')
  const standing = page.getByRole('main', { name: 'Selection' }).getByRole('status').first()
  await expect(standing).toHaveText(/^12 items to choose from/)

  // As the paper has it: 3, 2, 3, 2, 1 and 1 of twelve, nine of them multiple choice.
  await page.getByRole('button', { name: 'The paper’s shares' }).click()
  await expect(standing).toHaveText(/^6 of 12 taken, [56] targets not met\./)
  expect(await numbersOf(page, 'Colour')).toEqual(['8', '3', '3', '–'])
  expect(await numbersOf(page, 'Structure')).toEqual(['0', '2', '0', '2'])
  expect(await numbersOf(page, 'Open')).toEqual(['4', '3', '3', '–'])
  expect((await numbersOf(page, 'Multiple choice')).slice(0, 3)).toEqual(['8', '9', '3'])

  // As balanced as can be, six of them: two of each category that there is.
  await page.getByLabel('Items wanted').fill('6')
  await page.getByRole('button', { name: 'As balanced as can be' }).click()
  await expect(standing).toHaveText(/^6 of 6 taken, every target is met\./)
  await page.getByRole('button', { name: 'Save the plan' }).click()
  await expect(page.getByRole('button', { name: 'Saved' })).toBeDisabled()
  await saved(page)

  const why = page.getByRole('region', { name: 'Why each item is taken or not' })
  await why.getByRole('button', { name: 'Category is full 6' }).click()
  await expect(why.getByRole('listitem').first()).toContainText('“Colour” has as many as the plan asks for')
  await why.getByRole('button', { name: 'Not accepted 1' }).click()
  await expect(why.getByRole('listitem')).toContainText('It was rejected.')

  await press(page, 'Control+KeyE')
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await choose(dialog, 'ZoomBench')
  await expect(dialog.getByRole('button', { name: 'Export 6 items' })).toBeEnabled()
  await dialog.getByText('All accepted · 12', { exact: true }).click()
  await expect(dialog.getByRole('button', { name: 'Export 12 items' })).toBeEnabled()
  await dialog.getByText('Only selected · 6', { exact: true }).click()
  const coming = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Export 6 items' }).click()
  const files = await unzipped(await readFile(await (await coming).path()))
  await dialog.getByRole('button', { name: 'Done' }).click()
  const manifest: unknown = JSON.parse(textIn(files, 'manifest.json'))
  expect(manifest).toMatchObject({
    options: {
      selection: {
        seed: 1,
        taken: 6,
        categories: [
          { category: 'counting', count: 2 },
          { category: 'ocr', count: 2 },
          { category: 'color', count: 2 },
        ],
      },
    },
    targets: [{ id: 'zoombench', items: 6, held: { rejected: 1, unselected: 6 } }],
  })
  const text = textIn(files, 'manifest.json')
  expect(text.match(/"code":"taken"/g)).toHaveLength(6)
  expect(text.match(/"code":"category-full","reason":"“Colour” has as many/g)).toHaveLength(6)

  // One step, undone as one.
  await press(page, 'Control+KeyZ')
  await expect(page.getByRole('button', { name: 'Save the plan' })).toBeVisible()
})

test('a plan of the kept selection leads to the same items in the table', async ({ page }) => {
  await openCurated(page, 'Selection')
  await page.getByRole('button', { name: 'Everything accepted' }).click()
  const why = page.getByRole('region', { name: 'Why each item is taken or not' })
  await expect(why.getByRole('button', { name: 'Show in the table' })).toBeDisabled()
  await page.getByRole('button', { name: 'Save the plan' }).click()
  await why.getByRole('button', { name: 'Show in the table' }).click()
  await expect(page).toHaveURL(/curate\/items\/.*selection.*taken/)
  await expect(page.getByRole('heading', { level: 1, name: 'All items' })).toBeVisible()
})

test('letters, lengths and leaks that answer without the picture are found', async ({ page }) => {
  await openCurated(page, 'Shortcuts', fake())
  const check = (name: string | RegExp) => page.getByRole('region', { name })
  await expect(check('Balance of letters')).toContainText('Fix before publishing')
  await expect(check('Balance of letters')).toContainText(
    'Always “B” is right 75 points more often than chance',
  )
  await expect(check('Length of options')).toContainText('The longest option is right in 8 of 8 questions')
  await expect(check('Length of options')).toContainText('Fix before publishing')
  const leak = check('Answer in the question')
  await expect(leak).toContainText('1 question holds its own answer')
  await leak.getByText('The answer stands in the question: 1 item').click()
  await expect(
    leak.getByRole('button', { name: 'What does the EXIT sign above the door say?' }),
  ).toBeVisible()

  // Nobody knows before a model was asked.
  const blind = check(/^Right without the picture/)
  await expect(blind.first()).toContainText('Not known: no model was asked without the picture.')
  await blind
    .first()
    .getByRole('button', { name: /without the pictures$/ })
    .click()
  await expect(blind.first()).toContainText(/It is right in .* of 12 items/)

  await leak.getByRole('button', { name: 'What does the EXIT sign above the door say?' }).click()
  await expect(page.locator('#question-text')).toHaveText('What does the EXIT sign above the door say?')
})
