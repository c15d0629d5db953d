import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { expect, type Download, type Locator, type Page } from '@playwright/test'
import { isAccessible } from './accessible.ts'
import { decide, press, ready, saved } from './annotator.ts'
import { curate } from './curating.ts'
import { yardFiles } from './fixtures/yard.ts'
import { bringIn } from './importing.ts'
import { create, openSample, sampleSize } from './projects.ts'
import { test } from './quiet.ts'
import { openYard } from './yardProject.ts'

const chart = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true })
const bars = (page: Page, name: string): Locator => chart(page, name).locator('svg [data-row]')
const dataOf = (page: Page, name: string): Locator => page.getByRole('table', { name: `Data of ${name}` })

const names = [
  'Categories',
  'Yield',
  'Multiple choice and open',
  'First words of questions',
  'Source statuses',
  'Picture sizes',
  'Crop-to-image area ratios',
  'Letters of the answers',
  'Length of the right option',
  'Decisions',
]

async function showData(page: Page, name: string): Promise<Locator> {
  await chart(page, name)
    .getByRole('button', { name: `Data of ${name}` })
    .click()
  await expect(dataOf(page, name)).toBeVisible()
  return dataOf(page, name)
}

/** The conditions that the address of the table holds. */
async function conditions(page: Page): Promise<unknown> {
  await expect(page).toHaveURL(/\/curate\/items\/./)
  return JSON.parse(decodeURIComponent(page.url().split('/items/')[1] ?? ''))
}

async function saveAs(page: Page, name: string, entry: string): Promise<Download> {
  await chart(page, name)
    .getByRole('button', { name: `Save ${name}` })
    .click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: entry, exact: true }).click(),
  ])
  return download
}

const bytesOf = async (download: Download): Promise<Buffer> => readFileSync(await download.path())

const withoutDate = (html: string): string => html.replace(/<time.*?<\/time>/, '')

async function saveReport(page: Page): Promise<Download> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save report' }).click(),
  ])
  return download
}

test('the sample is shown in charts, whose numbers are there as tables', async ({ page }) => {
  await page.goto('./')
  await openSample(page)
  await ready(page)
  await decide(page, 'KeyA')
  await decide(page, 'Digit1', 'KeyX')
  await saved(page)
  await curate(page, 'Overview')
  await expect(page.getByRole('main').getByRole('status').first()).toHaveText(`${sampleSize().items} items`)
  for (const name of names) {
    await expect(chart(page, name).locator('svg.chart-drawing :is(rect, circle)').first(), name).toBeVisible()
    await expect(chart(page, name).locator('svg style'), name).toHaveCount(0)
  }
  await expect(chart(page, 'Agreement over time')).toContainText('No item was decided by two people yet.')
  await expect(chart(page, 'Decisions').locator('svg.chart-drawing')).toContainText('1 · 50 %')

  const table = await showData(page, 'Multiple choice and open')
  const counts = await table.getByRole('row').locator('td:nth-child(2)').allInnerTexts()
  expect(counts.map(Number).reduce((sum, count) => sum + count, 0)).toBe(sampleSize().items)

  await chart(page, 'Yield').getByRole('button', { name: 'What Yield shows' }).click()
  await expect(page.getByText(/845 of 1,960 were kept/)).toBeVisible()
  await press(page, 'Escape')
  await isAccessible(page, 'the overview')

  // Only what was accepted: the numbers follow, and so does the table that a bar leads to.
  await page.getByText('Accepted', { exact: true }).first().click()
  await expect(page.getByRole('main').getByRole('status').first()).toHaveText(
    `1 accepted item of ${sampleSize().items}`,
  )
  await bars(page, 'Source statuses').last().click()
  expect(await conditions(page)).toEqual([
    { kind: 'names', field: 'outcome', values: ['accept'], not: false },
    { kind: 'names', field: 'status', values: ['valid vqa'], not: false },
  ])
})

test('a bar leads to its items: by the mouse, by keys, and from the data', async ({ page }) => {
  await openYard(page)
  await curate(page, 'Overview')
  await bars(page, 'Categories').first().click()
  expect(await conditions(page)).toMatchObject([{ kind: 'names', field: 'category', not: false }])

  await page.goBack()
  await bars(page, 'Multiple choice and open').first().focus()
  await press(page, 'ArrowDown')
  await expect(bars(page, 'Multiple choice and open').last()).toBeFocused()
  await expect(bars(page, 'Multiple choice and open').last()).toHaveAccessibleName(/^Open, Items \d+, Share/)
  await press(page, 'Enter')
  expect(await conditions(page)).toEqual([{ kind: 'names', field: 'kind', values: ['open'], not: false }])

  await page.goBack()
  const region = 'Crop-to-image area ratios'
  await chart(page, region)
    .getByRole('button', { name: `Data of ${region}` })
    .focus()
  await press(page, 'Enter')
  const rows = dataOf(page, region).getByRole('row').getByRole('button')
  await press(page, 'Tab', 'Tab')
  await expect(rows.first()).toBeFocused()
  await press(page, 'Tab', 'Enter')
  expect(await conditions(page)).toEqual([
    { kind: 'measure', field: 'areaRatio', from: 0.0005, below: 0.001 },
  ])
})

test('a chart is saved as SVG, PNG and CSV that stand on their own', async ({ page }) => {
  await openYard(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await curate(page, 'Overview')
  const name = 'Letters of the answers'
  const drawing = await saveAs(page, name, 'Save as SVG')
  expect(drawing.suggestedFilename()).toBe('answer-letters.svg')
  const svg = (await bytesOf(drawing)).toString('utf8')
  expect(svg.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/var\(|<style|https?:|<script/)
  const parsed = await page.evaluate((text) => {
    const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement
    const ground = root.querySelector('rect')?.getAttribute('fill') ?? ''
    return {
      tag: root.tagName,
      width: Number(root.getAttribute('width')),
      height: Number(root.getAttribute('height')),
      title: root.querySelector('title')?.textContent ?? '',
      ground,
    }
  }, svg)
  expect(parsed).toMatchObject({ tag: 'svg', title: name, ground: '#ffffff' })

  const png = await bytesOf(await saveAs(page, name, 'Save as PNG'))
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG')
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([parsed.width * 2, parsed.height * 2])

  const csv = (await bytesOf(await saveAs(page, name, 'Save as CSV'))).toString('utf8')
  expect(csv.split('\r\n')[0]).toBe('\uFEFFLetter,Items,Share,Expected,Expected share')
  expect(csv.split('\r\n')[1]).toMatch(/^A,\d+,/)

  // On the ground of the page, where that is wanted.
  await chart(page, name)
    .getByRole('button', { name: `Save ${name}` })
    .click()
  await page.getByRole('menuitemcheckbox', { name: 'On white ground' }).click()
  await press(page, 'Escape')
  const dark = (await bytesOf(await saveAs(page, name, 'Save as SVG'))).toString('utf8')
  expect(dark).toContain('fill="#1f2125"')
})

test('the report opens on its own, without network and script, and is the same each time but for its date', async ({
  page,
  browser,
}) => {
  const hostile = '<script>document.title = "taken over"</script>'
  await create(page, hostile)
  await bringIn(page, yardFiles)
  await decide(page, 'KeyA')
  await decide(page, 'Digit1', 'KeyX')
  await saved(page)
  await curate(page, 'Overview')
  const first = await saveReport(page)
  expect(first.suggestedFilename()).toMatch(/-report\.html$/)
  const text = (await bytesOf(first)).toString('utf8')
  const again = (await bytesOf(await saveReport(page))).toString('utf8')
  expect(withoutDate(again)).toBe(withoutDate(text))
  expect(text).not.toMatch(/<script/i)

  for (const javaScriptEnabled of [false, true]) {
    const context = await browser.newContext({ offline: true, javaScriptEnabled })
    const asked: string[] = []
    context.on('request', (request) => asked.push(request.url()))
    const report = await context.newPage()
    const address = pathToFileURL(await first.path()).href
    // The browser shows a file by its ending.
    await first.saveAs(`${await first.path()}.html`)
    await report.goto(`${address}.html`)
    await expect(report).toHaveTitle(`${hostile}: report`)
    await expect(report.getByRole('heading', { level: 1 })).toHaveText(hostile)
    for (const name of names) await expect(report.getByRole('heading', { name, exact: true })).toBeVisible()
    await expect(report.locator('figure svg').first()).toBeVisible()
    await expect(report.getByRole('heading', { name: 'Time', exact: true })).toBeVisible()
    const fill = report.locator('figure svg rect[fill*="accent"]').first()
    await expect(fill).toHaveCSS('fill', 'rgb(43, 95, 217)')
    await report.emulateMedia({ colorScheme: 'dark' })
    await expect(fill).toHaveCSS('fill', 'rgb(143, 180, 255)')
    await report.emulateMedia({ colorScheme: 'dark', media: 'print' })
    await expect(fill).toHaveCSS('fill', 'rgb(43, 95, 217)')
    expect(asked).toEqual([`${address}.html`])
    await context.close()
  }
})
