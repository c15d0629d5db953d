import { expect } from '@playwright/test'
import { isAccessible } from './accessible.ts'
import { command, goTo, press } from './annotator.ts'
import { asked } from './fixtures/yard.ts'
import { models, openModels } from './modelling.ts'
import { ask, card, fake, preview, viewsAre } from './previewing.ts'
import { test } from './quiet.ts'
import { openYard } from './yardProject.ts'

test('axe finds nothing serious in the preview, whatever it shows', async ({ page }) => {
  test.setTimeout(120_000)
  await openYard(page, fake())
  await press(page, 'Shift+KeyP')
  await viewsAre(page, 'blank')
  await isAccessible(page, 'preview, not asked')
  await ask(page)
  await viewsAre(page, 'hidden')
  await isAccessible(page, 'preview, hidden')
  await press(page, 'KeyA')
  await goTo(page, asked.plate)
  await viewsAre(page, 'answered')
  await isAccessible(page, 'preview, answered')
  await card(page, 'global')
    .getByRole('button', { name: /^Enlarge/ })
    .click()
  await expect(page.getByRole('dialog', { name: /^What the model saw/ })).toBeVisible()
  await isAccessible(page, 'what the model saw')
  await press(page, 'Escape')
  await command(page, 'Find the resolution')
  await expect(preview(page).getByRole('list', { name: 'Resolutions, largest first' })).toBeVisible()
  await isAccessible(page, 'resolutions')
  await goTo(page, asked.lost)
  await preview(page).getByRole('button', { name: 'Resolutions' }).click()
  await ask(page)
  await viewsAre(page, 'failed', ['global'])
  await isAccessible(page, 'preview, failed')
})

test('axe finds nothing serious in the models and in a run', async ({ page }) => {
  test.setTimeout(120_000)
  await openYard(page, fake(2000))
  await openModels(page)
  await isAccessible(page, 'models')
  for (const tab of ['From the hub', 'From a folder', 'An endpoint']) {
    await models(page).getByRole('tab', { name: tab }).click()
    await expect(models(page).getByRole('heading', { name: tab })).toBeVisible()
    await isAccessible(page, `models, ${tab}`)
  }
  await models(page).getByLabel('Base URL').fill('nowhere')
  await models(page).getByRole('button', { name: 'Add to the list' }).click()
  await isAccessible(page, 'models, a wrong address')
  await press(page, 'Escape')
  await command(page, 'Ask about many items…')
  await expect(page.getByRole('dialog', { name: 'Ask about many items' })).toBeVisible()
  await isAccessible(page, 'asking about many items')
  await press(page, 'Enter')
  const run = page.getByRole('group', { name: 'Asking about many items' })
  await expect(run).toBeVisible()
  await run.getByRole('progressbar').click()
  await expect(page.getByRole('dialog', { name: / of 11/ })).toBeVisible()
  await isAccessible(page, 'a run')
})
