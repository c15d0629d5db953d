import { expect, test as base, type BrowserContext } from '@playwright/test'

/** What a page must never do, in the order it did it: throw, complain, or speak to another host. */
export function complaintsOf(context: BrowserContext, home: string): readonly string[] {
  const complaints: string[] = []
  context.on('weberror', (error) => complaints.push(`threw: ${error.error().message}`))
  context.on('console', (message) => {
    if (message.type() !== 'error') return
    const { url } = message.location()
    const place = url === '' || url.startsWith(home) ? '' : ` at ${url}`
    complaints.push(`complained: ${message.text()}${place}`)
  })
  context.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(home) && !/^(?:blob|data|about):/.test(url)) complaints.push(`asked for: ${url}`)
  })
  return complaints
}

/**
 * The usual test, which also fails when any page of it threw, complained, or spoke to another host. What a test brings
 * about itself it puts among the pardons: complaints that match any of them are none.
 */
export const test = base.extend<{ readonly pardons: RegExp[] }>({
  pardons: [
    async ({ context, baseURL }, use) => {
      const complaints = complaintsOf(context, baseURL ?? '')
      const pardons: RegExp[] = []
      await use(pardons)
      expect(complaints.filter((said) => !pardons.some((pardon) => pardon.test(said)))).toEqual([])
    },
    { auto: true },
  ],
})
