import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect } from '@playwright/test'
import * as v from 'valibot'
import { command, decide, press, question, ready } from './annotator.ts'
import { root } from './command.ts'
import { openSample } from './projects.ts'
import { test } from './quiet.ts'

const truth = v.object({
  items: v.array(v.object({ question: v.string(), flaw: v.nullable(v.string()), explanation: v.string() })),
})

test('after the last item of the sample a debrief compares the decisions with the truth', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const { items } = v.parse(
    truth,
    JSON.parse(readFileSync(resolve(root, 'public/sample/truth.json'), 'utf8')),
  )
  const flawed = new Set(items.flatMap(({ question, flaw }) => (flaw === null ? [] : [question])))
  const missed = items.find(({ flaw }) => flaw !== null)
  if (!missed) throw new Error('The sample has no flaw.')

  await page.goto('./')
  await openSample(page)
  await ready(page)
  // All flaws are rejected but one, which a hasty newcomer accepts.
  for (let count = 1; count <= items.length; count += 1) {
    const text = await question(page).innerText()
    const keys = flawed.has(text) && text !== missed.question ? ['Digit1', 'KeyX'] : ['KeyA']
    if (count < items.length) await decide(page, ...keys)
    else await press(page, ...keys)
  }
  const debrief = page.getByRole('dialog', { name: 'How you did' })
  await expect(debrief).toBeVisible()
  const good = items.length - flawed.size
  await expect(debrief.locator('dl')).toContainText(`Flaws found${flawed.size - 1}of ${flawed.size}`)
  await expect(debrief.locator('dl')).toContainText(`Good pairs kept${good}of ${good}`)
  await expect(debrief).toContainText(missed.explanation)
  await debrief.getByRole('button', { name: `Look again: ${missed.question}` }).click()
  await expect(debrief).toBeHidden()
  await expect(question(page)).toHaveText(missed.question)

  // It can be asked for again, and follows what one says now.
  await press(page, 'Digit1', 'KeyX')
  await expect(debrief).toBeVisible()
  await expect(debrief.locator('dl')).toContainText(`Flaws found${flawed.size}of ${flawed.size}`)
  await press(page, 'Escape')
  await expect(debrief).toBeHidden()
  await command(page, 'Compare my decisions with the truth')
  await expect(debrief).toBeVisible()
})
