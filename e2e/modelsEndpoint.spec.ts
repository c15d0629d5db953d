import { expect, type Page } from '@playwright/test'
import { goTo, press, ready } from './annotator.ts'
import { serveEndpoint, type EndpointServer } from './endpointServer.ts'
import { asked } from './fixtures/yard.ts'
import { addEndpoint, closeModels, describeEndpoint, line, models, openModels } from './modelling.ts'
import { ask, barsOf, card, costOf, letterOf, preview, verdict, viewsAre } from './previewing.ts'
import { test as quiet } from './quiet.ts'
import { openYard } from './yardProject.ts'

const test = quiet.extend<{ readonly server: EndpointServer }>({
  server: async ({ pardons }, provide) => {
    const server = await serveEndpoint()
    const { origin } = new URL(server.baseUrl)
    // The user's own server, and what the browser says about its refusals.
    pardons.push(new RegExp(`^asked for: ${origin}/`), new RegExp(`^complained: .* at ${origin}/`))
    pardons.push(/^complained: Access to fetch at .* has been blocked by CORS policy/)
    await provide(server)
    await server.close()
  },
})

/** A fresh project at its first item, which is decided already, so that answers are in sight. */
async function openDecided(page: Page): Promise<void> {
  await openYard(page)
  await press(page, 'KeyA')
  await goTo(page, asked.plate)
}

for (const stream of [true, false])
  test(`a server ${stream ? 'that streams' : 'that answers at once'} gives both views, with the likelihood of each option`, async ({
    page,
    server,
  }) => {
    server.behave({
      answer: ({ picture }) =>
        picture && picture.width < 400
          ? { text: 'A', first: { A: 0.8, B: 0.1, C: 0.05, D: 0.05 } }
          : { text: 'B', first: { A: 0.3, B: 0.5, C: 0.1, D: 0.1 } },
    })
    await openDecided(page)
    await addEndpoint(page, { baseUrl: server.baseUrl, model: 'scripted', stream })
    await ask(page)
    await viewsAre(page, 'answered')
    await expect(verdict(page, 'Zoom helps')).toBeVisible()
    expect([await letterOf(page, 'global'), await letterOf(page, 'regional')]).toEqual(['B', 'A'])
    const bars = { global: [0.3, 0.5, 0.1, 0.1], regional: [0.8, 0.1, 0.05, 0.05] } as const
    for (const view of ['global', 'regional'] as const) {
      const shown = await barsOf(page, view)
      for (const [at, share] of bars[view].entries()) expect(shown[at]).toBeCloseTo(share, 4)
    }
    expect(await costOf(page, 'global')).toMatch(/^296 tokens · .+ · Endpoint$/)
    expect(server.requests.filter(({ body }) => body?.['stream'] === stream)).toHaveLength(3)
  })

test('a key is sent along and found nowhere that outlasts the page', async ({ page, server }) => {
  const key = 'sk-secret-4711-lighthouse'
  server.behave({ key })
  await openDecided(page)
  await openModels(page)
  await describeEndpoint(page, { baseUrl: server.baseUrl, model: 'scripted', key: 'sk-wrong' })
  await models(page).getByRole('button', { name: 'Test' }).click()
  await expect(models(page).getByRole('status')).toContainText('does not accept the key (401)')
  await describeEndpoint(page, { baseUrl: server.baseUrl, model: 'scripted', key })
  await models(page).getByRole('button', { name: 'Test' }).click()
  await expect(
    models(page)
      .getByRole('status')
      .filter({ hasText: /work|answer/i }),
  ).toBeVisible()
  await models(page).getByRole('button', { name: 'Add to the list' }).click()
  await closeModels(page)
  await ask(page)
  await viewsAre(page, 'answered')
  expect(server.requests.at(-1)?.authorisation).toBe(`Bearer ${key}`)

  const stored = await everythingStored(page)
  expect(stored).toContain('scripted')
  expect(stored).not.toContain('lighthouse')
  await page.reload()
  await preview(page).getByRole('button', { name: 'More about previews' }).click()
  await page.getByRole('menuitem', { name: 'Ask again in all views' }).click()
  await viewsAre(page, 'failed')
  await expect(card(page, 'global')).toContainText('wants a key (401)')
  expect(server.requests.at(-1)?.authorisation).toBeNull()
})

test('a server that is busy for a moment is asked again by itself', async ({ page, server }) => {
  server.behave({ troubles: [{ status: 429, retryAfter: '1' }, { status: 503 }] })
  await openDecided(page)
  await addEndpoint(page, { baseUrl: server.baseUrl, model: 'scripted' })
  await ask(page)
  await viewsAre(page, 'answered')
  expect(server.requests.filter(({ path }) => path.endsWith('/chat/completions'))).toHaveLength(5)
})

test('what goes wrong with a server is said, and the next question is answered', async ({ page, server }) => {
  test.setTimeout(120_000)
  await openDecided(page)
  await addEndpoint(page, { baseUrl: server.baseUrl, model: 'scripted', seconds: 2 })
  const tryAgain = async (): Promise<void> => {
    await card(page, 'blind').getByRole('button', { name: 'Try again' }).click()
  }

  server.behave({ cors: false })
  await ask(page)
  await viewsAre(page, 'failed')
  await expect(card(page, 'blind')).toContainText(
    /was not reached\. Either none runs there, or it does not allow this page/,
  )
  await expect(card(page, 'blind')).toContainText('OLLAMA_ORIGINS=')

  server.behave({ cors: true, key: 'another' })
  await tryAgain()
  await expect(card(page, 'blind')).toContainText('wants a key (401)')

  server.behave({ key: null, troubles: Array(8).fill('silent') })
  await tryAgain()
  await expect(card(page, 'blind')).toContainText('gave no sign of an answer for 2 seconds', {
    timeout: 40_000,
  })

  server.behave({ troubles: Array(8).fill('garbage') })
  await tryAgain()
  await expect(card(page, 'blind')).toContainText('not as an OpenAI-compatible server does')

  server.behave({ troubles: [], models: ['another'] })
  await tryAgain()
  await expect(card(page, 'blind')).toContainText('knows no model scripted')

  server.behave({ models: ['scripted'] })
  await tryAgain()
  await viewsAre(page, 'answered', ['blind'])
  await ask(page)
  await viewsAre(page, 'answered')
})

test('a server that nobody needs any more is taken off the list', async ({ page, server }) => {
  await openDecided(page)
  await addEndpoint(page, { baseUrl: server.baseUrl, model: 'scripted' })
  await page.reload()
  await ready(page)
  await openModels(page)
  const name = `scripted at ${new URL(server.baseUrl).host}`
  await expect(line(page, name)).toBeVisible()
  await line(page, name)
    .getByRole('button', { name: /^Take it off the list/ })
    .click()
  await line(page, name).getByRole('button', { name: 'Remove' }).click()
  await expect(line(page, name)).toHaveCount(0)
  await page.reload()
  await ready(page)
  await openModels(page)
  await expect(line(page, name)).toHaveCount(0)
})

/** All text in what this browser keeps: storage, databases and files. */
const everythingStored = (page: Page): Promise<string> => page.evaluate(readAll)

async function readAll(): Promise<string> {
  const found: unknown[] = [Object.entries(localStorage), Object.entries(sessionStorage), document.cookie]
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name)
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => reject(new Error(`${name} does not open.`)))
    })
    for (const store of database.objectStoreNames) {
      found.push(
        await new Promise((resolve) => {
          const request = database.transaction(store).objectStore(store).getAll()
          request.addEventListener('success', () => resolve([name, store, request.result]))
        }),
      )
    }
    database.close()
  }
  const folders = [await navigator.storage.getDirectory()]
  for (let folder = folders.pop(); folder; folder = folders.pop()) {
    for await (const entry of folder.values()) {
      found.push(entry.name)
      if (entry instanceof FileSystemDirectoryHandle) folders.push(entry)
      else if (entry instanceof FileSystemFileHandle) found.push(await (await entry.getFile()).text())
    }
  }
  return JSON.stringify(found)
}
