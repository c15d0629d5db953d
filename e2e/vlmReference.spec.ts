import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { build, preview, type PreviewServer } from 'vite'
import { browserArguments } from './browser.ts'
import { freePort } from './port.ts'

/**
 * The whole path of a vision-language model in a real browser, from files to answers, beside what PyTorch gave for the
 * same pictures and questions (`fixtures/tiny-smolvlm`).
 */

interface Case {
  readonly id: string
  readonly image: string
  readonly question: string
  readonly options: readonly string[]
  readonly letter: string
  readonly tokensIn: number
  readonly logits: readonly number[]
  readonly said: string
}

const fixture = resolve(import.meta.dirname, 'fixtures/tiny-smolvlm')
const executablePath = process.env['SACCADE_BROWSER']

// Software, so that it is there on every machine.
test.use({
  launchOptions: {
    args: [...browserArguments, '--use-webgpu-adapter=swiftshader'],
    ...(executablePath ? { executablePath } : {}),
  },
})
test.describe.configure({ mode: 'serial' })

let folder = ''
let server: PreviewServer | null = null
let address = ''
test.beforeAll(async () => {
  test.setTimeout(180_000)
  folder = await mkdtemp(join(tmpdir(), 'saccade-reference-'))
  await build({
    root: resolve(import.meta.dirname, 'vlmReference'),
    base: './',
    configFile: false,
    logLevel: 'error',
    worker: { format: 'es' },
    build: { outDir: folder, emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 2000 },
  })
  await cp(fixture, folder, { recursive: true })
  const port = await freePort()
  server = await preview({
    root: folder,
    configFile: false,
    logLevel: 'error',
    build: { outDir: folder },
    preview: { host: '127.0.0.1', port, strictPort: true },
  })
  address = `http://127.0.0.1:${port}/`
})
test.afterAll(async () => {
  await server?.close()
  if (folder) await rm(folder, { recursive: true, force: true })
})

/** How far a token's probability may be off, told from how far the raw numbers may be: p(1 − p) is at most a quarter. */
const tolerance = { wasm: 2 * 1e-4 * 0.25, webgpu: 2 * 1e-2 * 0.25 } as const

for (const device of ['wasm', 'webgpu'] as const)
  test(`answers as the reference does, on ${device}`, async ({ page }) => {
    test.setTimeout(240_000)
    const { cases } = JSON.parse(await readFile(join(fixture, 'cases/expected.json'), 'utf8')) as {
      readonly cases: readonly Case[]
    }
    const { model } = JSON.parse(await readFile(join(fixture, 'model/tokenizer.json'), 'utf8')) as {
      readonly model: { readonly vocab: Readonly<Record<string, number>> }
    }
    const files = await readdir(join(fixture, 'model'), { recursive: true, withFileTypes: true })
    const paths = files
      .filter((entry) => entry.isFile())
      .map((entry) => (entry.parentPath.endsWith('onnx') ? `onnx/${entry.name}` : entry.name))

    const elsewhere: string[] = []
    page.on('request', (request) => {
      const { origin, protocol } = new URL(request.url())
      if (protocol !== 'data:' && !address.startsWith(origin)) elsewhere.push(request.url())
    })
    await page.goto(address)
    const answered = await page.evaluate(([device, paths, asked]) => window.askModel(device, paths, asked), [
      device,
      paths,
      cases,
    ] as const)

    for (const [index, { id, letter, options, logits, said, tokensIn }] of cases.entries()) {
      const answer = answered[index]
      expect(answer, id).toMatchObject({ backend: device, reason: null, tokensIn })
      if (options.length === 0) {
        expect(answer?.answers, id).toEqual([{ text: said.trim(), option: null }])
        continue
      }
      expect(answer?.answers, id).toEqual([{ text: letter, option: 'ABCD'.indexOf(letter) }])
      const all = logits.reduce((sum, logit) => sum + Math.exp(logit), 0)
      for (const [option, score] of (answer?.scores ?? []).entries()) {
        const tokens = [' ', ''].map((blank) => model.vocab[`${blank ? 'Ġ' : ''}${'ABCD'[option]}`] ?? -1)
        const share = tokens.reduce((sum, token) => sum + Math.exp(logits[token] ?? -Infinity), 0) / all
        expect(Math.abs(score - share), `${id}, option ${option + 1}`).toBeLessThan(tolerance[device])
      }
    }
    expect(elsewhere).toEqual([])
  })
