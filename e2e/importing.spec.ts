import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { BlobWriter, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js'
import { bench, drawn, panel, press, ready, rows, saved } from './annotator.ts'
import type { File } from './fixtures/drawnPictures.ts'
import { validatedVqa, zoomBench } from './fixtures/records.ts'
import { asked, inQueue, pictures, scenes, yardFiles } from './fixtures/yard.ts'
import { bringIn, importDialog, look, take } from './importing.ts'
import { noise } from './pictures/files.ts'
import { create, project, projects, toAllProjects } from './projects.ts'
import { test } from './quiet.ts'
import { storedPictures } from './storedPictures.ts'

/** Pictures that cost something to look at, each with an item, in a folder. */
async function manyPictures(folder: string, count: number): Promise<readonly string[]> {
  const [width, height] = [1600, 1200]
  const jpeg = noise(width, height, 'image/jpeg')
  const names = Array.from({ length: count }, (_, index) => `noise-${index}.jpg`)
  for (const [index, name] of names.entries()) {
    // A comment of its own makes each a file of its own (JPEG, marker FFFE).
    const comment = Buffer.from([0xff, 0xfe, 0, 4, index >> 8, index & 255])
    await writeFile(join(folder, name), Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)]))
  }
  const records = validatedVqa(
    names.map((name, index) => ({
      path: `images/${name}`,
      width,
      height,
      given: [
        { question: `What is hidden in the noise ${index}?`, answer: 'Nothing', box: [10, 10, 90, 90] },
      ],
    })),
  )
  await writeFile(join(folder, records.name), records.buffer)
  return [records.name, ...names].map((name) => join(folder, name))
}

/** Where the yard's files lie in a folder or an archive. */
const placed = (file: File): string => (file.name.endsWith('.jsonl') ? file.name : `images/${file.name}`)

async function zipped(files: readonly File[]): Promise<File> {
  const writer = new ZipWriter(new BlobWriter('application/zip'))
  for (const file of files)
    await writer.add(`run 7/${placed(file)}`, new Uint8ArrayReader(new Uint8Array(file.buffer)))
  const blob = await writer.close()
  return { name: 'run 7.zip', mimeType: 'application/zip', buffer: Buffer.from(await blob.arrayBuffer()) }
}

test('a folder, a ZIP and a drop bring in the same', async ({ page }) => {
  const folder = await mkdtemp(join(tmpdir(), 'saccade-folder-'))
  await mkdir(join(folder, 'images'))
  for (const file of yardFiles) await writeFile(join(folder, placed(file)), file.buffer)

  await test.step('a folder', async () => {
    await create(page, 'Folder')
    await press(page, 'Control+KeyI')
    await importDialog(page).locator('input[data-picks="folder"]').setInputFiles(folder)
    expect(await take(page)).toBe('11 items imported')
    await expect(rows(page)).toHaveCount(11)
  })
  await rm(folder, { recursive: true })

  await test.step('a ZIP', async () => {
    await create(page, 'ZIP')
    await look(page, [await zipped(yardFiles)])
    expect(await take(page)).toBe('11 items imported')
    await drawn(page)
  })

  await test.step('a drop anywhere on the page', async () => {
    await create(page, 'Drop')
    const given = yardFiles.map(({ name, mimeType, buffer }) => ({
      name,
      mimeType,
      text: buffer.toString('base64'),
    }))
    const transfer = await page.evaluateHandle(async (all) => {
      const transfer = new DataTransfer()
      for (const { name, mimeType, text } of all) {
        const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
        transfer.items.add(new File([bytes], name, { type: mimeType }))
      }
      return transfer
    }, given)
    const overlay = page.getByText('Drop to import')
    await expect(async () => {
      await page.locator('main').dispatchEvent('dragenter', { dataTransfer: transfer })
      await expect(overlay).toBeVisible({ timeout: 500 })
    }).toPass({ timeout: 15_000 })
    await overlay.dispatchEvent('drop', { dataTransfer: transfer })
    await expect(overlay).toBeHidden()
    expect(await take(page)).toBe('11 items imported')
    await expect(rows(page)).toHaveCount(11)
  })
})

test('ZoomBench records come in with their options and instructions taken apart', async ({ page }) => {
  await create(page, 'ZoomBench')
  await bringIn(page, [zoomBench(scenes), ...Object.values(pictures)])
  await expect(rows(page)).toHaveCount(inQueue.length + 1)
  await expect(page.locator('#question-text')).toHaveText(asked.plate)
  await expect(page.getByRole('list', { name: 'Options' }).getByRole('listitem')).toHaveCount(4)
  await expect(page.getByRole('button', { name: 'A is the answer' })).toBeVisible()
  await expect(panel(page)).not.toContainText('Answer with the option')
  await page.getByRole('button', { name: 'Show the upstream record' }).click()
  await expect(panel(page)).toContainText('"question_type": "mcq"')
})

test('one chooses which statuses to take, and files that hold nothing say so', async ({ page }) => {
  await create(page, 'The yard')
  await look(page, [{ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('Buy milk.') }])
  const dialog = importDialog(page)
  await expect(dialog).toContainText('There is nothing to import in these files.')
  await expect(dialog.getByRole('region', { name: 'Files' })).toContainText('notes.txt')
  await dialog.getByRole('button', { name: 'Choose other files' }).click()
  await dialog.locator('input[data-picks="files"]').setInputFiles([...yardFiles])
  const box = (name: string) => dialog.getByRole('checkbox', { name, exact: true })
  await box('invalid vqa').check()
  await expect(dialog.getByRole('button', { name: 'Import 12 items' })).toBeVisible()
  await box('valid vqa').uncheck()
  await expect(dialog.getByRole('button', { name: 'Import 1 item' })).toBeVisible()
  await box('invalid vqa').uncheck()
  await expect(dialog).toContainText('Choose at least one status.')
  await box('invalid vqa').check()
  expect(await take(page)).toBe('1 item imported')
  await expect(page.locator('#question-text')).toHaveText(asked.refused)
})

test('files that are dropped where nobody waits for them do not take the page away', async ({ page }) => {
  await page.goto('./')
  await expect(page.getByRole('button', { name: 'Open the sample' })).toBeVisible()
  const taken = await page.evaluate(() => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File(['{}'], 'records.json'))
    const fire = (type: string) =>
      !document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }))
    return [fire('dragover'), fire('drop')]
  })
  expect(taken).toEqual([true, true])
})

test('a file that is no project is not restored, and says what to do', async ({ page }) => {
  await page.goto('./')
  await page.getByRole('button', { name: 'Open a project file' }).click()
  const dialog = page.getByRole('dialog', { name: 'Open a project file' })
  await dialog.locator('input[data-picks="files"]').setInputFiles(await zipped(yardFiles))
  await expect(dialog.getByRole('alert')).toHaveText(
    'This is no Saccade project. To import question files, open or create a project first.',
  )
  await press(page, 'Escape')
  await expect(projects(page)).toHaveCount(0)
})

test('an import is one step: one undo takes everything back, and the same files come in only once', async ({
  page,
}) => {
  await create(page, 'The yard')
  await bringIn(page, yardFiles)
  await expect(rows(page)).toHaveCount(11)
  await press(page, 'Control+KeyZ')
  await expect(page.getByText('Undone: Import 11 items')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Bring in question–answer pairs' })).toBeVisible()
  await press(page, 'Control+Shift+KeyZ')
  await expect(rows(page)).toHaveCount(11)

  await look(page, yardFiles)
  expect(await take(page)).toBe('0 items imported')
  await expect(rows(page)).toHaveCount(11)
  await saved(page)
  await page.reload()
  await ready(page)
  await expect(rows(page)).toHaveCount(11)
  await toAllProjects(page)
  await expect(project(page, 'The yard')).toContainText('0 of 11 decided')
})

test('cancelling an import, before it or in its middle, leaves nothing behind', async ({ page }) => {
  await create(page, 'The yard')
  const empty = page.getByRole('heading', { name: 'Bring in question–answer pairs' })
  const dialog = await look(page, yardFiles)
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog).toBeHidden()
  await expect(empty).toBeVisible()

  // So many pictures that there is time to change one's mind.
  const folder = await mkdtemp(join(tmpdir(), 'saccade-many-'))
  await look(page, await manyPictures(folder, 60))
  await dialog.getByRole('button', { name: 'Import 60 items' }).click()
  await expect(dialog.getByRole('progressbar', { name: 'Importing pictures' })).toBeVisible()
  await expect(dialog.getByText(/\d+ of 60 pictures/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog.getByRole('button', { name: 'Import 60 items' })).toBeVisible()
  await expect.poll(() => storedPictures(page)).toBe(0)

  // Closing in the middle asks first.
  await dialog.getByRole('button', { name: 'Import 60 items' }).click()
  await expect(dialog.getByRole('progressbar')).toBeVisible()
  await press(page, 'Escape')
  await page.getByRole('alertdialog', { name: 'Stop?' }).getByRole('button', { name: 'Stop' }).click()
  await expect(dialog).toBeHidden()
  await expect(empty).toBeVisible()
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled()
  await rm(folder, { recursive: true })
  await page.reload()
  await expect(empty).toBeVisible()
  expect(await storedPictures(page)).toBe(0)
})

test('a missing picture that is imported later is found, and its item can be checked', async ({ page }) => {
  await create(page, 'The yard')
  await bringIn(
    page,
    yardFiles.filter(({ name }) => name !== 'yard.jpg'),
  )
  await expect(bench(page)).toContainText('The picture yard.jpg is missing')
  const dialog = await look(page, [pictures.yard], () =>
    page.getByRole('button', { name: 'Find the picture' }).first().click(),
  )
  await expect(dialog).toContainText('1 picture that this project was missing')
  expect(await take(page)).toBe('1 picture found')
  await expect(bench(page)).not.toContainText('is missing')
  await expect(bench(page).locator('[data-ready="true"]')).toHaveCount(2)
})
