import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, type Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'
import { root } from './command.ts'

const axe = readFileSync(resolve(root, 'node_modules/axe-core/axe.min.js'), 'utf8')

const tags = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']

declare global {
  interface Window {
    readonly axe: { run(context: Document, options: unknown): Promise<AxeResults> }
  }
}

/** Fails, and lets the test go on, when axe finds anything serious on the page in either scheme; says what, and where. */
export async function isAccessible(page: Page, where: string): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) {
    await page.evaluate(axe)
    // What is still fading has colours that nobody will see.
    await page.addStyleTag({ content: '*, ::before, ::after { transition: none !important }' })
  }
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme)
    expect.soft(await seriousFaults(page), `${where}, ${colorScheme}`).toEqual([])
  }
}

async function seriousFaults(page: Page): Promise<readonly string[]> {
  const { violations } = await page.evaluate(
    (tags) => window.axe.run(document, { resultTypes: ['violations'], runOnly: tags }),
    tags,
  )
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) =>
      nodes.map(
        ({ target, failureSummary }) => `${id} (${help}): ${target.join(' ')} – ${failureSummary ?? ''}`,
      ),
    )
}
