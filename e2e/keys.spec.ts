import { expect, type Page } from '@playwright/test'
import {
  bench,
  command,
  decide,
  decisions,
  drawn,
  globalView,
  panel,
  press,
  question,
  queue,
  rows,
} from './annotator.ts'
import { asked, inQueue } from './fixtures/yard.ts'
import { hasOverlay } from './pixels.ts'
import { test } from './quiet.ts'
import { openYard } from './yardProject.ts'

test.beforeEach(async ({ page }) => {
  await openYard(page)
})

/** A press as a keyboard of another layout sends it. */
async function pressAs(page: Page, code: string, key: string, autoRepeat = false): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const text = key.length === 1 ? { text: key } : {}
  await session.send('Input.dispatchKeyEvent', { type: 'keyDown', code, key, ...text, autoRepeat })
  if (!autoRepeat) await session.send('Input.dispatchKeyEvent', { type: 'keyUp', code, key })
  await session.detach()
}

const nothingDecided = (page: Page) => expect(queue(page)).toContainText('0 of 11 decided')

test('no key acts while text is composed or typed', async ({ page }) => {
  await test.step('composed', async () => {
    await press(page, 'KeyE')
    const session = await page.context().newCDPSession(page)
    await session.send('Input.imeSetComposition', { text: 'あ', selectionStart: 1, selectionEnd: 1 })
    // An Enter that ends a composition belongs to the input method.
    const handled = await page.evaluate(() => {
      const field = document.activeElement
      const presses: readonly (readonly [EventTarget | null, KeyboardEventInit])[] = [
        [field, { code: 'Enter', key: 'Enter', ctrlKey: true }],
        [field, { code: 'Escape', key: 'Escape' }],
        [document.body, { code: 'KeyA', key: 'Process' }],
        [document.body, { code: 'KeyX', key: 'Process' }],
      ]
      const composing = { bubbles: true, cancelable: true, isComposing: true }
      return presses.map(([target, init]) =>
        target?.dispatchEvent(new KeyboardEvent('keydown', { ...composing, ...init })),
      )
    })
    // None was taken: the browser may do with each what it likes.
    expect(handled).toEqual([true, true, true, true])
    await session.send('Input.insertText', { text: 'あい' })
    await expect(panel(page).getByRole('textbox', { name: 'Question' })).toHaveValue('あい')
    await nothingDecided(page)
    await press(page, 'Escape')
    await expect(question(page)).toHaveText(asked.plate)
  })
  await test.step('typed', async () => {
    await press(page, 'KeyE', 'End')
    await page.keyboard.type(' axfsu 1234 [z]')
    await nothingDecided(page)
    await expect(panel(page).getByRole('textbox', { name: 'Question' })).toHaveValue(
      `${asked.plate} axfsu 1234 [z]`,
    )
    await press(page, 'Escape')
    await expect(question(page)).toHaveText(asked.plate)
    await expect(page.getByRole('button', { name: 'As given' })).toHaveCount(0)

    await press(page, 'Slash')
    await expect(page.getByLabel('Search the queue')).toBeFocused()
    await page.keyboard.type('lamp')
    await expect(rows(page)).toHaveCount(2)
    await nothingDecided(page)

    await page.getByLabel('Region width').focus()
    await press(page, 'KeyA', 'KeyX', 'KeyF')
    await nothingDecided(page)
  })
})

test('no key reaches the items behind a dialog, a menu or a list of filters', async ({ page }) => {
  const keys = ['KeyA', 'KeyX', 'Digit1', 'KeyF', 'KeyS', 'ArrowRight']
  const openings: readonly (readonly [opens: string, does: () => Promise<void>])[] = [
    ['the keys', () => press(page, 'Shift+Slash')],
    ['the settings', () => press(page, 'Comma')],
    ['the import', () => press(page, 'Control+KeyI')],
    ['the export', () => press(page, 'Control+KeyE')],
    ['the annotator', () => page.getByRole('button', { name: /^You annotate as/ }).click()],
  ]
  for (const [opens, open] of openings)
    await test.step(opens, async () => {
      await open()
      await expect(page.getByRole('dialog')).toBeVisible()
      await press(page, ...keys)
      await press(page, 'Escape')
      await expect(page.getByRole('dialog')).toBeHidden()
      await nothingDecided(page)
      await expect(question(page)).toHaveText(asked.plate)
    })
  await test.step('the palette', async () => {
    await press(page, 'Control+KeyK', ...keys, 'Escape')
    await expect(page.getByLabel('Type a command')).toBeHidden()
    await nothingDecided(page)
  })
  await test.step('a menu', async () => {
    await press(page, 'KeyC')
    await expect(page.getByRole('menu')).toBeVisible()
    await press(page, ...keys)
    await press(page, 'Escape')
    await expect(page.getByRole('menu')).toBeHidden()
    await nothingDecided(page)
    await expect(
      page.getByRole('group', { name: 'Reasons to reject' }).locator('[aria-pressed=true]'),
    ).toHaveCount(0)
    await expect(question(page)).toHaveText(asked.plate)
  })
  await test.step('the filters', async () => {
    await queue(page).getByRole('button', { name: 'Filter' }).click()
    await page.getByRole('button', { name: 'Clear the filters' }).focus()
    await press(page, ...keys)
    await press(page, 'Escape')
    await nothingDecided(page)
    await expect(question(page)).toHaveText(asked.plate)
  })
})

test('a key is its place on the keyboard, alone, and pressed once', async ({ page }) => {
  await test.step('with a modifier that nobody asked for it decides nothing', async () => {
    await press(page, 'Control+KeyA', 'Alt+KeyA', 'Shift+KeyA', 'Meta+KeyF', 'Alt+KeyX')
    await nothingDecided(page)
    await expect(question(page)).toHaveText(asked.plate)
  })
  await test.step('whatever is printed on it, its place counts', async () => {
    // On a French keyboard the key in the place of A prints Q.
    await pressAs(page, 'KeyQ', 'a')
    await nothingDecided(page)
    await expect(page.getByRole('button', { name: 'Answerable: no' })).toBeVisible()
    await pressAs(page, 'KeyQ', 'a')
    await pressAs(page, 'KeyQ', 'a')
    await expect(page.getByRole('button', { name: 'Answerable: not said' })).toBeVisible()
    await pressAs(page, 'KeyA', 'q')
    await expect(question(page)).toHaveText(asked.dots)
    await expect(rows(page).first()).toHaveAttribute('data-decision', 'accept')
    // A Russian keyboard has no Latin letters at all.
    await pressAs(page, 'KeyF', 'а')
    await expect(rows(page).nth(1)).toHaveAttribute('data-decision', 'flag')
  })
  await test.step('held down, it decides once', async () => {
    await pressAs(page, 'KeyA', 'a')
    await expect(question(page)).toHaveText(asked.window)
    for (let time = 0; time < 5; time += 1) await pressAs(page, 'KeyA', 'a', true)
    await expect(queue(page)).toContainText('3 of 11 decided')
    await expect(question(page)).toHaveText(asked.window)
    // Going along by holding an arrow is as it should be.
    for (let time = 0; time < 3; time += 1) await pressAs(page, 'ArrowRight', 'ArrowRight', true)
    await expect(question(page)).toHaveText(inQueue[6] ?? '')
  })
})

test('every key is shown, and every command found by its name', async ({ page }) => {
  await test.step('the question mark shows every key there is', async () => {
    await press(page, 'Shift+Slash')
    const help = page.getByRole('dialog', { name: 'Keys' })
    for (const label of [
      'Accept and go on',
      'Reject and go on',
      'Take the last decision back',
      'Edit the question',
      'Zoom to the evidence',
      'Hold: hide what is drawn on the pictures',
      'Reason: Wrong answer',
      'Export',
      'All commands',
      'Search the queue',
    ])
      await expect(help.getByText(label, { exact: true })).toHaveCount(1)
    await expect(help.locator('kbd', { hasText: /^A$/ })).toHaveCount(1)
    await press(page, 'Escape')
    await expect(help).toBeHidden()
  })
  await test.step('the palette finds and runs any command', async () => {
    await command(page, 'Flag and go on')
    await expect(question(page)).toHaveText(asked.dots)
    await expect(rows(page).first()).toHaveAttribute('data-decision', 'flag')
    await command(page, 'Take the last decision back')
    await expect(question(page)).toHaveText(asked.plate)
    await expect(rows(page).first()).toHaveAttribute('data-decision', 'undecided')
    await command(page, 'Reason: Too easy')
    await expect(page.getByRole('button', { name: 'Too easy' })).toHaveAttribute('aria-pressed', 'true')
    await command(page, 'Show or hide the queue')
    await expect(queue(page)).toBeHidden()
    await press(page, 'Control+KeyK')
    await page.getByLabel('Type a command').fill('no command is called like this')
    await expect(page.getByText('No command of that name')).toBeVisible()
  })
})

test('reasons are picked or left, and arrows go from item to item', async ({ page }) => {
  await test.step('picking reasons can be left without rejecting', async () => {
    await press(page, 'KeyX')
    await expect(page.getByText('Pick one or more reasons')).toBeVisible()
    await press(page, 'Digit2', 'Equal', 'Escape')
    await expect(page.getByText('Pick one or more reasons')).toBeHidden()
    await nothingDecided(page)
    await expect(page.getByRole('button', { name: 'Views disagree' })).toHaveAttribute('aria-pressed', 'true')
    await press(page, 'Digit2')
    await expect(page.getByRole('button', { name: 'Views disagree' })).toHaveAttribute(
      'aria-pressed',
      'false',
    )
    await expect(page.getByRole('button', { name: 'Other' })).toHaveAttribute('aria-pressed', 'true')
  })
  await test.step('Ctrl+S says that everything is saved already', async () => {
    await press(page, 'Control+KeyS')
    await expect(page.getByText('Already saved: every change is written as you make it.')).toBeVisible()
    await expect(bench(page)).toBeVisible()
  })
  await test.step('arrows stay at the ends, and pass over what is decided where asked to', async () => {
    await press(page, 'ArrowLeft')
    await expect(question(page)).toHaveText(asked.plate)
    await press(page, 'ArrowRight', 'ArrowRight')
    await expect(question(page)).toHaveText(asked.label)
    await press(page, 'PageUp')
    await expect(question(page)).toHaveText(asked.dots)
    for (let time = 0; time < 12; time += 1) await press(page, 'ArrowRight')
    await expect(question(page)).toHaveText(asked.lost)
    await nothingDecided(page)
    // Decided ones are passed over, and after the last comes the first.
    await press(page, 'KeyA')
    await expect(rows(page).last()).toHaveAttribute('data-decision', 'accept')
    await expect(question(page)).toHaveText(asked.plate)
    await press(page, 'ArrowLeft', 'Shift+ArrowRight')
    await expect(question(page)).toHaveText(asked.dots)
  })
})

test('H hides what is drawn, and Ctrl+Enter from inside a text accepts', async ({ page }) => {
  await test.step('what is drawn on the pictures is away for as long as H is held', async () => {
    await drawn(page)
    await expect.poll(() => hasOverlay(globalView(page))).toBe(true)
    await page.keyboard.down('KeyH')
    await expect.poll(() => hasOverlay(globalView(page))).toBe(false)
    await page.keyboard.up('KeyH')
    await expect.poll(() => hasOverlay(globalView(page))).toBe(true)
  })
  await test.step('Ctrl+Enter from inside a text takes the text and accepts', async () => {
    await press(page, 'KeyE', 'Control+KeyA')
    await page.keyboard.type('Which colour is the left plate?')
    await decide(page, 'Control+Enter')
    await expect(rows(page).first()).toContainText('Which colour is the left plate?')
    await expect(rows(page).first()).toHaveAttribute('data-decision', 'accept')
    await press(page, 'ArrowLeft')
    await expect(decisions(page).getByRole('button', { name: 'Fix and accept' })).toHaveAttribute(
      'aria-pressed',
      'true',
    )
    // What was given, and what became of it, stand side by side.
    await expect(panel(page).locator('del')).not.toHaveCount(0)
    await expect(panel(page).locator('ins')).not.toHaveCount(0)
  })
})

test('after a click the keys still belong to the item', async ({ page }) => {
  await decisions(page).getByRole('button', { name: 'Accept' }).click()
  await expect(question(page)).toHaveText(asked.dots)
  // Space is for panning; it must not press the button that was clicked last.
  await press(page, 'Space', 'Enter')
  await expect(queue(page)).toContainText('1 of 11 decided')
  await expect(question(page)).toHaveText(asked.dots)

  await rows(page).filter({ hasText: asked.label }).click()
  await expect(question(page)).toHaveText(asked.label)
  await press(page, 'KeyX', 'Digit4', 'Enter')
  await expect(rows(page).filter({ hasText: asked.label })).toHaveAttribute('data-decision', 'reject')
})
