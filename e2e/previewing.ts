import { expect, type Locator, type Page } from '@playwright/test'
import { drawn, panel, press, ready } from './annotator.ts'
import type { View } from '../src/domain/preview.ts'
import { sampleSize, openSample } from './projects.ts'

/** What somebody does and sees who asks models about items, by the names that are on the screen. */

/** What stands behind the address of the page for the model that answers by rote. */
export const fake = (ms = 0, breaks = ''): string =>
  `?download&model=fake&fakeMs=${ms}${breaks === '' ? '' : `&fakeBreaks=${breaks}`}`

export const preview = (page: Page): Locator => page.getByRole('region', { name: 'Preview' })

const viewNames = { global: 'Global view', regional: 'Regional view', blind: 'Blind view' } as const

export const card = (page: Page, view: View): Locator =>
  preview(page).getByRole('article', { name: viewNames[view] })

/** Waits until every view that is named is in this state. */
export async function viewsAre(
  page: Page,
  state: 'answered' | 'asking' | 'blank' | 'cannot' | 'failed' | 'hidden' | 'refused',
  views: readonly View[] = ['global', 'regional', 'blind'],
  timeout = 30_000,
): Promise<void> {
  for (const view of views) await expect(card(page, view)).toHaveAttribute('data-state', state, { timeout })
}

export const askButton = (page: Page): Locator => preview(page).getByRole('button', { name: /^Ask/ })

/** Asks about the item in sight with the key. */
export const ask = (page: Page): Promise<void> => press(page, 'KeyP')

/** Asks about the item in sight although its answers are known. */
export async function askAgain(page: Page): Promise<void> {
  await preview(page).getByRole('button', { name: 'More about previews' }).click()
  await page.getByRole('menuitem', { name: 'Ask again in all views' }).click()
}

/** The letter of the option that a view says. */
export async function letterOf(page: Page, view: View): Promise<string> {
  const chosen = card(page, view).getByRole('listitem', { name: /, chosen$/ })
  return ((await chosen.getAttribute('aria-label')) ?? '').slice(0, 1)
}

/** How long the bars of the options are drawn, 0 to 1, A first. */
export const barsOf = (page: Page, view: View): Promise<readonly number[]> =>
  card(page, view)
    .getByRole('list', { name: 'Probability of each option' })
    .getByRole('listitem')
    .evaluateAll((bars) =>
      bars.map((bar) => {
        const filled = bar.querySelector<HTMLElement>('span > span')
        return Number.parseFloat(filled?.style.width ?? '') / 100
      }),
    )

/** What a view cost and what gave it, in words: `59 tokens · 0.2 s · WebAssembly`. */
export const costOf = (page: Page, view: View): Promise<string> =>
  card(page, view)
    .getByText(/\b(?:WebGPU|WebAssembly|Endpoint|Fake)$/)
    .innerText()

/** What the two views come to, by this name. */
export const verdict = (page: Page, name: 'Both right' | 'Neither' | 'Zoom helps' | 'Zoom hurts'): Locator =>
  preview(page).getByRole('button', { name, exact: true })

/** Picks one of the choices that lie beside each other under this name. */
export const pick = (page: Page, choice: string, name: string | RegExp): Promise<void> =>
  page.getByRole('radiogroup', { name: choice }).getByText(name, { exact: true }).click()

/** Chooses how often a model is asked in each view. */
export async function chooseSamples(page: Page, samples: 1 | 4 | 8): Promise<void> {
  await preview(page)
    .getByRole('button', { name: /^Answers per view/ })
    .click()
  await pick(page, 'Answers per view', String(samples))
  await press(page, 'Escape')
}

/** Has models give their likeliest answer only, which is the same each time. */
export async function onlyLikeliest(page: Page): Promise<void> {
  if (await preview(page).isHidden()) await press(page, 'Shift+KeyP')
  await chooseSamples(page, 1)
}

/** How many answers of models this browser keeps. */
export const keptAnswers = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const request = indexedDB.open('saccade-previews')
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => reject(new Error('The answers cannot be read.')))
    })
    const counting = database.transaction('previews').objectStore('previews').count()
    const count = await new Promise<number>((resolve) =>
      counting.addEventListener('success', () => resolve(counting.result)),
    )
    database.close()
    return count
  })

export async function openTheSample(page: Page, search = '?download'): Promise<void> {
  await page.goto(`./${search}`)
  await openSample(page)
  await ready(page)
  await expect(page.getByRole('navigation', { name: 'Queue' }).locator('[data-count]')).toHaveAttribute(
    'data-count',
    String(sampleSize().items),
  )
  await drawn(page)
}

/** Moves the focus off whatever has it, so that keys are commands again. */
export const leave = (page: Page): Promise<void> =>
  page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  })

export const note = (page: Page): Locator => panel(page).getByRole('textbox', { name: 'Note' })
