import type { Page } from '@playwright/test'
import { press } from './annotator.ts'
import { pick, preview } from './previewing.ts'

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
