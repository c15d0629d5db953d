import { readFile } from 'node:fs/promises'
import {
  expect,
  type Browser,
  type BrowserContext,
  type Download,
  type Locator,
  type Page,
} from '@playwright/test'
import { isAccessible } from './accessible.ts'
import {
  bench,
  command,
  decide,
  goTo,
  press,
  question,
  queue,
  ready,
  rows,
  saved,
  undone,
} from './annotator.ts'
import { textIn, unzipped } from './exporting.ts'
import { validatedVqa } from './fixtures/records.ts'
import { asked, pictures, scenes } from './fixtures/yard.ts'
import { bringIn } from './importing.ts'
import { create } from './projects.ts'
import { complaintsOf, test } from './quiet.ts'

/** A lead shares work out to three annotators in browsers of their own, who give it back; the lead merges it. */

const secret = 'What the lead thinks of it stays here.'
const names = ['Ada', 'Ben', 'Cleo'] as const

/** Six questions on three pictures: by two of three each, four for everybody. */
const few = scenes.slice(1, 4)
const questions = few.flatMap(({ given }) => given.map((each) => each.question))
const share = 4

async function openFew(page: Page): Promise<void> {
  await create(page, 'The yard')
  await bringIn(page, [validatedVqa(few), pictures.sign, pictures.lamps, pictures.button])
}

interface Pack {
  readonly name: string
  readonly file: Buffer
  readonly questions: readonly string[]
}

interface Team {
  readonly page: Page
  readonly complaints: readonly string[]
  readonly context: BrowserContext
}

const bytesOf = async (download: Download): Promise<Buffer> => readFile(await download.path())

async function newSeat(browser: Browser, baseURL: string): Promise<Team> {
  const context = await browser.newContext({
    baseURL,
    viewport: { width: 840, height: 900 },
    serviceWorkers: 'block',
  })
  return { context, complaints: complaintsOf(context, baseURL), page: await context.newPage() }
}

const dialogOf = (page: Page, name: string): Locator => page.getByRole('dialog', { name })

/** Goes to a page of curating through its name. */
async function curate(page: Page, name: string): Promise<void> {
  await press(page, 'Shift+KeyU')
  await page.getByRole('navigation', { name: 'Curate' }).getByRole('link', { name }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

/** Makes a pack for each of the three and answers with the files. */
async function makePacks(page: Page): Promise<readonly Pack[]> {
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
async function openPack(page: Page, { name, file, questions: own }: Pack): Promise<void> {
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
async function workThrough(page: Page, keys: readonly string[]): Promise<void> {
  await page.keyboard.press('Home')
  for (let turn = 0; turn < share - 1; turn += 1) await decide(page, ...keys)
  await press(page, ...keys)
  await expect(dialogOf(page, 'Give back')).toBeVisible()
}

async function giveBack(page: Page): Promise<Buffer> {
  const dialog = dialogOf(page, 'Give back')
  const coming = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Save the judgements file' }).click()
  const file = await bytesOf(await coming)
  await expect(dialog.getByRole('status')).toContainText('Saved as “judgements-')
  await dialog.getByRole('button', { name: 'Done' }).click()
  return file
}

const named = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/x-ndjson', buffer })

/** Drops a file anywhere on the page, where the words say that it may. */
async function drop(page: Page, words: string, name: string, file: Buffer): Promise<void> {
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
async function lookAt(page: Page, ...files: readonly ReturnType<typeof named>[]): Promise<Locator> {
  await page.getByRole('button', { name: 'Merge returned work…' }).click()
  await page.locator('input[data-picks="files"]').setInputFiles([...files])
  const dialog = dialogOf(page, 'Merge judgements')
  await expect(dialog).toBeVisible()
  return dialog
}

const figure = (page: Page, name: string): Locator =>
  page
    .getByRole('region', { name: 'What is still needed' })
    .getByRole('definition')
    .nth(figures.indexOf(name))
const figures = ['Resolved', 'Need judgements', 'Judgements missing', 'Disputed']

test('a lead shares work out, three annotators do it blind, and what they give back is merged', async ({
  page,
  browser,
  baseURL,
}) => {
  await openFew(page)
  await goTo(page, asked.arrow)
  await press(page, 'KeyN')
  await page.keyboard.type(secret)
  await press(page, 'Escape')
  await decide(page, 'KeyF')
  await saved(page)
  await curate(page, 'Work packs')
  await expect(figure(page, 'Disputed')).toContainText('1')
  const packs = await makePacks(page)
  const together = packs.flatMap((pack) => pack.questions)
  for (const text of questions) expect(together.filter((each) => each === text)).toHaveLength(2)

  const keys = { Ada: ['KeyA'], Ben: ['Digit3', 'KeyX'], Cleo: ['KeyA'] }
  const returned = await Promise.all(
    packs.map(async (pack, place) => {
      const { page: own, context, complaints } = await newSeat(browser, baseURL ?? '')
      await openPack(own, pack)
      await workThrough(own, keys[names[place] ?? 'Ada'])
      const file = await giveBack(own)
      expect(complaints).toEqual([])
      await context.close()
      return named(`judgements-${pack.name}.jsonl`, file)
    }),
  )

  const [ada, ben, cleo] = returned
  if (!ada || !ben || !cleo) throw new Error('Three gave work back.')
  const first = await lookAt(page, ada, ben, { ...ada, name: 'once-more.jsonl' })
  await expect(first.getByText('Ada and Ben gave back 8 judgements')).toBeVisible()
  await expect(first.getByText('8 new.', { exact: true })).toBeVisible()
  await first.getByRole('button', { name: 'Merge 8 judgements of Ada and Ben' }).click()
  await expect(first.getByRole('status')).toHaveText('8 judgements merged')
  await first.getByRole('button', { name: 'Done' }).click()

  const second = await lookAt(page, cleo)
  await second.getByRole('button', { name: 'Merge Cleo’s 4 judgements' }).click()
  await second.getByRole('button', { name: 'Done' }).click()
  const again = await lookAt(page, ada)
  await expect(again.getByText('Nothing new')).toBeVisible()
  await expect(again.getByText('4 unchanged. Merging the same work again changes nothing.')).toBeVisible()
  await again.getByRole('button', { name: 'Close' }).last().click()

  // Ben rejects what the others accept, so whatever he got is disputed.
  const disputed = share
  await expect(figure(page, 'Disputed')).toContainText(String(disputed))
  await expect(figure(page, 'Resolved')).toContainText(String(questions.length - disputed))
  await expect(figure(page, 'Need judgements')).toContainText('0')
  const progress = page.getByRole('region', { name: 'Progress' }).getByRole('row')
  await expect(progress.filter({ hasText: 'Ben' }).getByRole('cell').nth(3)).toHaveText(String(share))

  await undone(page, 'Control+KeyZ', 'Undone: Merge Cleo’s 4 judgements')
  await expect(progress.filter({ hasText: 'Cleo' })).toHaveCount(0)
  await undone(page, 'Control+KeyZ', 'Undone: Merge 8 judgements of Ada and Ben')
  await expect(figure(page, 'Resolved')).toContainText('0')
  await expect(figure(page, 'Disputed')).toContainText('1')
  await undone(page, 'Control+Shift+KeyZ', 'Redone: Merge 8 judgements of Ada and Ben')
  await undone(page, 'Control+Shift+KeyZ', 'Redone: Merge Cleo’s 4 judgements')
  await expect(figure(page, 'Disputed')).toContainText(String(disputed))
  await saved(page)
  await page.reload()
  await expect(figure(page, 'Disputed')).toContainText(String(disputed))
})

test('who changes their mind gives back again, and the later word counts whichever comes first', async ({
  page,
  browser,
  baseURL,
}) => {
  await openFew(page)
  await curate(page, 'Work packs')
  await page.getByRole('button', { name: 'Make work packs…' }).click()
  const dialog = dialogOf(page, 'Make work packs')
  await dialog.getByLabel('Name of seat 1').fill('Ada')
  await dialog.getByLabel('Name of seat 2').fill('ADA')
  await expect(dialog.getByText('The same name twice')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Save all' })).toBeDisabled()
  await dialog.getByRole('button', { name: 'Remove seat 2' }).click()
  await isAccessible(page, 'making work packs')
  const coming = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Save all' }).click()
  const file = await bytesOf(await coming)
  await dialog.getByRole('button', { name: 'Done' }).click()

  const { page: own, context, complaints } = await newSeat(browser, baseURL ?? '')
  await own.goto('./?download')
  await drop(own, 'Drop to open', 'pack.saccade.zip', file)
  const opening = dialogOf(own, 'Open a project file')
  await opening.getByRole('button', { name: 'Open the work pack' }).click()
  await opening.getByRole('link', { name: 'Open it' }).click()
  await ready(own)
  const item = await question(own).innerText()
  await decide(own, 'KeyA')
  await own.getByRole('button', { name: 'Give back' }).click()
  await expect(dialogOf(own, 'Give back').getByText('5 items are undecided.')).toBeVisible()
  await isAccessible(own, 'giving back')
  const before = await giveBack(own)
  await press(own, 'Control+KeyZ')
  await expect(rows(own).filter({ hasText: item })).not.toHaveAttribute('data-decision', 'accept')
  await command(own, 'Give back…')
  const after = await giveBack(own)
  expect(complaints).toEqual([])
  await context.close()

  // The file of another project is refused with a sentence.
  const stranger = after
    .toString('utf8')
    .replace(/"project":\{"id":"[^"]+","name":"[^"]+"/, '"project":{"id":"elsewhere","name":"The harbour"')
    .replaceAll(/"item":"[^"]+"/g, '"item":"gone"')
    .replaceAll(/"question_key":"[^"]+"/g, '"question_key":"gone"')
  const refused = await lookAt(page, named('stranger.jsonl', Buffer.from(stranger)))
  await expect(refused.getByText('This file is for the project “The harbour”')).toBeVisible()
  await isAccessible(page, 'a file that cannot be merged')
  await refused.getByRole('button', { name: 'Close' }).last().click()

  const late = await lookAt(page, named('after.jsonl', after))
  await isAccessible(page, 'what merging would do')
  await late.getByRole('button', { name: 'Merge Ada’s judgement' }).click()
  await late.getByRole('button', { name: 'Done' }).click()
  const early = await lookAt(page, named('before.jsonl', before))
  await expect(early.getByText('Nothing new')).toBeVisible()
  await expect(early.getByText('1 older, left out.')).toBeVisible()
  await early.getByRole('button', { name: 'Close' }).last().click()
  const progress = page.getByRole('region', { name: 'Progress' }).getByRole('row').filter({ hasText: 'Ada' })
  await expect(progress.getByRole('cell').nth(1)).toHaveText('0 of 6')
  await expect(bench(page)).toHaveCount(0)
  await isAccessible(page, 'work packs')
})
