import { expect, type Page } from '@playwright/test'
import { press, ready, rows } from './annotator.ts'
import { asParquet } from './fixtures/asRows.ts'
import { zoomBench } from './fixtures/records.ts'
import { inQueue, pictures, scenes } from './fixtures/yard.ts'
import { serveHub, type FakeHub } from './hubServer.ts'
import { importDialog, take } from './importing.ts'
import { create } from './projects.ts'
import { test as quiet } from './quiet.ts'

const dataset = 'somebody/yard'

const test = quiet.extend<{ readonly hub: FakeHub }>({
  hub: async ({ pardons }, provide) => {
    const records = zoomBench(scenes)
    const rest = asParquet('train.parquet', [{ query: 'x', response: 'y' }])
    const hub = await serveHub({
      [`datasets/${dataset}`]: new Map<string, Uint8Array>([
        ['README.md', new TextEncoder().encode('# Yard')],
        [records.name, records.buffer],
        ...Object.values(pictures).map((file) => [`images/${file.name}`, file.buffer] as const),
      ]),
      'datasets/somebody/tables': new Map<string, Uint8Array>([
        ['data/train-00000-of-00001.parquet', rest.buffer],
        ['data/test-00000-of-00001.parquet', rest.buffer],
      ]),
    })
    pardons.push(new RegExp(`^asked for: ${hub.host}/`), new RegExp(`^complained: .* at ${hub.host}/`))
    await provide(hub)
    await hub.close()
  },
})

/** Opens the dialog and asks for what lies at an address. */
async function find(page: Page, hub: FakeHub, address: string): Promise<void> {
  await press(page, 'Control+KeyI')
  const dialog = importDialog(page)
  await dialog.getByLabel('From the web').fill(address)
  await dialog.getByRole('button', { name: 'Access token, mirror and revision' }).click()
  await dialog.getByLabel('Hub', { exact: true }).fill(hub.host)
  await dialog.getByRole('button', { name: 'Find files' }).click()
}

/** Bytes that lie on the disk for imports. */
const downloadedBytes = (page: Page): Promise<number> =>
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

test('a dataset of a hub is listed, downloaded, imported, and freed', async ({ page, hub }) => {
  await create(page, 'From the hub')
  hub.behave({ pageSize: 3 })
  await find(page, hub, dataset)
  const dialog = importDialog(page)
  const files = dialog.getByRole('list', { name: 'Files of the dataset' })
  await expect(files.getByRole('checkbox', { name: 'zoombench.json' })).toBeChecked()
  await expect(files.getByRole('checkbox', { name: /^images\// })).toBeChecked()
  await expect(dialog).toContainText('1 other file of the dataset')
  await dialog.getByRole('button', { name: /^Download: \d+ files/ }).click()
  await expect(dialog.getByRole('heading', { name: 'Files', exact: true })).toBeVisible()
  expect(await downloadedBytes(page)).toBeGreaterThan(10_000)
  await take(page)
  await ready(page)
  await expect(rows(page)).toHaveCount(inQueue.length + 1)
  await expect.poll(() => downloadedBytes(page)).toBe(0)
})

test('a download shows its rate, is stopped, and goes on from there', async ({ page, hub }) => {
  await create(page, 'Stopped')
  hub.behave({ bytesPerSecond: 2_000 })
  await find(page, hub, dataset)
  const dialog = importDialog(page)
  await dialog.getByRole('button', { name: /^Download: / }).click()
  await expect(dialog.getByRole('progressbar', { name: 'Downloading' })).toBeVisible()
  await expect(dialog.getByText(/B\/s/)).toBeVisible()
  await press(page, 'Escape')
  await page.getByRole('alertdialog', { name: 'Stop?' }).getByRole('button', { name: 'Go on' }).click()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog.getByRole('button', { name: /^Download: / })).toBeVisible()
  hub.behave({ bytesPerSecond: Number.POSITIVE_INFINITY })
  await dialog.getByRole('button', { name: /^Download: / }).click()
  await expect(dialog.getByRole('heading', { name: 'Files', exact: true })).toBeVisible()
  expect(hub.asked.filter((request) => /bytes=[1-9]/.test(request))).not.toEqual([])
  await press(page, 'Escape')
  await expect.poll(() => downloadedBytes(page)).toBe(0)
})

test('of several splits the one for tests is chosen', async ({ page, hub }) => {
  await create(page, 'Splits')
  await find(page, hub, `${hub.host}/datasets/somebody/tables`)
  const files = importDialog(page).getByRole('list', { name: 'Files of the dataset' })
  await expect(files.getByRole('checkbox', { name: /test-/ })).toBeChecked()
  await expect(files.getByRole('checkbox', { name: /train-/ })).not.toBeChecked()
})

test('a dataset behind a gate wants a token', async ({ page, hub }) => {
  await create(page, 'Gate')
  hub.behave({ token: 'hf_open_sesame' })
  await find(page, hub, dataset)
  const dialog = importDialog(page)
  await expect(dialog.getByRole('alert')).toContainText('access token')
  await dialog.getByLabel('Access token').fill('hf_open_sesame')
  await dialog.getByRole('button', { name: 'Find files' }).click()
  await dialog.getByRole('button', { name: /^Download: / }).click()
  await expect(dialog.getByRole('heading', { name: 'Files', exact: true })).toBeVisible()
})

test('what goes wrong on the way is said in a sentence', async ({ page, hub }) => {
  await create(page, 'Faults')
  await find(page, hub, 'somebody/nothing')
  const dialog = importDialog(page)
  const says = (sentence: RegExp) =>
    expect(dialog.getByRole('alert')).toContainText(sentence, { timeout: 20_000 })
  const again = (address: string) =>
    dialog
      .getByLabel('From the web')
      .fill(address)
      .then(() => dialog.getByRole('button', { name: 'Find files' }).click())
  await says(/has no public dataset somebody\/nothing/)
  await again('no id at all')
  await says(/is no id of a dataset/)
  hub.behave({ status: 503 })
  await again(dataset)
  await says(/trouble of its own/)
  hub.behave({ status: null, open: false })
  await again(dataset)
  await says(/does not let web pages read its files/)
  hub.behave({ open: true })
  await again(`${hub.host}/datasets/${dataset}/resolve/main/missing.json`)
  await says(/has no missing\.json/)
  await page.context().setOffline(true)
  await again(dataset)
  await says(/There is no network/)
  await page.context().setOffline(false)
  hub.behave({ cutAfter: 10 })
  await again(`${hub.host}/datasets/${dataset}/resolve/main/zoombench.json`)
  await says(/zoombench\.json was cut off/)
  hub.behave({ cutAfter: Number.POSITIVE_INFINITY })
  await again(`${hub.host}/datasets/${dataset}/resolve/main/zoombench.json`)
  await expect(dialog.getByRole('heading', { name: 'Files', exact: true })).toBeVisible()
})
