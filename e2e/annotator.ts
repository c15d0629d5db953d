import { expect, type Locator, type Page } from '@playwright/test'

/** What an annotator does and sees in the workbench, by the names that are on the screen. */

export const bench = (page: Page): Locator => page.locator('[data-item]')
export const panel = (page: Page): Locator => page.getByRole('region', { name: 'Question and answer' })
export const globalView = (page: Page): Locator => page.getByRole('region', { name: 'Global view' })
export const regionalView = (page: Page): Locator => page.getByRole('region', { name: 'Regional view' })
export const queue = (page: Page): Locator => page.getByRole('navigation', { name: 'Queue' })
export const rows = (page: Page): Locator => queue(page).locator('[data-id]')
export const decisions = (page: Page): Locator => page.getByRole('group', { name: 'Decisions' })
export const reasons = (page: Page): Locator => page.getByRole('group', { name: 'Reasons to reject' })
export const picture = (view: Locator): Locator => view.locator('[data-ready]')

/** The question in sight, as it stands now. */
export const question = (page: Page): Locator => page.locator('#question-text')

/** Waits until the page says that everything is written. */
export async function saved(page: Page): Promise<void> {
  await expect(page.getByRole('banner').getByText('Saved', { exact: true })).toBeVisible()
}

/** Waits until an item is in sight, its picture is drawn and the whole project is read. */
export async function ready(page: Page): Promise<void> {
  await expect(bench(page)).toBeVisible({ timeout: 30_000 })
  await expect(queue(page).locator('[data-count]')).toHaveAttribute('aria-busy', 'false')
}

export async function drawn(page: Page): Promise<void> {
  await expect(picture(globalView(page))).toHaveAttribute('data-ready', 'true', { timeout: 30_000 })
}

/** Goes to the item that asks this, through the queue. */
export async function goTo(page: Page, asked: string): Promise<void> {
  await rows(page).filter({ hasText: asked }).click()
  await expect(question(page)).toHaveText(asked)
}

/** The decision that is shown in the queue for the item that asks this. */
export const decisionOn = (page: Page, asked: string): Promise<string | null> =>
  rows(page).filter({ hasText: asked }).getAttribute('data-decision')

/** Presses keys one after another, by the names of their places. */
export async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** Decides with a key and waits until another item is in sight. */
export async function decide(page: Page, ...keys: readonly string[]): Promise<void> {
  const before = await bench(page).getAttribute('data-item')
  await press(page, ...keys)
  await expect(bench(page)).not.toHaveAttribute('data-item', before ?? '')
}

/** The command of this name, through the palette. */
export async function command(page: Page, name: string): Promise<void> {
  await press(page, 'Control+KeyK')
  await page.getByLabel('Type a command').fill(name)
  await press(page, 'Enter')
  await expect(page.getByLabel('Type a command')).toBeHidden()
}

export async function undone(page: Page, keys: string, label: string): Promise<void> {
  await press(page, keys)
  await expect(page.getByText(label, { exact: true })).toBeVisible()
}
