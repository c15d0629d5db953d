import { expect, type Locator, type Page } from '@playwright/test'
import { press } from './annotator.ts'

/** Finding, adding, loading and removing models in their dialog, by the names that are on the screen. */

export const models = (page: Page): Locator => page.getByRole('dialog', { name: 'Models' })

export async function openModels(page: Page): Promise<void> {
  await press(page, 'Shift+KeyM')
  await expect(models(page).getByRole('region', { name: 'Built in' })).toBeVisible()
}

export async function closeModels(page: Page): Promise<void> {
  await press(page, 'Escape')
  await expect(models(page)).toBeHidden()
}

/** A model's line in the list. */
export const line = (page: Page, name: string): Locator =>
  models(page)
    .getByRole('listitem')
    .filter({ hasText: new RegExp(`^${name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}`) })

/** Picks a folder, and waits until the dialog has looked at what is in it. */
export async function pickFolder(page: Page, folder: string): Promise<Locator> {
  await models(page).getByRole('tab', { name: 'From a folder' }).click()
  await models(page).getByLabel('Folder of the model').setInputFiles(folder)
  const found = models(page).getByRole('form', { name: 'The model that was found' })
  await expect(found.or(models(page).getByRole('alert'))).toBeVisible()
  return found
}

/** Adds what was found and waits until it is in the list. */
export async function addFound(page: Page): Promise<void> {
  await models(page).getByRole('button', { name: 'Add to the list' }).click()
  await expect(models(page).getByRole('region', { name: 'Yours' })).toBeVisible()
}

/** Loads a model of the list and waits until it is ready, or says why not. */
export async function load(page: Page, name: string): Promise<void> {
  await line(page, name).getByRole('button', { name: 'Load', exact: true }).click()
  await expect(line(page, name)).toHaveAttribute('data-standing', 'ready', { timeout: 90_000 })
}

export async function loadFails(page: Page, name: string): Promise<Locator> {
  await line(page, name)
    .getByRole('button', { name: /^(?:Load|Try again)$/ })
    .click()
  const sentence = line(page, name).getByRole('alert')
  await expect(sentence).toBeVisible({ timeout: 60_000 })
  return sentence
}

export interface Endpoint {
  readonly baseUrl: string
  readonly model: string
  readonly key?: string
  readonly stream?: boolean
  readonly seconds?: number
}

/** Fills the form of an endpoint; ends before anything is done with it. */
export async function describeEndpoint(page: Page, endpoint: Endpoint): Promise<void> {
  const { baseUrl, model, key = '', stream = true, seconds } = endpoint
  await models(page).getByRole('tab', { name: 'An endpoint' }).click()
  await models(page).getByLabel('Base URL').fill(baseUrl)
  await models(page).getByRole('textbox', { name: 'Model', exact: true }).fill(model)
  await models(page).getByLabel('Key', { exact: true }).fill(key)
  await models(page).getByRole('switch').setChecked(stream)
  if (seconds !== undefined) await models(page).getByLabel('Patience').fill(String(seconds))
}

/** Adds a model of a server, which is then the one that is asked. */
export async function addEndpoint(page: Page, endpoint: Endpoint): Promise<void> {
  await openModels(page)
  await describeEndpoint(page, endpoint)
  await addFound(page)
  await closeModels(page)
}
