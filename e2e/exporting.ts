import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { BlobReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js'

/** Taking things out through the dialog, and opening them here as anybody else would. */

type Form = 'ZoomBench, as a ZIP' | 'Nested boxes' | 'Judgements' | 'Whole project'

/** Exports in this form by a download; answers its bytes. The address of the page must say `?download`. */
export async function download(page: Page, form: Form): Promise<Buffer> {
  await page.keyboard.press('Control+KeyE')
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await dialog.getByRole('radio', { name: form }).check()
  const coming = page.waitForEvent('download', { timeout: 60_000 })
  await dialog.getByRole('button', { name: /^Export/ }).click()
  const bytes = await readFile(await (await coming).path())
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(dialog).toBeHidden()
  return bytes
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
