import { expect, type Locator, type Page } from '@playwright/test'
import { isAccessible } from './accessible.ts'
import { press } from './annotator.ts'
import type { File } from './fixtures/drawnPictures.ts'
import { inQueue } from './fixtures/yard.ts'
import type { Files } from './importing.ts'

/** Evaluating models, as somebody who measures them does. */

export const evaluatePages = (page: Page): Locator => page.getByRole('navigation', { name: 'Evaluate' })

/** Goes to a page of evaluating by its name; answers it. */
export async function evaluate(page: Page, name: string): Promise<Locator> {
  if (!(await evaluatePages(page).isVisible())) await press(page, 'Shift+KeyE')
  await evaluatePages(page).getByRole('link', { name, exact: true }).click()
  const main = page.getByRole('main', { name, exact: true })
  await expect(main.getByRole('heading', { level: 1, name })).toBeVisible({ timeout: 30_000 })
  return main
}

/** Reads files on the page of predictions, which is open; ends when it says what was in them. */
export async function readPredictions(page: Page, files: Files): Promise<Locator> {
  const main = page.getByRole('main', { name: 'Predictions', exact: true })
  const report = main.getByRole('region', { name: 'What was read' })
  // What it said of files before is not taken for what it says of these.
  if (await report.isVisible()) await report.getByRole('button', { name: 'Put away' }).click()
  await main.getByLabel('Files with predictions').setInputFiles(files)
  await expect(report).toBeVisible({ timeout: 30_000 })
  return report
}

export const jsonLines = (name: string, records: readonly object[]): File => ({
  name,
  mimeType: 'application/x-ndjson',
  buffer: Buffer.from(records.map((record) => `${JSON.stringify(record)}\n`).join('')),
})

/** The right answers of the yard, in the order of its queue. */
export const yardAnswers = ['A', 'C', 'B', 'Yellow', 'D', 'A', 'B', 'B', 'A', 'K', 'A cup'] as const

/** An answer to each question of the yard, so many of the first of them right. */
export const answersOfYard = (rightOnes: number, more: object = {}): readonly object[] =>
  inQueue.map((question, at) => ({
    question,
    prediction: at < rightOnes ? yardAnswers[at] : 'no idea',
    ...more,
  }))

/** A run over the yard that is right on some of its items, by their places in the queue. */
export const runOfYard = (
  model: string,
  view: string,
  isRight: (at: number) => boolean,
  more: object = {},
): File =>
  jsonLines(
    `${model}_${view}.jsonl`,
    inQueue.map((question, at) => ({
      question,
      prediction: isRight(at) ? yardAnswers[at] : 'no idea',
      model,
      view,
      ...more,
    })),
  )

/** A narrow window shows all of a page: nothing but what scrolls by itself is wider, and everybody can read it. */
export async function fitsNarrow(page: Page, main: Locator, where: string): Promise<void> {
  const before = page.viewportSize()
  await page.setViewportSize({ width: 360, height: 780 })
  await expect.poll(() => main.evaluate((shell) => shell.scrollWidth - shell.clientWidth), where).toBe(0)
  await isAccessible(page, `${where}, narrow`)
  if (before) await page.setViewportSize(before)
}
