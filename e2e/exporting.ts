import { readFile } from 'node:fs/promises'
import { expect, type Locator, type Page } from '@playwright/test'
import { BlobReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js'

/** Taking things out through the dialog, and opening them here as anybody else would. */

type Form = 'ZoomBench' | 'Nested boxes' | 'Stage I tuples' | 'Judgements' | 'Whole project'

/** Exports this and nothing else by a download; answers the bytes of the ZIP. The address of the page must say `?download`. */
export async function download(page: Page, form: Form): Promise<Buffer> {
  await page.keyboard.press('Control+KeyE')
  const dialog = page.getByRole('dialog', { name: 'Export' })
  if (form === 'Whole project') await dialog.getByText(form, { exact: true }).click()
  else await choose(dialog, form)
  const coming = page.waitForEvent('download', { timeout: 60_000 })
  await dialog.getByRole('button', { name: /^Export/ }).click()
  const bytes = await readFile(await (await coming).path())
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(dialog).toBeHidden()
  return bytes
}

/** Chooses these forms of the dataset, and no others. */
export async function choose(dialog: Locator, ...labels: readonly string[]): Promise<void> {
  await dialog.getByText('Dataset', { exact: true }).click()
  const written = dialog.getByRole('region', { name: 'What is written' })
  const closed = written.locator('details:not([open]) > summary')
  while ((await closed.count()) > 0) await closed.first().click()
  for (const box of await written.getByRole('checkbox').all()) await box.setChecked(false)
  for (const label of labels) await written.getByRole('checkbox', { name: label, exact: true }).check()
}

/** The lines of an export of judgements. */
export async function judgementLines(page: Page): Promise<readonly string[]> {
  const files = await unzipped(await download(page, 'Judgements'))
  return textIn(files, 'judgements.jsonl').trimEnd().split('\n')
}

/** The files of a ZIP, by path. */
export async function unzipped(zip: Buffer): Promise<ReadonlyMap<string, Buffer>> {
  const reader = new ZipReader(new BlobReader(new Blob([new Uint8Array(zip)])))
  const files = new Map<string, Buffer>()
  for (const entry of await reader.getEntries()) {
    if (entry.directory) continue
    expect(files.has(entry.filename)).toBe(false)
    files.set(
      entry.filename,
      Buffer.from(await entry.getData(new Uint8ArrayWriter(), { checkSignature: true })),
    )
  }
  await reader.close()
  return files
}

export const textIn = (files: ReadonlyMap<string, Buffer>, path: string): string => {
  const file = files.get(path)
  if (!file) throw new Error(`There is no ${path} in the ZIP.`)
  return file.toString('utf8')
}
