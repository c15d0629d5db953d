import { statSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { choose } from '../../exporting.ts'
import { importDialog } from '../../importing.ts'
import type { Ran } from './page.ts'

/** The same through the dialogs of the application, from giving the file to the word that all is done. */

const patience = { timeout: 3_600_000 }

export async function importParquet(page: Page, path: string): Promise<Ran> {
  await page.getByRole('button', { name: 'New project' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Bench')
  await page.getByRole('button', { name: 'Create' }).click()
  await page.getByRole('heading', { level: 1, name: 'Bench' }).waitFor()
  await page.keyboard.press('Control+KeyI')
  const dialog = importDialog(page)
  const started = performance.now()
  await dialog.locator('input[data-picks="files"]').setInputFiles(path)
  const take = dialog.getByRole('button', { name: /^Import [\d,]+ / })
  await take.click(patience)
  await dialog.getByRole('button', { name: 'Done' }).waitFor(patience)
  return ran(started, statSync(path).size, dialog)
}

export async function restoreZip(page: Page, path: string): Promise<Ran> {
  await page.getByRole('button', { name: 'Open a project file' }).click()
  const dialog = page.getByRole('dialog', { name: 'Open a project file' })
  const started = performance.now()
  await dialog.locator('input[data-picks="files"]').setInputFiles(path)
  await dialog.getByRole('button', { name: 'Restore the project' }).click(patience)
  await dialog.getByRole('link', { name: 'Open it' }).waitFor(patience)
  return ran(started, statSync(path).size, dialog)
}

/** Opens the project that was restored before. */
export async function openMoved(page: Page, address: string): Promise<void> {
  await page.goto(`${address}#/project/moved`)
  await page.locator('[data-item] [data-ready="true"]').first().waitFor(patience)
  await page.locator('[data-count]').and(page.locator('[aria-busy="false"]')).waitFor(patience)
}

export const exportZip = (page: Page): Promise<Ran> =>
  exported(page, (dialog) => dialog.getByText('Whole project', { exact: true }).click())

export const exportParquet = (page: Page): Promise<Ran> =>
  exported(page, (dialog) => choose(dialog, 'ZoomBench, to publish'))

async function exported(page: Page, choosing: (dialog: Locator) => Promise<void>): Promise<Ran> {
  await page.keyboard.press('Control+KeyE')
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await choosing(dialog)
  const go = dialog.getByRole('button', { name: /^Export/ })
  await go.and(page.locator(':enabled')).waitFor(patience)
  const started = performance.now()
  await go.click()
  await dialog.getByRole('button', { name: 'Done' }).waitFor(patience)
  const found = await ran(started, 0, dialog)
  return { ...found, bytes: await page.evaluate(largestWritten) }
}

async function ran(started: number, bytes: number, dialog: Locator): Promise<Ran> {
  const ms = performance.now() - started
  const said = await dialog.getByRole('status').first().innerText()
  console.error(`${said} (${Math.round(ms / 1000)} s)`)
  return { ms, bytes }
}

/** Bytes of the file that was handed over. */
async function largestWritten(): Promise<number> {
  const root = await navigator.storage.getDirectory()
  const folder = await root.getDirectoryHandle('exports')
  let bytes = 0
  for await (const handle of folder.values()) {
    if (handle.kind !== 'file') continue
    const file = await folder.getFileHandle(handle.name).then((one) => one.getFile())
    bytes = Math.max(bytes, file.size)
  }
  return bytes
}
