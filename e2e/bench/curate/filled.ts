import type { Page } from '@playwright/test'
import { exampleItem, exampleJudgement, examplePicture } from '../../../src/domain/example.ts'
import type { Stage } from '../stage.ts'
import { fill } from './fill.ts'

export const annotators: readonly string[] = ['ann-4be1', 'ben-77c0', 'cleo-10aa']

const bare = examplePicture()
/** A picture that nobody looks at: no bytes lie behind it. */
const sha256 = 'ab'.repeat(32)

/** A page at the list of projects, and a project with so many items, about each of which these people judged. */
export async function filled(
  { browser, url }: Pick<Stage, 'browser' | 'url'>,
  count: number,
  by: readonly string[] = annotators,
): Promise<{ readonly page: Page; readonly projectId: string }> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' })
  // The compiler that runs these scripts names inner functions through a helper that a page does not have.
  await page.addInitScript({ content: 'globalThis.__name = (value) => value' })
  await page.goto(url)
  await page.getByRole('button', { name: 'New project' }).click()
  await page.getByLabel('Name').fill('Bench')
  await page.getByRole('button', { name: 'Create' }).click()
  await page.locator('[data-project]').waitFor()
  const projectId = (await page.locator('[data-project]').getAttribute('data-project')) ?? ''
  await page.getByRole('link', { name: 'All projects' }).click()
  await page.evaluate(fill, {
    projectId,
    count,
    categories: ['ocr', 'color', 'counting', 'structure', 'material'],
    annotators: by,
    item: exampleItem(),
    judgement: exampleJudgement(),
    picture: { ...bare, sha256, origin: { ...bare.origin, sha256 } },
  })
  return { page, projectId }
}
