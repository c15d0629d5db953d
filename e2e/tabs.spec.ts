import { expect } from '@playwright/test'
import { decide, press, question, queue, ready, rows, saved } from './annotator.ts'
import { asked } from './fixtures/yard.ts'
import { test } from './quiet.ts'
import { openYard } from './yardProject.ts'

test('a second tab reads, follows live, and can take over', async ({ page, context }) => {
  await openYard(page)
  const second = await context.newPage()
  await second.goto(page.url())
  await ready(second)
  await expect(
    second.getByText('Another tab is working on this project; here it is read only.'),
  ).toBeVisible()
  await expect(page.getByText('here it is read only')).toHaveCount(0)

  await test.step('nothing can be changed in the second tab', async () => {
    await second.bringToFront()
    await press(second, 'KeyA')
    await expect(second.getByText('Take over here first, at the top of the page.')).toBeVisible()
    await expect(question(second)).toHaveText(asked.plate)
    await expect(queue(second)).toContainText('0 of 11 decided')
    await press(second, 'ArrowRight')
    await expect(question(second)).toHaveText(asked.dots)
  })

  await test.step('what the first tab does is seen in the second, undo included', async () => {
    await page.bringToFront()
    await decide(page, 'KeyA')
    await decide(page, 'KeyF')
    await expect(queue(second)).toContainText('2 of 11 decided')
    await expect(rows(second).first()).toHaveAttribute('data-decision', 'accept')
    await expect(question(second)).toHaveText(asked.dots)
    await press(page, 'Control+KeyZ')
    await expect(rows(second).nth(1)).toHaveAttribute('data-decision', 'undecided')
  })

  await test.step('the second tab takes over, and the first one follows', async () => {
    await second.bringToFront()
    await second.getByRole('button', { name: 'Take over here' }).click()
    await expect(second.getByText('here it is read only')).toHaveCount(0)
    await expect(page.getByText('here it is read only')).toBeVisible()
    await decide(second, 'KeyA')
    await saved(second)
    await expect(rows(page).nth(1)).toHaveAttribute('data-decision', 'accept')
    await page.bringToFront()
    await press(page, 'KeyX', 'KeyX')
    await expect(page.getByText('Take over here first, at the top of the page.')).toBeVisible()
    await expect(queue(page)).toContainText('2 of 11 decided')
  })

  await test.step('when the writer is closed, the other one can write again and nothing is lost', async () => {
    await second.close()
    await page.getByRole('button', { name: 'Take over here' }).click()
    await expect(page.getByText('here it is read only')).toHaveCount(0)
    await press(page, 'Escape')
    await rows(page).filter({ hasText: asked.label }).click()
    await decide(page, 'KeyS')
    await saved(page)
    await page.reload()
    await ready(page)
    await expect(queue(page)).toContainText('3 of 11 decided')
  })
})

test('a project that is deleted in another tab is not written to any more, and says so', async ({
  page,
  context,
}) => {
  await openYard(page)
  const second = await context.newPage()
  await second.goto('./')
  await second.getByRole('button', { name: 'More for The yard' }).click()
  await second.getByRole('menuitem', { name: /Delete/ }).click()
  await second.getByRole('dialog').getByRole('textbox').fill('The yard')
  await second.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect(second.getByRole('heading', { name: 'Start with the sample project' })).toBeVisible()
  await expect(page.getByText(/removed or upgraded in another tab|deleted/i).first()).toBeVisible()
})
