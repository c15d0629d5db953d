import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { expect, type Locator, type Page } from '@playwright/test'
import { press, ready, saved } from './annotator.ts'
import { root } from './command.ts'
import type { File } from './fixtures/drawnPictures.ts'
import { validatedVqa, type Given } from './fixtures/records.ts'
import { bringIn } from './importing.ts'
import { create, toAllProjects } from './projects.ts'
import { test } from './quiet.ts'

/** One of the drawings of the sample, at a share of its size, with a share taken off all sides. */
async function drawing(
  scene: string,
  name: string,
  { scale = 0.4, off = 0, quality = 92 } = {},
): Promise<File> {
  const image = await loadImage(await readFile(resolve(root, 'public/sample/images', `${scene}.jpg`)))
  const [left, top] = [image.width * off, image.height * off]
  const [width, height] = [image.width - 2 * left, image.height - 2 * top]
  const canvas = createCanvas(Math.round(width * scale), Math.round(height * scale))
  const context = canvas.getContext('2d')
  context.imageSmoothingQuality = 'high'
  context.drawImage(image, left, top, width, height, 0, 0, canvas.width, canvas.height)
  return { name, mimeType: 'image/jpeg', buffer: canvas.toBuffer('image/jpeg', quality) }
}

const question = (asked: string): Given => ({ question: asked, answer: 'Seven', box: [120, 100, 260, 220] })

async function project(
  page: Page,
  name: string,
  files: readonly File[],
  given: readonly Given[],
): Promise<void> {
  await create(page, name)
  const sizes = await Promise.all(files.map(({ buffer }) => loadImage(buffer)))
  const scenes = files.map((file, at) => ({
    path: `/data/${file.name}`,
    width: sizes[at]?.width ?? 0,
    height: sizes[at]?.height ?? 0,
    given,
  }))
  await bringIn(page, [validatedVqa(scenes), ...files])
}

const pair = (page: Page): Locator => page.getByRole('list', { name: 'Pairs' }).getByRole('button')
const main = (page: Page): Locator => page.getByRole('main', { name: 'Leakage' })
const summary = (page: Page): Locator =>
  main(page)
    .getByRole('status')
    .filter({ hasText: /are in|is in|pairs? of/ })

async function openLeakage(page: Page): Promise<void> {
  await page.evaluate(() => {
    const [, id] = /#\/project\/([^/]+)/.exec(window.location.hash) ?? []
    window.location.hash = `#/project/${id}/curate/leakage`
  })
  await expect(page.getByRole('heading', { level: 1, name: 'Leakage' })).toBeVisible()
}

async function compareWithTraining(page: Page): Promise<void> {
  await main(page).getByRole('button', { name: 'Compare with a project' }).click()
  await page.getByRole('menuitem', { name: 'Training' }).click()
  await expect(summary(page)).toBeVisible({ timeout: 90_000 })
}

test('pictures that are in another project too are found however they were changed, and dropped or kept by key', async ({
  page,
}) => {
  test.slow()
  await project(
    page,
    'Training',
    [
      await drawing('harbour', 'smaller.jpg', { scale: 0.16 }),
      await drawing('market', 'recompressed.jpg', { quality: 35 }),
      await drawing('library', 'cropped.jpg', { off: 0.1, quality: 80 }),
      await drawing('alpine', 'another.jpg'),
      await drawing('workshop', 'one more.jpg'),
    ],
    [question('How many ropes lie here?')],
  )
  await openLeakage(page)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save this project’s picture manifest' }).click()
  const manifest = await readFile(await (await download).path())
  expect(manifest.toString().trim().split('\n')).toHaveLength(5)

  await toAllProjects(page)
  await project(
    page,
    'Benchmark',
    [
      await drawing('harbour', 'harbour.jpg'),
      await drawing('market', 'market.jpg'),
      await drawing('library', 'library.jpg'),
      await drawing('street', 'street.jpg'),
      await drawing('atlas', 'atlas.jpg'),
    ],
    [
      question('How many boats lie at the pier?'),
      { ...question('What is blue?'), box: [400, 300, 480, 360] },
    ],
  )
  await openLeakage(page)
  await compareWithTraining(page)
  await expect(summary(page)).toHaveText('3 of 5 pictures are in Training. 3 to be resolved.')
  await expect(pair(page)).toHaveCount(3)
  const names = (await pair(page).allInnerTexts()).join('\n')
  for (const [own, other] of [
    ['harbour.jpg', 'smaller.jpg'],
    ['market.jpg', 'recompressed.jpg'],
    ['library.jpg', 'cropped.jpg'],
  ] as const) {
    expect(names).toMatch(new RegExp(`${own} – .*${other}`))
  }
  await expect(pair(page).filter({ hasText: 'library' })).toContainText('cropped: ')

  // Both pictures stand side by side, and go to the region together.
  const here = page.getByRole('figure', { name: 'In this project' }).getByRole('img')
  const there = page.getByRole('figure', { name: 'In Training' }).getByRole('img')
  await expect(here).toHaveAttribute('data-ready', 'true')
  await expect(there).toHaveAttribute('data-ready', 'true')
  const whole = await here.getAttribute('viewBox')
  await press(page, 'KeyZ')
  await expect(here).not.toHaveAttribute('viewBox', whole ?? '')
  expect(await there.getAttribute('viewBox')).toBe(await here.getAttribute('viewBox'))
  await press(page, 'KeyZ')

  // One is dropped, one kept, one dropped and brought back; each key goes on to the next.
  const first = await pair(page).nth(0).innerText()
  await press(page, 'KeyD')
  await expect(summary(page)).toContainText('2 to be resolved.')
  await expect(pair(page).nth(0)).toContainText('dropped')
  await expect(pair(page).nth(1)).toHaveAttribute('aria-current', 'true')
  await press(page, 'KeyK')
  await expect(summary(page)).toHaveText('2 of 5 pictures are in Training. 1 to be resolved.')
  await expect(pair(page).nth(1)).toContainText('both kept')
  await press(page, 'KeyD')
  await expect(summary(page)).toContainText('All are resolved.')
  await press(page, 'KeyU')
  await expect(summary(page)).toContainText('1 to be resolved.')
  await saved(page)

  // It survives a reload, and what was looked at once is known.
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'Leakage' })).toBeVisible()
  await compareWithTraining(page)
  await expect(summary(page)).toHaveText('2 of 5 pictures are in Training. 1 to be resolved.')
  await expect(pair(page).filter({ hasText: first.split(' – ')[0] ?? '' })).toContainText('dropped')

  // The manifest of the other project finds the same without its pixels.
  await main(page)
    .getByLabel('Files to compare with')
    .setInputFiles({ name: 'training.jsonl', mimeType: 'application/jsonl', buffer: manifest })
  await expect(summary(page)).toHaveText('2 of 5 pictures are in training.jsonl. 1 to be resolved.', {
    timeout: 60_000,
  })
  await expect(page.getByText('Only its hashes and looks are known, not its pixels.')).toBeVisible()
})

test('what a project asks twice is found, and one of the two is dropped', async ({ page }) => {
  await project(
    page,
    'Twice',
    [await drawing('harbour', 'harbour.jpg'), await drawing('street', 'street.jpg')],
    [
      question('How many boats lie at the long pier?'),
      { ...question('How many boats lie at the long piers?'), box: [125, 100, 265, 225] },
      { ...question('What is written on the red sign?'), box: [400, 300, 480, 360] },
    ],
  )
  await openLeakage(page)
  await main(page).getByRole('button', { name: 'Look inside this project' }).click()
  await expect(summary(page)).toHaveText(
    '2 pairs of items ask the same; 0 pairs of pictures look alike. 2 to be resolved.',
    { timeout: 90_000 },
  )
  await press(page, 'KeyF')
  await press(page, 'ArrowLeft', 'ArrowRight')
  await press(page, 'KeyK')
  await expect(summary(page)).toContainText('All are resolved.')
  await saved(page)
  await page.goto(page.url().replace(/\/curate.*/, ''))
  await ready(page)
})
