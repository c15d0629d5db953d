import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from '@playwright/test'
import { preview } from 'vite'
import { browserArguments, findBrowser } from '../browser.ts'
import { buildIfStale } from '../build.ts'
import { root } from '../command.ts'
import { freePort } from '../port.ts'
import type { Bench } from './stage.ts'

/** `npm run bench -- <name>`: one measurement of the built application; its result is printed as JSON. */

const machinery = new Set(['run', 'stage', 'pile', 'quantiles'])
const benches = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => file.slice(0, -'.ts'.length))
  .filter((name) => !machinery.has(name))

async function measure(name: string, args: readonly string[]): Promise<void> {
  const file = resolve(import.meta.dirname, `${name}.ts`)
  const { bench }: { readonly bench: Bench } = await import(pathToFileURL(file).href)
  const built = await buildIfStale()
  if (built !== 0) throw new Error('The application does not build.')
  const found = await findBrowser()
  const server = await preview({ root, preview: { host: '127.0.0.1', port: await freePort() } })
  const browser = await chromium.launch({ executablePath: found.path, args: [...browserArguments] })
  try {
    const url = server.resolvedUrls?.local[0]
    if (!url) throw new Error('The application is not served.')
    console.log(JSON.stringify(await bench({ browser, url, args }), null, 2))
  } finally {
    await browser.close()
    await server.close()
  }
}

const [name, ...args] = process.argv.slice(2)
if (name !== undefined && benches.includes(name)) await measure(name, args)
else {
  console.log(benches.length > 0 ? `Benches: ${benches.join(', ')}` : 'There are no benches yet.')
  console.log('Run one with: npm run bench -- <name>')
  if (name !== undefined) process.exitCode = 1
}
