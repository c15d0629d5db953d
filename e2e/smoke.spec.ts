import { expect, test } from '@playwright/test'

test.describe('as a visitor gets it', () => {
  test.use({ serviceWorkers: 'allow' })

  test('the page draws, isolated, without a complaint and without a word to any other host', async ({
    page,
    baseURL,
  }) => {
    const complaints: string[] = []
    const elsewhere: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('request', (request) => {
      const url = request.url()
      if (!url.startsWith(baseURL ?? '') && !/^(?:blob|data):/.test(url)) elsewhere.push(url)
    })

    await page.goto('./')
    await expect(page).toHaveTitle(/Saccade/)
    await expect(page.locator('#root')).not.toBeEmpty()
    await page.waitForLoadState('networkidle')
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
    expect(complaints).toEqual([])
    expect(elsewhere).toEqual([])
  })
})

test('the page is served with the headers that isolate it and with its policy', async ({ page }) => {
  const response = await page.goto('./')
  const headers = response?.headers() ?? {}
  expect(headers['cross-origin-opener-policy']).toBe('same-origin')
  expect(headers['cross-origin-embedder-policy']).toBe('require-corp')
  expect(headers['cross-origin-resource-policy']).toBe('same-origin')

  const inPage = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')
  expect(inPage).toContain("script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'")
  expect(inPage).not.toContain('unsafe-eval;')
  expect(headers['content-security-policy']).toBe(`${inPage}; frame-ancestors 'none'`)
})

for (const kept of ['light', 'dark'] as const)
  test(`a kept ${kept} scheme holds before anything is drawn`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: kept === 'light' ? 'dark' : 'light' })
    await page.addInitScript((scheme) => localStorage.setItem('saccade-color-scheme', scheme), kept)
    await page.route('**/assets/**', (route) => route.abort())
    await page.goto('./', { waitUntil: 'commit' })
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', kept)
  })

test('without a kept scheme the page follows the system', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.route('**/assets/**', (route) => route.abort())
  await page.goto('./', { waitUntil: 'commit' })
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
})
