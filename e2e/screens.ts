import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { chromium, type Browser, type Page } from '@playwright/test'
import { preview } from 'vite'
import { command, decide, drawn, press, queue, ready, rows } from './annotator.ts'
import { browserArguments, findBrowser } from './browser.ts'
import { buildIfStale } from './build.ts'
import { results, root } from './command.ts'
import { asked, yardFiles } from './fixtures/yard.ts'
import { look } from './importing.ts'
import { models, openModels } from './modelling.ts'
import { freePort } from './port.ts'
import { ask, card, fake, viewsAre } from './previewing.ts'
import { create, openSample } from './projects.ts'
import { openYard } from './yardProject.ts'

/** `npx tsx e2e/screens.ts [name …]`: what the main screens look like, for looking at; nothing is compared. */

const sizes = [
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
  { width: 1024, height: 768 },
] as const
const schemes = ['light', 'dark'] as const

type Shoot = (name: string) => Promise<void>

/** Leads a page through its screens, and shoots each. */
const walks: Readonly<Record<string, (page: Page, shoot: Shoot) => Promise<void>>> = {
  async first(page, shoot) {
    await page.goto('./')
    await page.getByRole('button', { name: 'Open the sample' }).waitFor()
    await shoot('empty')
  },
  async sample(page, shoot) {
    await page.goto('./')
    await openSample(page)
    await ready(page)
    await drawn(page)
    await shoot('first item')
    await press(page, 'KeyX')
    await shoot('picking reasons')
    await press(page, 'Digit3')
    await decide(page, 'KeyX')
    await decide(page, 'KeyA')
    await decide(page, 'KeyF')
    await drawn(page)
    await press(page, 'KeyZ')
    await shoot('zoomed to the evidence')
    await press(page, 'BracketRight', 'BracketRight', 'KeyR')
    await shoot('drawing the region')
    await press(page, 'Escape', 'KeyE', 'End')
    await page.keyboard.type(' Look twice.')
    await shoot('editing the question')
    await decide(page, 'Control+Enter')
    await press(page, 'ArrowLeft')
    await shoot('fixed and accepted')
    await press(page, 'Control+KeyK')
    await page.getByLabel('Type a command').waitFor()
    await shoot('palette')
    await press(page, 'Escape', 'Shift+Slash')
    await page.getByRole('dialog', { name: 'Keys' }).waitFor()
    await shoot('keys')
    await press(page, 'Escape', 'Control+KeyE')
    await page.getByRole('button', { name: /^Export/ }).waitFor()
    await shoot('export')
    await press(page, 'Escape', 'Comma')
    await page.getByRole('dialog', { name: 'Project settings' }).waitFor()
    await shoot('settings')
    await page.getByRole('tab', { name: 'Reasons to reject' }).click()
    await shoot('settings, reasons')
    await press(page, 'Escape')
    await page.getByRole('button', { name: /^You annotate as/ }).click()
    await page.getByRole('dialog').waitFor()
    await shoot('annotator')
    await press(page, 'Escape')
    await queue(page).getByRole('button', { name: 'Filter' }).click()
    await page.getByRole('button', { name: 'Clear the filters' }).waitFor()
    await shoot('filters')
    await press(page, 'Escape', 'KeyB')
    await shoot('without the queue')
    await press(page, 'KeyB')
    for (let more = 0; more < 40; more += 1) {
      if (await page.getByRole('dialog').isVisible()) break
      await press(page, 'KeyA')
    }
    await page.getByText('Flaws found').waitFor({ timeout: 5000 })
    await shoot('debrief')
    await press(page, 'Escape')
    await page.getByRole('link', { name: 'All projects' }).click()
    await page.getByRole('button', { name: 'More for Sample project' }).waitFor()
    await shoot('projects')
  },
  async yard(page, shoot) {
    await create(page, 'The yard')
    await shoot('empty project')
    await press(page, 'Control+KeyI')
    await page.getByRole('button', { name: 'Choose files' }).waitFor()
    await shoot('import')
    await press(page, 'Escape')
    const dialog = await look(page, yardFiles)
    await shoot('import, what is in the files')
    await dialog.getByRole('button', { name: /^Import/ }).click()
    await dialog.getByRole('button', { name: 'Done' }).waitFor()
    await shoot('import, done')
    await dialog.getByRole('button', { name: 'Done' }).click()
    await rows(page).filter({ hasText: asked.lost }).click()
    await shoot('missing picture')
    await press(page, 'Comma')
    await page.getByRole('tab', { name: 'Look' }).click()
    await page.getByRole('radio', { name: 'Global first' }).click()
    await shoot('settings, look')
    await press(page, 'Escape')
    await rows(page).first().click()
    await drawn(page)
    await shoot('global first')
    await press(page, 'Minus')
    await shoot('global first, second answer')
  },
  async models(page, shoot) {
    await openYard(page, fake(600))
    await press(page, 'Shift+KeyP')
    await shoot('preview, not asked')
    await ask(page)
    await viewsAre(page, 'asking', ['blind'])
    await shoot('preview, asking')
    await viewsAre(page, 'hidden')
    await shoot('preview, hidden')
    await press(page, 'KeyF')
    await rows(page).first().click()
    await viewsAre(page, 'answered')
    await drawn(page)
    await shoot('preview, answered')
    await card(page, 'global')
      .getByRole('button', { name: /^Enlarge/ })
      .click()
    await page.getByRole('dialog').waitFor()
    await shoot('what the model saw')
    await press(page, 'Escape')
    await command(page, 'Find the resolution')
    await page.getByRole('button', { name: 'Find it again' }).waitFor()
    await shoot('resolutions')
    await openModels(page)
    await shoot('models')
    for (const tab of ['From the hub', 'From a folder', 'An endpoint']) {
      await models(page).getByRole('tab', { name: tab }).click()
      await shoot(`models, ${tab}`)
    }
    await press(page, 'Escape')
    await command(page, 'Ask about many items…')
    await page.getByRole('button', { name: 'Start' }).waitFor()
    await shoot('asking about many items')
    await page.getByRole('button', { name: 'Start' }).click()
    const run = page.getByRole('group', { name: 'Asking about many items' })
    await run.getByRole('progressbar').click()
    await page.getByText(/a minute, about/).waitFor()
    await shoot('a run')
  },
}

async function shootAll(browser: Browser, url: string, names: readonly string[]): Promise<void> {
  const folder = resolve(results, 'screens')
  mkdirSync(folder, { recursive: true })
  for (const size of sizes)
    for (const scheme of schemes)
      for (const [walk, through] of Object.entries(walks)) {
        if (names.length > 0 && !names.includes(walk)) continue
        const page = await browser.newPage({
          baseURL: url,
          viewport: size,
          colorScheme: scheme,
          reducedMotion: 'reduce',
          serviceWorkers: 'block',
        })
        let count = 0
        await through(page, async (name) => {
          count += 1
          const file = `${walk} ${String(count).padStart(2, '0')} ${name}, ${size.width}, ${scheme}.png`
          await page.waitForTimeout(250)
          await page.screenshot({ path: resolve(folder, file) })
        })
        await page.context().close()
      }
  console.log(folder)
}

if ((await buildIfStale()) !== 0) throw new Error('The application does not build.')
const found = await findBrowser()
const server = await preview({ root, preview: { host: '127.0.0.1', port: await freePort() } })
const browser = await chromium.launch({ executablePath: found.path, args: [...browserArguments] })
try {
  await shootAll(browser, server.resolvedUrls?.local[0] ?? '', process.argv.slice(2))
} finally {
  await browser.close()
  await server.close()
}
