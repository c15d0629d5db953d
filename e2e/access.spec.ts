import { expect, type Page } from '@playwright/test'
import { isAccessible } from './accessible.ts'
import { bench, command, drawn, panel, press, queue, question, rows } from './annotator.ts'
import { choose } from './exporting.ts'
import { asked, yardFiles } from './fixtures/yard.ts'
import { look } from './importing.ts'
import { create, project, projects } from './projects.ts'
import { test } from './quiet.ts'
import { openYard } from './yardProject.ts'

test('axe finds nothing serious on the first page and its dialogs', async ({ page }) => {
  await page.goto('./')
  await expect(page.getByRole('button', { name: 'Open the sample' })).toBeVisible()
  await isAccessible(page, 'no project yet')
  await page.getByRole('button', { name: 'New project' }).click()
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeVisible()
  await isAccessible(page, 'naming a project')
  await page.getByRole('textbox', { name: 'Name' }).fill('The yard')
  await press(page, 'Enter')
  await expect(page.getByRole('heading', { name: 'Bring in question–answer pairs' })).toBeVisible()
  await isAccessible(page, 'an empty project')
  await page.getByRole('link', { name: 'All projects' }).click()
  await expect(project(page, 'The yard')).toBeVisible()
  await isAccessible(page, 'one project')
  await page.getByRole('button', { name: 'More for The yard' }).click()
  await expect(page.getByRole('menu')).toBeVisible()
  await isAccessible(page, 'the menu of a project')
  await page.getByRole('menuitem', { name: /Delete/ }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await isAccessible(page, 'deleting')
  await press(page, 'Escape')
  await page.getByRole('button', { name: 'Open a project file' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await isAccessible(page, 'opening a project file')
})

test('axe finds nothing serious on the workbench in any of its states', async ({ page }) => {
  test.setTimeout(120_000)
  await openYard(page)
  await drawn(page)
  await isAccessible(page, 'side by side')
  await press(page, 'KeyX')
  await expect(page.getByText('Pick one or more reasons')).toBeVisible()
  await isAccessible(page, 'picking reasons')
  await press(page, 'Digit1', 'Enter')
  await expect(question(page)).toHaveText(asked.dots)
  await press(page, 'KeyQ', 'KeyA')
  await expect(page.getByText('A check says no.')).toBeVisible()
  await isAccessible(page, 'a refusal')
  await press(page, 'KeyQ', 'KeyE', 'End')
  await page.keyboard.type(' More.')
  await isAccessible(page, 'editing the question')
  await press(page, 'Control+Enter', 'ArrowLeft')
  await expect(panel(page).locator('ins')).not.toHaveCount(0)
  await isAccessible(page, 'an edited, accepted item')
  await press(page, 'KeyR')
  await isAccessible(page, 'drawing the region')
  await press(page, 'Escape', 'KeyC')
  await expect(page.getByRole('menu')).toBeVisible()
  await isAccessible(page, 'the menu of categories')
  await press(page, 'Escape')
  await page.getByRole('button', { name: 'Show the upstream record' }).click()
  await isAccessible(page, 'the upstream record')
  await queue(page).getByRole('button', { name: 'Filter' }).click()
  await expect(page.getByRole('button', { name: 'Clear the filters' })).toBeVisible()
  await isAccessible(page, 'the filters')
  await press(page, 'Escape')
  await rows(page).filter({ hasText: asked.lost }).click()
  await expect(bench(page)).toContainText('is missing')
  await isAccessible(page, 'a missing picture')
  await page.getByLabel('Search the queue').fill('nothing of the kind')
  await expect(page.getByRole('heading', { name: 'No item matches' })).toBeVisible()
  await isAccessible(page, 'no item matches')
})

test('axe finds nothing serious in the dialogs of a project', async ({ page }) => {
  test.setTimeout(120_000)
  await create(page, 'The yard')
  await press(page, 'Control+KeyI')
  await expect(page.getByRole('button', { name: 'Choose files' })).toBeVisible()
  await isAccessible(page, 'choosing files')
  await press(page, 'Escape')
  const dialog = await look(page, yardFiles)
  await isAccessible(page, 'what is in the files')
  await dialog.getByRole('button', { name: /^Import/ }).click()
  await expect(dialog.getByRole('button', { name: 'Done' })).toBeVisible({ timeout: 60_000 })
  await isAccessible(page, 'what was imported')
  await dialog.getByRole('button', { name: 'Done' }).click()
  await press(page, 'KeyA')
  await expect(question(page)).toHaveText(asked.dots)
  await press(page, 'Control+KeyE')
  const exporting = page.getByRole('dialog', { name: 'Export' })
  await choose(exporting, 'ZoomBench', 'Judgements')
  for (const name of ['Pictures', 'Options', 'Split', 'About the dataset'])
    await exporting.getByText(name, { exact: true }).click()
  await isAccessible(page, 'exporting')
  await press(page, 'Escape')
  await press(page, 'Shift+Slash')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await isAccessible(page, 'the keys')
  await press(page, 'Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await press(page, 'Control+KeyK')
  await expect(page.getByLabel('Type a command')).toBeVisible()
  await isAccessible(page, 'the palette')
  await press(page, 'Escape')
  await page.getByRole('button', { name: /^You annotate as/ }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await isAccessible(page, 'who annotates')
  await press(page, 'Escape')
  await press(page, 'Comma')
  const settings = page.getByRole('dialog', { name: 'Project settings' })
  for (const tab of await settings.getByRole('tab').all()) {
    await tab.click()
    await isAccessible(page, `settings: ${await tab.innerText()}`)
  }
})

/** What has the focus, in the words of a screen reader. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement
    if (!(element instanceof HTMLElement) || element === document.body) return ''
    const name = element.getAttribute('aria-label') ?? element.innerText
    return name.trim().replaceAll(/\s+/g, ' ')
  })

test('the first page is gone through by keyboard alone, and the focus is always seen', async ({ page }) => {
  await page.goto('./')
  await expect(page.getByRole('button', { name: 'Open the sample' })).toBeVisible()
  const stops: string[] = []
  for (let time = 0; time < 5; time += 1) {
    await press(page, 'Tab')
    const name = await focused(page)
    if (name === '') break
    stops.push(name)
    expect(await outlineSeen(page), name).toBe(true)
  }
  expect(stops.slice(0, 4)).toEqual([
    'Open a project file',
    'New project',
    'Open the sample',
    'Ask it to keep the data',
  ])

  await press(page, 'KeyN')
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await page.keyboard.type('By keyboard')
  await press(page, 'Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'By keyboard' })).toBeVisible()
  await command(page, 'All projects')
  await expect(project(page, 'By keyboard')).toBeVisible()

  // The menu of a project, and away with it.
  await page.getByRole('button', { name: 'More for By keyboard' }).focus()
  await press(page, 'Enter')
  await expect(page.getByRole('menuitem', { name: 'Rename' })).toBeFocused()
  await press(page, 'ArrowDown', 'ArrowDown', 'Enter')
  await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused()
  await page.keyboard.type('By keyboard')
  await press(page, 'Enter')
  await expect(projects(page)).toHaveCount(0)
})

test('everything on the workbench is reached with Tab, named, and shows that it has the focus', async ({
  page,
}) => {
  await openYard(page)
  await drawn(page)
  const wanted = await page.evaluate(() => {
    const operable = 'button, a[href], input, textarea, select, [role="separator"]'
    return [...document.querySelectorAll<HTMLElement>(operable)]
      .filter(
        (element) => element.checkVisibility() && !element.matches(':disabled') && element.tabIndex >= 0,
      )
      .map((element, index) => {
        element.dataset['stop'] = String(index)
        return element.getAttribute('aria-label') ?? element.innerText
      })
  })
  for (const name of wanted) expect(name.trim()).not.toBe('')
  const seen = new Set<string>()
  await page.evaluate(() => document.body.focus())
  for (let time = 0; time < wanted.length + 5; time += 1) {
    await press(page, 'Tab')
    const stop = await page.evaluate(() => document.activeElement?.getAttribute('data-stop') ?? '')
    if (stop === '' || seen.has(stop)) continue
    seen.add(stop)
    expect(await outlineSeen(page), wanted[Number(stop)]).toBe(true)
  }
  const missed = wanted.filter((_, index) => !seen.has(String(index)))
  expect(missed).toEqual([])
})

test('nothing can be done with the mouse only: every button is there for the keyboard', async ({ page }) => {
  await openYard(page)
  const mouseOnly = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main *, header *')]
      .filter((element) => element.checkVisibility())
      .filter((element) => getComputedStyle(element).cursor === 'pointer')
      .filter((element) => !element.closest('button, a[href], input, label, summary, [role="separator"]'))
      .map((element) => element.outerHTML.slice(0, 120)),
  )
  expect(mouseOnly).toEqual([])
  // Queue rows are reached from the current one with the arrows.
  await rows(page).first().focus()
  await press(page, 'ArrowDown')
  await press(page, 'ArrowRight')
  await expect(question(page)).toHaveText(asked.dots)
})

/** Whether the element with the focus looks different from how it looks without. */
function outlineSeen(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const element = document.activeElement
    if (!(element instanceof HTMLElement)) return false
    const looks = () => {
      const around = [
        element,
        element.parentElement,
        element.closest('[class*="wrapper"], [class*="Wrapper"]'),
      ]
      return around
        .filter((each) => each !== null)
        .map((each) => {
          const { outline, boxShadow, borderColor, backgroundColor } = getComputedStyle(each)
          return [outline, boxShadow, borderColor, backgroundColor].join()
        })
        .join()
    }
    await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => null)))
    const withFocus = looks()
    element.blur()
    await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => null)))
    const without = looks()
    element.focus({ preventScroll: true, focusVisible: true })
    return withFocus !== without
  })
}
