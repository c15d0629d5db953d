import { expect } from '@playwright/test'
import { bench, decide, queue, ready, saved } from './annotator.ts'
import { create, more, openSample, project, projects, sampleSize, toAllProjects } from './projects.ts'
import { test } from './quiet.ts'

test('an empty browser offers the sample first and says what this is', async ({ page }) => {
  await page.goto('./')
  await expect(page.getByRole('heading', { name: 'Start with the sample project' })).toBeVisible()
  await expect(page.getByText('Everything stays in this browser.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Open the sample' })).toBeVisible()
  await expect(projects(page)).toHaveCount(0)
})

test('a new project is empty, says what to do, and comes first in the list', async ({ page }) => {
  await create(page, 'Street signs')
  await expect(page.getByRole('heading', { name: 'Bring in question–answer pairs' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Import files' })).toBeVisible()
  await expect(page).toHaveURL(/#\/project\//)

  await create(page, 'Harbour')
  await toAllProjects(page)
  await expect(projects(page).getByRole('listitem')).toHaveCount(2)
  await expect(projects(page).getByRole('listitem').first()).toContainText('Harbour')
  await expect(project(page, 'Harbour')).toContainText('No items yet')
})

test('a project cannot be made without a name, and Escape makes none', async ({ page }) => {
  await page.goto('./')
  await page.getByRole('button', { name: 'New project' }).click()
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await page.getByRole('textbox', { name: 'Name' }).fill('   ')
  await expect(page.getByRole('button', { name: 'Create' })).toBeDisabled()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(projects(page)).toHaveCount(0)
})

test('a project is opened again by its name and by its address', async ({ page }) => {
  await create(page, 'Street signs')
  const address = page.url()
  await toAllProjects(page)
  await project(page, 'Street signs')
    .getByRole('button', { name: /^Street signs/ })
    .click()
  await expect(page).toHaveURL(address)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'Street signs' })).toBeVisible()
})

test('an address of no project says so and leads back', async ({ page }) => {
  await page.goto('./#/project/nothing-here')
  await expect(page.getByRole('heading', { name: 'This project cannot be opened' })).toBeVisible()
  await page.getByRole('button', { name: 'All projects' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Saccade' })).toBeVisible()
  await expect(projects(page)).toHaveCount(0)
})

test('a renamed project keeps its name', async ({ page }) => {
  await create(page, 'Old name')
  await toAllProjects(page)
  await more(page, 'Old name', 'Rename')
  const dialog = page.getByRole('dialog', { name: 'Rename the project' })
  await expect(dialog.getByLabel('Name')).toHaveValue('Old name')
  await dialog.getByLabel('Name').fill('New name')
  await dialog.getByRole('button', { name: 'Rename' }).click()
  await expect(project(page, 'New name')).toBeVisible()
  await page.reload()
  await expect(project(page, 'New name')).toBeVisible()
  await expect(project(page, 'Old name')).toHaveCount(0)
})

test('a project is deleted only after its name was typed', async ({ page }) => {
  await create(page, 'Keep me')
  await create(page, 'Away with me')
  await toAllProjects(page)
  await more(page, 'Away with me', /Delete/)
  const dialog = page.getByRole('dialog', { name: 'Delete the project' })
  await expect(dialog).toContainText('0 items')
  await expect(dialog.getByRole('button', { name: 'Delete' })).toBeDisabled()
  await dialog.getByRole('textbox').fill('Keep me')
  await expect(dialog.getByRole('button', { name: 'Delete' })).toBeDisabled()
  await page.keyboard.press('Enter')
  await expect(dialog).toBeVisible()
  await dialog.getByRole('button', { name: 'Keep it' }).click()
  await expect(project(page, 'Away with me')).toBeVisible()

  await more(page, 'Away with me', /Delete/)
  await dialog.getByRole('textbox').fill('Away with me')
  await dialog.getByRole('button', { name: 'Delete' }).click()
  await expect(project(page, 'Away with me')).toHaveCount(0)
  await expect(project(page, 'Keep me')).toBeVisible()
  await page.reload()
  await expect(projects(page).getByRole('listitem')).toHaveCount(1)
  const databases = await page.evaluate(async () =>
    (await indexedDB.databases()).map(({ name }) => name ?? ''),
  )
  expect(databases.filter((name) => name.startsWith('saccade-project-'))).toHaveLength(1)
})

test('the storage line says what is used, what is left and whether it is promised', async ({ page }) => {
  await page.goto('./')
  const line = page.locator('footer')
  await expect(line).toContainText(/\d[\d.]* [kMG]?B used/)
  await expect(line).toContainText(/about \d[\d.]* [kMGT]?B left/)
  await expect(line).toContainText('The browser may clear it when room runs out')
  await line.getByRole('button', { name: 'Ask it to keep the data' }).click()
  await expect(page.getByText(/did not promise to keep the data/)).toBeVisible()
})

test('the sample opens in one click, with everything decided so far kept in its copy', async ({ page }) => {
  const { items, pictures } = sampleSize()
  await page.goto('./')
  await openSample(page)
  await ready(page)
  await expect(queue(page).locator('[data-count]')).toHaveAttribute('data-count', String(items))
  await expect(queue(page)).toContainText(`0 of ${items} decided`)
  await decide(page, 'KeyA')
  await decide(page, 'KeyF')
  await saved(page)

  await toAllProjects(page)
  await expect(project(page, 'Sample project')).toContainText(`2 of ${items} decided`)
  await expect(project(page, 'Sample project')).toContainText(`${pictures} pictures`)
  await more(page, 'Sample project', 'Duplicate')
  await expect(project(page, 'Sample project (copy)')).toContainText(`2 of ${items} decided`)

  await project(page, 'Sample project (copy)')
    .getByRole('button', { name: /^Sample project \(copy\)/ })
    .click()
  await ready(page)
  await decide(page, 'KeyA')
  await saved(page)
  await toAllProjects(page)
  await expect(project(page, 'Sample project (copy)')).toContainText(`3 of ${items} decided`)
  await expect(project(page, 'Sample project')).toContainText(`2 of ${items} decided`)

  await more(page, 'Sample project', /Delete/)
  await page.getByRole('dialog').getByRole('textbox').fill('Sample project')
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect(project(page, 'Sample project')).toHaveCount(0)
  await project(page, 'Sample project (copy)')
    .getByRole('button', { name: /^Sample project \(copy\)/ })
    .click()
  await expect(bench(page)).toBeVisible()
})

test('cancelling the sample leaves no project behind', async ({ page }) => {
  // The last picture never comes, so that there is time to cancel.
  await page.route('**/sample/images/*', async (route) => {
    if (route.request().url().endsWith('street.jpg')) return
    await route.continue()
  })
  await page.goto('./')
  await page.getByRole('button', { name: 'Open the sample' }).click()
  await expect(page.getByRole('progressbar')).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('button', { name: 'Open the sample' })).toBeVisible()
  await expect(projects(page)).toHaveCount(0)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Start with the sample project' })).toBeVisible()
})

test('a sample that cannot be fetched says so in a sentence and leaves no project behind', async ({
  page,
}) => {
  await page.route('**/sample/validated_vqa.jsonl', (route) =>
    route.fulfill({ status: 200, body: '{"image_path":"images/street.jpg","vqa_results":[]}' }),
  )
  await page.goto('./')
  await page.getByRole('button', { name: 'Open the sample' }).click()
  await expect(page.getByText('The sample file validated_vqa.jsonl is damaged')).toBeVisible()
  await expect(projects(page)).toHaveCount(0)
})
