import { expect, test as base, type BrowserContext } from '@playwright/test'

/** What a page must never do, in the order it did it: throw, complain, or speak to another host. */
export function complaintsOf(context: BrowserContext, home: string): readonly string[] {
  const complaints: string[] = []
  context.on('weberror', (error) => complaints.push(`threw: ${error.error().message}`))
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`complained: ${message.text()}`)
  })
  context.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(home) && !/^(?:blob|data|about):/.test(url)) complaints.push(`asked for: ${url}`)
  })
  return complaints
}

/** The usual test, which also fails when any page of it threw, complained, or spoke to another host. */
export const test = base.extend<{ quiet: void }>({
  quiet: [
    async ({ context, baseURL }, use) => {
      const complaints = complaintsOf(context, baseURL ?? '')
      await use()
      expect(complaints).toEqual([])
    },
    { auto: true },
  ],
})
