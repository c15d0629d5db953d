import { readFile } from 'node:fs/promises'
import {
  expect,
  type Browser,
  type BrowserContext,
  type Download,
  type Locator,
  type Page,
} from '@playwright/test'
import { decide, press, queue, ready, rows } from './annotator.ts'
import { textIn, unzipped } from './exporting.ts'
import { validatedVqa } from './fixtures/records.ts'
import { pictures, scenes } from './fixtures/yard.ts'
import { bringIn } from './importing.ts'
import { create } from './projects.ts'
import { complaintsOf } from './quiet.ts'

/** Sharing work out to three annotators in browsers of their own, who give it back; the lead merges it. */

export const secret = 'What the lead thinks of it stays here.'
export const names = ['Ada', 'Ben', 'Cleo'] as const

/** Six questions on three pictures: by two of three each, four for everybody. */
const few = scenes.slice(1, 4)
export const questions = few.flatMap(({ given }) => given.map((each) => each.question))
export const share = 4

export async function openFew(page: Page): Promise<void> {
  await create(page, 'The yard')
  await bringIn(page, [validatedVqa(few), pictures.sign, pictures.lamps, pictures.button])
}

export interface Pack {
  readonly name: string
  readonly file: Buffer
  readonly questions: readonly string[]
}

export interface Team {
  readonly page: Page
  readonly complaints: readonly string[]
  readonly context: BrowserContext
}

export const bytesOf = async (download: Download): Promise<Buffer> => readFile(await download.path())

export async function newSeat(browser: Browser, baseURL: string): Promise<Team> {
  const context = await browser.newContext({
    baseURL,
    viewport: { width: 840, height: 900 },
    serviceWorkers: 'block',
  })
  return { context, complaints: complaintsOf(context, baseURL), page: await context.newPage() }
}

export const dialogOf = (page: Page, name: string): Locator => page.getByRole('dialog', { name })

/** Makes a pack for each of the three and answers with the files. */
export async function makePacks(page: Page): Promise<readonly Pack[]> {
  await page.getByRole('button', { name: 'Make work packs…' }).click()
  const dialog = dialogOf(page, 'Make work packs')
  await dialog.getByLabel('Which items').selectOption('All items')
  await dialog.getByRole('button', { name: 'Add a seat' }).click()
  for (const [place, name] of names.entries()) await dialog.getByLabel(`Name of seat ${place + 1}`).fill(name)
  await dialog.getByLabel('Per item').fill('2')
  await expect(dialog.getByText(`${questions.length} items`, { exact: true })).toBeVisible()
  const table = dialog.getByRole('table', { name: 'What everybody gets' })
  await expect(table).toHaveAttribute('aria-busy', 'false')
  const packs: Pack[] = []
  for (const name of names) {
    // That the lead flagged one of them takes nothing off: only accepting and rejecting decide.
    await expect(table.getByRole('row').filter({ hasText: name }).getByRole('cell').nth(1)).toHaveText(
      String(share),
    )
    const coming = page.waitForEvent('download')
    await table.getByRole('button', { name: `Save the pack for ${name}` }).click()
    const download = await coming
    expect(download.suggestedFilename()).toBe(`The_yard-${name}.saccade.zip`)
    const file = await bytesOf(download)
    packs.push({ name, file, questions: await questionsIn(file) })
    await expect(table.getByText(`Saved as The_yard-${name}.saccade.zip`)).toBeVisible()
  }
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(dialog).toBeHidden()
  return packs
}

/** The questions in a pack; fails when anything but the share is in it. */
async function questionsIn(zip: Buffer): Promise<readonly string[]> {
  const files = await unzipped(zip)
  const entries = textIn(files, 'entries.jsonl')
  const own = questions.filter((text) => entries.includes(text))
  expect(own).toHaveLength(share)
  for (const kind of ['judgement', 'resolution', 'provenance'])
    expect(entries).not.toContain(`{"kind":"${kind}"`)
  expect(entries).not.toContain(secret)
  expect(entries).not.toContain('valid vqa')
  expect(entries).not.toContain('answerLetter":"B","outcome"')
  expect(textIn(files, 'history.jsonl')).toBe('')
  return own
}

/** Opens a pack in a fresh browser: it says whose it is, and shows nothing but its items. */
export async function openPack(page: Page, { name, file, questions: own }: Pack): Promise<void> {
  await page.goto('./?download')
  await page.getByRole('button', { name: 'Open a project file' }).click()
  const dialog = dialogOf(page, 'Open a project file')
  await dialog
    .locator('input[data-picks="files"]')
    .setInputFiles({ name: 'pack.saccade.zip', mimeType: 'application/zip', buffer: file })
  await expect(dialog.getByText(`A work pack for ${name}`)).toBeVisible()
  await expect(dialog.getByText('It comes blind')).toBeVisible()
  await expect(dialog.getByText(`with it you annotate as ${name}`)).toBeVisible()
  await dialog.getByRole('button', { name: 'Open the work pack' }).click()
  await expect(dialog.getByText(`You annotate as ${name} from now on.`)).toBeVisible()
  await dialog.getByRole('link', { name: 'Open it' }).click()
  await ready(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`The yard · ${name}`)
  await expect(page.getByRole('button', { name: `You annotate as ${name}; change` })).toBeVisible()
  await expect(rows(page)).toHaveCount(share)
  const shown = (await queue(page).innerText()).replaceAll(/\s+/g, ' ')
  for (const text of questions) expect(shown.includes(text)).toBe(own.includes(text))
  await expect(page.getByRole('radio', { name: 'Curate' })).toHaveCount(0)
  await expect(page.getByText(secret)).toHaveCount(0)
  await expect(page.getByText('valid vqa')).toHaveCount(0)
}

/** Decides about everything with the keyboard; the dialog that gives it back opens by itself after the last. */
export async function workThrough(page: Page, keys: readonly string[]): Promise<void> {
  await page.keyboard.press('Home')
  for (let turn = 0; turn < share - 1; turn += 1) await decide(page, ...keys)
  await press(page, ...keys)
  await expect(dialogOf(page, 'Give back')).toBeVisible()
}

export async function giveBack(page: Page): Promise<Buffer> {
  const dialog = dialogOf(page, 'Give back')
  const coming = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Save the judgements file' }).click()
  const file = await bytesOf(await coming)
  await expect(dialog.getByRole('status')).toContainText('Saved as “judgements-')
  await dialog.getByRole('button', { name: 'Done' }).click()
  return file
}

export const named = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/x-ndjson', buffer })

/** Drops a file anywhere on the page, where the words say that it may. */
export async function drop(page: Page, words: string, name: string, file: Buffer): Promise<void> {
  const transfer = await page.evaluateHandle(
    (given) => {
      const transfer = new DataTransfer()
      const bytes = Uint8Array.from(atob(given.text), (letter) => letter.charCodeAt(0))
      transfer.items.add(new File([bytes], given.name))
      return transfer
    },
    { name, text: file.toString('base64') },
  )
  const overlay = page.getByText(words)
  await expect(async () => {
    await page.locator('main').dispatchEvent('dragenter', { dataTransfer: transfer })
    await expect(overlay).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 15_000 })
  await overlay.dispatchEvent('drop', { dataTransfer: transfer })
}

/** Opens the dialog for work that came back, with these files. */
export async function lookAt(page: Page, ...files: readonly ReturnType<typeof named>[]): Promise<Locator> {
  await page.getByRole('button', { name: 'Merge returned work…' }).click()
  await page.locator('input[data-picks="files"]').setInputFiles([...files])
  const dialog = dialogOf(page, 'Merge judgements')
  await expect(dialog).toBeVisible()
  return dialog
}

/** The list of packs that were made, one row each. */
export const packRow = (page: Page, name: string): Locator =>
  page.getByRole('region', { name: 'Packs' }).getByRole('row').filter({ hasText: name })

export const figure = (page: Page, name: string): Locator =>
  page
    .getByRole('region', { name: 'What is still needed' })
    .getByRole('definition')
    .nth(figures.indexOf(name))
const figures = ['Resolved', 'Need judgements', 'Judgements missing', 'Disputed']
