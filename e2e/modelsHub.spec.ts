import { expect, type Locator, type Page } from '@playwright/test'
import { press, ready, rows } from './annotator.ts'
import { withoutGraphics } from './graphics.ts'
import { filesOf, serveHub, type FakeHub } from './hubServer.ts'
import { closeModels, line, load, loadFails, models, openModels } from './modelling.ts'
import { ask, letterOf, viewsAre } from './previewing.ts'
import { onlyLikeliest } from './sampling.ts'
import { test as quiet } from './quiet.ts'
import { openScenes, tinyFolder } from './tinyModel.ts'

const repository = 'somebody/tiny-squares'
const name = 'tiny-squares fp32'
const decoder = 'onnx/decoder_model_merged.onnx'
/** All that the model needs, as the list tells it: 4.3 MB of networks and the small files beside them. */
const weight = /4\.\d MB/

const test = quiet.extend<{ readonly hub: FakeHub }>({
  hub: async ({ pardons }, provide) => {
    const hub = await serveHub({ [repository]: filesOf(tinyFolder) })
    // The hub that the user names, and what the browser says about its refusals.
    pardons.push(new RegExp(`^asked for: ${hub.host}/`), new RegExp(`^complained: .* at ${hub.host}/`))
    await provide(hub)
    await hub.close()
  },
})

// WebAssembly is quicker than a graphics card that is imitated.
test.use(withoutGraphics)

async function addFromHub(page: Page, hub: FakeHub, id = repository): Promise<Locator> {
  await openModels(page)
  await models(page).getByRole('tab', { name: 'From the hub' }).click()
  await models(page).getByRole('textbox', { name: 'Model', exact: true }).fill(id)
  await models(page).getByLabel('Precision').selectOption('fp32')
  await models(page).getByLabel('Host').fill(hub.host)
  await models(page).getByRole('button', { name: 'Add to the list' }).click()
  await expect(models(page).getByRole('region', { name: 'Yours' })).toBeVisible()
  return models(page).getByRole('region', { name: 'Yours' }).getByRole('listitem')
}

/** How many bytes of files this browser keeps for the page. */
const keptBytes = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const weigh = async (folder: FileSystemDirectoryHandle): Promise<number> => {
      let bytes = 0
      for await (const entry of folder.values()) {
        if (entry instanceof FileSystemDirectoryHandle) bytes += await weigh(entry)
        else if (entry instanceof FileSystemFileHandle) bytes += (await entry.getFile()).size
      }
      return bytes
    }
    return weigh(await navigator.storage.getDirectory())
  })

/** Bytes of the largest file that were sent so far. */
function sentOfLargest({ sent }: FakeHub): number {
  const [largest] = [...filesOf(tinyFolder)].toSorted(([, a], [, b]) => b.length - a.length)
  const name = largest?.[0] ?? ''
  return [...sent].reduce((sum, [path, bytes]) => (path.endsWith(name) ? sum + bytes : sum), 0)
}

test('a model is downloaded from a hub on demand, stopped, gone on with, asked, kept, and removed with its files', async ({
  page,
  hub,
}) => {
  test.setTimeout(150_000)
  await openScenes(page)
  await test.step('adding it fetches nothing', async () => {
    await addFromHub(page, hub)
    expect(hub.asked).toEqual([])
  })
  await test.step('loading it shows how far the download is, until it is stopped', async () => {
    hub.behave({ bytesPerSecond: 600_000 })
    await line(page, name).getByRole('button', { name: 'Load', exact: true }).click()
    await expect(line(page, name).getByRole('progressbar')).toBeVisible()
    await expect(line(page, name)).toContainText(/Downloading [2-9]\d %/, { timeout: 30_000 })
    // Stopped in the middle of a file, not between two of them.
    await expect.poll(() => sentOfLargest(hub), { timeout: 30_000 }).toBeGreaterThan(200_000)
    await line(page, name).getByRole('button', { name: 'Cancel' }).click()
    await expect(line(page, name)).toHaveAttribute('data-standing', 'idle')
  })
  await test.step('loading it again goes on where it was', async () => {
    const before = sum(hub.sent)
    expect(before).toBeGreaterThan(0)
    hub.behave({ bytesPerSecond: Number.POSITIVE_INFINITY })
    await load(page, name)
    const all = sum(new Map([...filesOf(tinyFolder)].map(([path, bytes]) => [path, bytes.length])))
    expect(hub.asked.filter((request) => /bytes=[1-9]/.test(request))).not.toEqual([])
    // What was on the way when it was stopped may have been sent twice.
    expect(sum(hub.sent)).toBeLessThan(all + 400_000)
    await expect(line(page, name)).toContainText(weight)
  })
  await test.step('it answers', async () => {
    await line(page, name).getByRole('radio').check()
    await closeModels(page)
    await onlyLikeliest(page)
    await press(page, 'KeyA')
    await rows(page).first().click()
    await ask(page)
    await viewsAre(page, 'answered', undefined, 90_000)
    expect([await letterOf(page, 'global'), await letterOf(page, 'regional')]).toEqual(['D', 'A'])
  })
  await test.step('after a reload it loads without the hub', async () => {
    const asked = hub.asked.length
    hub.behave({ status: 503 })
    await page.reload()
    await ready(page)
    await openModels(page)
    await expect(line(page, name)).toContainText(weight)
    await load(page, name)
    expect(hub.asked.slice(asked).filter((request) => request.includes('/resolve/'))).toEqual([])
  })
  await test.step('removing it frees the space', async () => {
    expect(await keptBytes(page)).toBeGreaterThan(4_000_000)
    await line(page, name)
      .getByRole('button', { name: /^Take it off the list and free 4\.\d MB/ })
      .click()
    await line(page, name)
      .getByRole('button', { name: /^Delete, frees/ })
      .click()
    await expect(line(page, name)).toHaveCount(0)
    await expect.poll(() => keptBytes(page)).toBeLessThan(100_000)
  })
})

test('a model is downloaded for later without being started, and loads when there is no hub', async ({
  page,
  hub,
}) => {
  await openScenes(page)
  await addFromHub(page, hub)
  await line(page, name).getByRole('button', { name: 'Download', exact: true }).click()
  await expect(line(page, name)).toContainText(/4\.\d MB kept here/, { timeout: 60_000 })
  await expect(line(page, name)).toHaveAttribute('data-standing', 'idle')
  await expect(line(page, name).getByRole('button', { name: 'Download', exact: true })).toHaveCount(0)
  hub.behave({ status: 503 })
  await load(page, name)
})

test('a file that is not what the hub promised is refused with a sentence, and nothing of it stays', async ({
  page,
  hub,
}) => {
  hub.behave({ wrongHash: decoder })
  await openScenes(page)
  await addFromHub(page, hub)
  await expect(await loadFails(page, name)).toContainText(
    `${decoder} arrived, but is not the file that the hub promised, so it was deleted.`,
  )
  hub.behave({ wrongHash: null })
  await line(page, name).getByRole('button', { name: 'Try again' }).click()
  await expect(line(page, name)).toHaveAttribute('data-standing', 'ready', { timeout: 60_000 })
})

test('a download that breaks off says so and goes on from there, and a hub without the model says that', async ({
  page,
  hub,
}) => {
  hub.behave({ cutAfter: 300_000, ranges: false })
  await openScenes(page)
  await addFromHub(page, hub)
  await expect(await loadFails(page, name)).toContainText(
    /was cut off after [\d.]+ (?:bytes|kB) of .+ Try again; it goes on from there\./,
  )
  hub.behave({ cutAfter: Number.POSITIVE_INFINITY, ranges: true })
  await line(page, name).getByRole('button', { name: 'Try again' }).click()
  await expect(line(page, name)).toHaveAttribute('data-standing', 'ready', { timeout: 60_000 })
  await closeModels(page)

  await addFromHub(page, hub, 'somebody/nothing')
  await expect(await loadFails(page, 'nothing fp32')).toContainText('has no public model somebody/nothing')
})

const sum = (bytes: ReadonlyMap<string, number>): number =>
  [...bytes.values()].reduce((before, each) => before + each, 0)
