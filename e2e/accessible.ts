import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, type Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'
import { root } from './command.ts'

const axe = readFileSync(resolve(root, 'node_modules/axe-core/axe.min.js'), 'utf8')

declare global {
  interface Window {
    readonly axe: { run(context: Document, options: unknown): Promise<AxeResults> }
  }
}

/** Fails, and lets the test go on, when axe finds anything serious on the page as it stands; says what, and where. */
export async function isAccessible(page: Page, where: string): Promise<void> {
  // What is still fading in has colours that nobody will see.
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity)
        .map((animation) => animation.finished.catch(() => undefined)),
    ),
  )
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe)
  const { violations } = await page.evaluate(() =>
    window.axe.run(document, {
      resultTypes: ['violations'],
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }),
  )
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  const told = serious.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id} (${help}): ${target.join(' ')} – ${failureSummary ?? ''}`,
    ),
  )
  expect.soft(told, where).toEqual([])
}
