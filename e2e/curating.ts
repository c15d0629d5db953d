import { expect, type Locator, type Page } from '@playwright/test'
import { press } from './annotator.ts'

/** What a lead does and sees while curating, by the names that are on the screen. */

export const curatePages = (page: Page): Locator => page.getByRole('navigation', { name: 'Curate' })

/** Opens a page of curating and waits until it stands there. */
export async function curate(page: Page, name: string): Promise<Locator> {
  if (!(await curatePages(page).isVisible())) await press(page, 'Shift+KeyU')
  await curatePages(page).getByRole('link', { name, exact: true }).click()
  const shown = page.getByRole('main', { name, exact: true })
  await expect(shown.getByRole('heading', { level: 1, name })).toBeVisible({ timeout: 30_000 })
  return shown
}

/** Somebody else annotates in this browser from now on. */
export async function annotateAs(page: Page, name: string): Promise<void> {
  const who = page.getByRole('dialog', { name: 'Who annotates here' })
  await page.getByRole('button', { name: /^You annotate as/ }).click()
  const somebody = who.getByRole('radio', { name: 'Somebody new' })
  const isFirst = !(await somebody.isVisible())
  if (!isFirst) await somebody.click()
  await who.getByLabel('Name').fill(name)
  await who.getByRole('button', { name: isFirst ? 'Save' : 'Annotate as this person' }).click()
  await expect(page.getByRole('button', { name: `You annotate as ${name}; change` })).toBeVisible()
}
