// What runs in the page takes nothing along from outside of it.
/* oxlint-disable unicorn/consistent-function-scoping */
import type { Page } from '@playwright/test'
import { bareFrames, bareTimes, installClocks, scrollFrames } from './curate/clocks.ts'
import { annotators, filled } from './curate/filled.ts'
import { quantiles } from './quantiles.ts'
import type { Bench, Stage } from './stage.ts'

/**
 * The table of all items with 100,000 of them and the judgements of three people: how long from an act until the screen
 * shows what came of it, and how long frames take while it scrolls. Beside each stands what the language or the browser
 * alone needs for the same in the same run. `npm run bench -- curate [items]`
 */
export const bench: Bench = async (stage) => {
  const items = Number(stage.args[0] ?? 100_000)
  const page = await openFilled(stage, items)
  const opened = await openTable(page)
  const scrolled = {
    frames: quantiles(await page.evaluate(scrollFrames, 170)),
    framesByLeaps: quantiles(await page.evaluate(scrollFrames, 3400)),
    bareFrames: quantiles(await page.evaluate(bareFrames, 170)),
  }
  const filter = await times(page, filterOnce)
  const sort = await times(page, sortOnce)
  const search = await times(page, searchOnce)
  const choose = await times(page, chooseOnce)
  const edits = await editAll(page)
  const limits = await page.evaluate(bareTimes, items)
  await page.context().close()
  const beside = (measured: readonly number[], limit: readonly number[]) => ({
    shown: quantiles(measured),
    bare: quantiles(limit),
  })
  return {
    unit: 'ms',
    items,
    judgements: items * annotators.length,
    tableFirstShown: opened,
    scroll: scrolled,
    filter: beside(filter, limits.filter),
    sort: beside(sort, limits.sort),
    search: beside(search, limits.search),
    chooseAll: beside(choose, limits.choose),
    bulkEdit: {
      ...beside(edits.shown, limits.edit),
      workedOutBefore: quantiles(edits.workedOut),
      saved: quantiles(edits.saved),
    },
  }
}

const rounds = 7

async function openFilled(stage: Stage, count: number): Promise<Page> {
  const { page, projectId } = await filled(stage, count)
  await page.addInitScript(installClocks)
  await page.goto(`${stage.url}#/project/${projectId}/curate/items`)
  return page
}

async function openTable(page: Page): Promise<number> {
  const start = Date.now()
  await page.reload()
  await page.getByRole('grid', { name: 'Items' }).waitFor({ timeout: 300_000 })
  await page.locator('[role="grid"][aria-busy="false"]').waitFor({ timeout: 300_000 })
  const shown = Date.now() - start
  // What is made ready in the background comes to rest.
  await page.waitForTimeout(8000)
  return shown
}

async function times(page: Page, once: (round: number) => Promise<number>): Promise<readonly number[]> {
  const measured: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    measured.push(await page.evaluate(once, round))
    await page.waitForTimeout(300)
  }
  return measured
}

/** The address asks for two of the five categories, and then for another one. */
async function filterOnce(round: number): Promise<number> {
  const grid = document.querySelector('[role="grid"]')
  const [start] = location.hash.split('/items')
  const values = [['ocr', 'color', 'counting', 'structure', 'material'][round % 5] ?? '']
  const detail = JSON.stringify([{ kind: 'names', field: 'category', values, not: false }])
  await window.clocked(
    () => (location.hash = `${start ?? ''}/items`),
    () =>
      grid?.getAttribute('aria-rowcount') === '100001' ||
      !document.querySelector('[aria-label^="Remove the filter"]'),
  )
  const before = grid?.getAttribute('aria-rowcount')
  const took = await window.clocked(
    () => (location.hash = `${start ?? ''}/items/${encodeURIComponent(detail)}`),
    () => grid?.getAttribute('aria-rowcount') !== before && grid?.getAttribute('aria-busy') === 'false',
  )
  await window.clocked(
    () => (location.hash = `${start ?? ''}/items`),
    () => grid?.getAttribute('aria-rowcount') === before && grid?.getAttribute('aria-busy') === 'false',
  )
  return took
}

/** Presses the head of the area ratio: upwards, downwards, as imported, and on. */
async function sortOnce(): Promise<number> {
  const head = [...document.querySelectorAll('[role="columnheader"]')].find(
    ({ textContent }) => textContent === 'Area ratio',
  )
  const grid = document.querySelector('[role="grid"]')
  if (grid) grid.scrollTop = 0
  const first = (): string | null | undefined =>
    document.querySelector('[data-at="0"]')?.getAttribute('data-item-id')
  await window.clocked(
    () => undefined,
    () => typeof first() === 'string',
  )
  const before = first()
  return window.clocked(
    () => head?.querySelector('button')?.click(),
    () => first() !== before && grid?.getAttribute('aria-busy') === 'false',
  )
}

async function searchOnce(round: number): Promise<number> {
  const field = document.querySelector('#items-search')
  if (!(field instanceof HTMLInputElement)) throw new Error('There is no search.')
  const grid = document.querySelector('[role="grid"]')
  const write = (text: string): void => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
  const before = grid?.getAttribute('aria-rowcount')
  const took = await window.clocked(
    () => write(`plate 7${String(round)}`),
    () => grid?.getAttribute('aria-rowcount') !== before && grid?.getAttribute('aria-busy') === 'false',
  )
  await window.clocked(
    () => write(''),
    () => grid?.getAttribute('aria-rowcount') === before && grid?.getAttribute('aria-busy') === 'false',
  )
  return took
}

/** Ctrl+A in the table, and Escape. */
async function chooseOnce(): Promise<number> {
  const grid = document.querySelector('[role="grid"]')
  const press = (key: string, ctrlKey: boolean): void =>
    void grid?.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true, cancelable: true }))
  const isChosen = (): boolean => document.querySelector('[data-at][aria-selected="true"]') !== null
  const bar = (): boolean => document.querySelector('[role="toolbar"][aria-label="Chosen items"]') !== null
  const took = await window.clocked(
    () => press('a', true),
    () => isChosen() && bar(),
  )
  await window.clocked(
    () => press('Escape', false),
    () => !isChosen() && !bar(),
  )
  return took
}

interface Edits {
  readonly workedOut: readonly number[]
  readonly shown: readonly number[]
  readonly saved: readonly number[]
}

/** Flags all items, then skips them, and so on: what it comes to is worked out while the dialog is read. */
async function editAll(page: Page): Promise<Edits> {
  const [workedOut, shown, saved]: [number[], number[], number[]] = [[], [], []]
  for (let round = 0; round < 4; round += 1) {
    await page.getByRole('grid', { name: 'Items' }).focus()
    await page.keyboard.press('Control+KeyA')
    await page.getByRole('button', { name: 'My judgement' }).click()
    const opened = Date.now()
    await page.getByRole('menuitem', { name: round % 2 === 0 ? 'Flag' : 'Skip', exact: true }).click()
    await page.locator('[role="dialog"] button[type="submit"]:enabled').waitFor({ timeout: 60_000 })
    workedOut.push(Date.now() - opened)
    shown.push(await page.evaluate(applyOnce, round % 2 === 0 ? 'flagged' : 'skipped'))
    const written = Date.now()
    await page.locator('[data-saving="saved"]').waitFor({ timeout: 300_000 })
    saved.push(Date.now() - written)
    await page.locator('[role="grid"][aria-busy="false"]').waitFor({ timeout: 60_000 })
    await page.waitForTimeout(3000)
  }
  return { workedOut, shown, saved }
}

function applyOnce(word: string): Promise<number> {
  const submit = document.querySelector('[role="dialog"] button[type="submit"]')
  if (!(submit instanceof HTMLButtonElement)) throw new Error('There is no dialog.')
  const said = (): boolean =>
    document
      .querySelector('[data-at="0"] [data-column="decisions"] [aria-label]')
      ?.getAttribute('aria-label')
      ?.includes(word) ?? false
  return window.clocked(() => submit.click(), said)
}
