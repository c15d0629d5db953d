import { expect, type Locator, type Page } from '@playwright/test'
import { command, goTo, press, question, ready } from './annotator.ts'
import { asked, inQueue } from './fixtures/yard.ts'
import { ask, card, fake, keptAnswers, preview, viewsAre } from './previewing.ts'
import { test } from './quiet.ts'
import { openYard } from './yardProject.ts'

const run = (page: Page): Locator => page.getByRole('group', { name: 'Asking about many items' })

/** How many items the run is through with. */
const doneOf = async (page: Page): Promise<number> =>
  Number.parseInt((await run(page).getByRole('progressbar').getAttribute('aria-valuetext')) ?? '', 10)

async function start(page: Page): Promise<void> {
  await command(page, 'Ask about many items…')
  const dialog = page.getByRole('dialog', { name: 'Ask about many items' })
  await expect(dialog).toContainText(`${inQueue.length} items, at most ${8 * inQueue.length} answers`)
  await dialog.getByRole('button', { name: 'Start' }).click()
  await expect(run(page)).toBeVisible()
}

async function details(page: Page): Promise<Locator> {
  const shown = page.getByRole('dialog', { name: / of 11/ })
  if (!(await shown.isVisible())) await run(page).getByRole('progressbar').click()
  await expect(shown).toBeVisible()
  return shown
}

test('the queue is asked about in the background, stands still when told to, and goes on after a reload where it stood', async ({
  page,
}) => {
  await openYard(page, fake(150))
  await start(page)
  await expect(await details(page)).toContainText(/\d a minute, about .+ left\./)
  await press(page, 'Escape')
  await run(page).getByRole('button', { name: 'Pause' }).click()
  await expect(run(page)).toContainText(/^Paused, \d+ of 11$/)
  const paused = await doneOf(page)
  expect(paused).toBeGreaterThan(0)
  expect(paused).toBeLessThan(inQueue.length)
  await run(page).getByRole('button', { name: 'Go on' }).click()
  await expect.poll(() => doneOf(page)).toBeGreaterThan(paused)
  await expect.poll(() => keptAnswers(page)).toBeGreaterThanOrEqual(2 * paused)

  const kept = await keptAnswers(page)
  await page.reload()
  await ready(page)
  await expect(run(page)).toContainText(/^Paused, \d+ of 11$/)
  expect(2 * (await doneOf(page)) + 1).toBeGreaterThanOrEqual(kept)
  await run(page).getByRole('button', { name: 'Go on' }).click()
  await expect(run(page)).toContainText('Asked, 1 failure', { timeout: 30_000 })
  // Ten items in two views; the eleventh has lost its picture.
  await expect.poll(() => keptAnswers(page)).toBe(20)

  const failures = (await details(page)).getByRole('list', { name: 'Items that failed' }).getByRole('button')
  await expect(failures).toHaveCount(1)
  await expect(failures).toContainText(asked.lost)
  await expect(failures).toContainText(/picture/)
  await (await details(page)).getByRole('button', { name: 'Try these again' }).click()
  await expect(run(page)).toContainText('Asked, 1 failure', { timeout: 30_000 })
  await failures.click()
  await expect(question(page)).toHaveText(asked.lost)
  await run(page).getByRole('button', { name: 'Close' }).click()
  await expect(run(page)).toBeHidden()
})

test('what the annotator asks goes before the rest of a run, and a run that is cancelled keeps its answers', async ({
  page,
}) => {
  await openYard(page, fake(400))
  await start(page)
  await expect.poll(() => doneOf(page)).toBeGreaterThan(0)
  await goTo(page, asked.button)
  await ask(page)
  await viewsAre(page, 'hidden')
  // The tenth of eleven: in the order of the queue it would have come after nine others.
  expect(await doneOf(page)).toBeLessThan(9)
  await expect(preview(page)).toContainText('Answered in 3 views')

  await run(page)
    .getByRole('button', { name: /^Cancel/ })
    .click()
  await expect(run(page)).toBeHidden()
  await expect.poll(() => keptAnswers(page)).toBeGreaterThan(3)
  await page.reload()
  await ready(page)
  await expect(run(page)).toBeHidden()
  await goTo(page, asked.plate)
  await expect(card(page, 'global')).toHaveAttribute('data-state', 'hidden')
})

test('a run that breaks the model stands still with a sentence, and goes on when told to', async ({
  page,
}) => {
  // Every worker ends at its first request.
  await openYard(page, fake(0, 'crash:1'))
  await start(page)
  await expect(run(page)).toContainText('Paused, 3 of 11', { timeout: 30_000 })
  await expect(await details(page)).toContainText(
    /3 items in a row failed\. The part of this page that runs the model stopped/,
  )
  await expect(
    (await details(page)).getByRole('list', { name: 'Items that failed' }).getByRole('listitem'),
  ).toHaveCount(3)
  await (await details(page)).getByRole('button', { name: 'Go on' }).click()
  await expect(run(page)).toContainText('Paused, 6 of 11', { timeout: 30_000 })
})
