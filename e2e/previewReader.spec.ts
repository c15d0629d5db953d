import { expect, type Page } from '@playwright/test'
import { decide, goTo, queue, ready } from './annotator.ts'
import { openModels, models } from './modelling.ts'
import { ask, card, costOf, openTheSample, viewsAre } from './previewing.ts'
import { test } from './quiet.ts'

test.use({ serviceWorkers: 'allow' })

const questions = {
  written: 'Which name is written on the sign above the red awning?',
  gate: 'Which gate does the board show for the flight to Lisbon?',
  crane: 'What colour is the container that hangs from the crane?',
} as const

/** Reading a picture of fifteen million pixels takes its time on a busy machine. */
const patience = 240_000

/** Networks, and what runs them. */
const isModel = (url: string): boolean => /\.(?:onnx|wasm)(?:$|\?)/.test(url)

/** Asks about the item that asks this. */
async function see(page: Page, text: string): Promise<void> {
  await goTo(page, text)
  await ask(page)
}

test('the text reader answers from the region, says plainly when there is nothing to read, and works offline once it was used', async ({
  page,
  context,
}) => {
  test.setTimeout(600_000)
  const requested: string[] = []
  context.on('request', (request) => requested.push(request.url()))

  await test.step('before anybody asks, no byte of a model or of its runtime is fetched', async () => {
    await openTheSample(page)
    for (let done = 0; done < 10; done += 1) await decide(page, 'KeyF')
    await expect(queue(page)).toContainText('10 of 34 decided')
    await openModels(page)
    await expect(models(page)).toContainText('This machine')
    await page.keyboard.press('Escape')
    await page.evaluate(() => navigator.serviceWorker.ready)
    expect(requested.length).toBeGreaterThan(20)
    expect(requested.filter(isModel)).toEqual([])
  })

  await test.step('it reads the sign in the region', async () => {
    await see(page, questions.written)
    await viewsAre(page, 'answered', ['regional'], patience)
    await expect(card(page, 'regional')).toContainText('MARLOW & FINCH')
    await expect(card(page, 'regional').getByText('Right', { exact: true })).toBeVisible()
    await expect(card(page, 'regional')).toContainText(/\d+ texts? read: “/)
    await viewsAre(page, 'refused', ['blind'], patience)
    expect(requested.filter(isModel)).not.toEqual([])
  })

  await test.step('it says that it reads text only', async () => {
    await see(page, questions.crane)
    await viewsAre(page, 'refused', ['regional', 'global'], patience)
    await expect(card(page, 'regional')).toContainText(/reads text only/i)
    await expect(card(page, 'regional').getByText('No answer')).toBeVisible()
  })

  await test.step('it works without a network after a new start', async () => {
    // What is fetched in the background for later has time to end.
    await page.evaluate(() => navigator.serviceWorker.ready)
    await context.setOffline(true)
    await page.reload()
    await ready(page)
    await page.keyboard.press('KeyF')
    await see(page, questions.gate)
    await viewsAre(page, 'hidden', ['regional'], patience)
    await page.keyboard.press('KeyF')
    await goTo(page, questions.gate)
    await viewsAre(page, 'answered', ['regional'])
    await expect(card(page, 'regional')).toContainText('B14')
    expect(await costOf(page, 'regional')).toMatch(/WebAssembly|WebGPU/)
  })
})
