import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { goTo, press, rows } from './annotator.ts'
import { asked } from './fixtures/yard.ts'
import { withoutGraphics } from './graphics.ts'
import { addFound, closeModels, line, load, loadFails, models, openModels, pickFolder } from './modelling.ts'
import { ask, card, fake, letterOf, preview, viewsAre } from './previewing.ts'
import { onlyLikeliest } from './sampling.ts'
import { test } from './quiet.ts'
import { addTiny, openScenes, tinyFolder, tinyName } from './tinyModel.ts'
import { openYard } from './yardProject.ts'

// WebAssembly is quicker than a graphics card that is imitated; the model by rote has one to lose all the same.
test.use(withoutGraphics)

/** A fresh project at its first item, which is decided already, so that answers are in sight. */
async function openDecided(page: Page, search: string): Promise<void> {
  await openYard(page, search)
  await press(page, 'KeyA')
  await goTo(page, asked.plate)
}

const sentences = {
  'device-lost': /The graphics card went away/,
  'out-of-memory': /not enough memory/,
  crash: /The part of this page that runs the model stopped .+ Ask again; it starts anew by itself\./,
} as const

for (const [how, sentence] of Object.entries(sentences))
  test(`a model that fails every time (${how}) says so, and the page works on`, async ({ page }) => {
    await openDecided(page, fake(0, `${how}:1`))
    await ask(page)
    await viewsAre(page, 'failed')
    await expect(card(page, 'global')).toContainText(sentence)
    await card(page, 'global').getByRole('button', { name: 'Try again' }).click()
    await viewsAre(page, 'failed')
    await press(page, 'KeyF')
    await expect(rows(page).filter({ hasText: asked.dots })).toBeVisible()
    await goTo(page, asked.plate)
    await expect(rows(page).filter({ hasText: asked.plate })).toHaveAttribute('data-decision', 'flag')
  })

test('a graphics card that goes away in the middle is done without, and the page says why', async ({
  page,
}) => {
  // Each worker breaks at its second request, and only the first of them has the graphics card to blame.
  await openDecided(page, fake(0, 'device-lost:2'))
  await ask(page)
  await viewsAre(page, 'answered', ['global', 'regional'])
  await viewsAre(page, 'failed', ['blind'])
  await card(page, 'blind').getByRole('button', { name: 'Try again' }).click()
  await viewsAre(page, 'answered')
  await openModels(page)
  await expect(line(page, 'Fake model')).toContainText(
    'This model runs without the graphics card (wasm), because the graphics card went away while it was running.',
  )
})

test('a model that crashed answers the next question', async ({ page }) => {
  await openDecided(page, fake(0, 'crash:2'))
  await ask(page)
  await viewsAre(page, 'answered', ['global'])
  for (let more = 0; more < 4; more += 1) {
    const failed = preview(page).getByRole('button', { name: 'Try again' })
    await expect(card(page, 'blind')).not.toHaveAttribute('data-state', 'asking')
    if ((await failed.count()) === 0) break
    await failed.first().click()
    await expect(preview(page).getByRole('article').and(page.locator('[data-state="asking"]'))).toHaveCount(0)
  }
  await viewsAre(page, 'answered')
})

test('a model that gives no sign of life is ended, and asked in another worker', async ({ page }) => {
  await page.clock.install()
  await openDecided(page, fake(0, 'hung:2'))
  await ask(page)
  await viewsAre(page, 'answered', ['global'])
  await viewsAre(page, 'asking', ['regional'])
  await page.clock.runFor('03:00')
  await viewsAre(page, 'answered', ['regional'])
  await openModels(page)
  await expect(line(page, 'Fake model')).toContainText('it gave no sign of life on the graphics card')
})

/** A copy of the tiny model with something wrong in it. */
function broken(wrong: (folder: string) => void): { readonly folder: string; readonly clear: () => void } {
  const home = mkdtempSync(join(tmpdir(), 'saccade-'))
  const folder = join(home, 'model')
  cpSync(tinyFolder, folder, { recursive: true })
  wrong(folder)
  return { folder, clear: () => rmSync(home, { recursive: true, force: true }) }
}

const decoder = 'onnx/decoder_model_merged.onnx'

test('a model whose files are damaged is refused with a sentence, and the whole one loads after it', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const { folder, clear } = broken((folder) => {
    const whole = readFileSync(join(folder, decoder))
    writeFileSync(join(folder, decoder), whole.subarray(0, whole.length / 2))
  })
  try {
    await openScenes(page)
    await openModels(page)
    await pickFolder(page, folder)
    await addFound(page)
    await expect(await loadFails(page, tinyName)).toContainText(/damaged|decoder_model_merged/)
    await line(page, tinyName)
      .getByRole('button', { name: /^Take it off the list/ })
      .click()
    await line(page, tinyName).getByRole('button', { name: 'Remove' }).click()
    await closeModels(page)

    await addTiny(page)
    await load(page, tinyName)
    await closeModels(page)
    await onlyLikeliest(page)
    await press(page, 'KeyA')
    await rows(page).first().click()
    await ask(page)
    await viewsAre(page, 'answered', undefined, 90_000)
    expect(await letterOf(page, 'regional')).toBe('A')
  } finally {
    clear()
  }
})

test('a folder that lacks files, or is no model, is refused with a sentence before anything is loaded', async ({
  page,
}) => {
  const lacking = broken((folder) => rmSync(join(folder, decoder)))
  const none = broken((folder) => rmSync(join(folder, 'config.json')))
  try {
    await openScenes(page)
    await openModels(page)
    await pickFolder(page, lacking.folder)
    await expect(models(page).getByRole('alert')).toContainText(/no file for decoder_model_merged/)
    await pickFolder(page, none.folder)
    await expect(models(page).getByRole('alert')).toContainText(/config\.json/)
    await pickFolder(page, tinyFolder)
    await addFound(page)
  } finally {
    lacking.clear()
    none.clear()
  }
})
