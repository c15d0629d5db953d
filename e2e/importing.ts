import { expect, type Locator, type Page } from '@playwright/test'
import { ready } from './annotator.ts'
import type { File } from './fixtures/drawnPictures.ts'

/** Bringing files in, and moved projects back, through the dialogs. */

/** Files by path, or made here; Playwright wants one kind at a time. */
export type Files = readonly File[] | readonly string[]

export const importDialog = (page: Page): Locator => page.getByRole('dialog', { name: /^Import/ })

/** Opens the dialog, with its key unless told otherwise, and picks files; ends when it says what is in them. */
export async function look(
  page: Page,
  files: Files,
  open: () => Promise<void> = () => page.keyboard.press('Control+KeyI'),
): Promise<Locator> {
  await open()
  const dialog = importDialog(page)
  await dialog.locator('input[data-picks="files"]').setInputFiles(files)
  await expect(dialog.getByRole('heading', { name: 'Files', exact: true })).toBeVisible({ timeout: 60_000 })
  return dialog
}

/** Takes what the dialog offers; answers the sentence that it ends with. */
export async function take(page: Page): Promise<string> {
  const dialog = importDialog(page)
  await dialog.getByRole('button', { name: /^(?:Import|Find) [\d,]+ / }).click()
  const done = dialog.getByRole('button', { name: 'Done' })
  await expect(done).toBeVisible({ timeout: 120_000 })
  const sentence = await dialog.getByRole('status').first().innerText()
  await done.click()
  await expect(dialog).toBeHidden()
  return sentence
}

/** Imports what the dialog offers by itself. */
export async function bringIn(page: Page, files: Files): Promise<void> {
  await look(page, files)
  await take(page)
  await ready(page)
}

/** Opens the dialog for project files on the first page and restores one. */
export async function restore(page: Page, file: File | string): Promise<void> {
  await page.goto('./?download')
  await page.getByRole('button', { name: 'Open a project file' }).click()
  const dialog = page.getByRole('dialog', { name: 'Open a project file' })
  await dialog.locator('input[data-picks="files"]').setInputFiles(file)
  await dialog.getByRole('button', { name: 'Restore the project' }).click()
  await dialog.getByRole('link', { name: 'Open it' }).click({ timeout: 60_000 })
  await ready(page)
}
