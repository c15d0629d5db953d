import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { build } from 'vite'
import { serve, type Served } from '../serve.ts'
import { colours } from './files.ts'
import type { Colour, Examined, Place } from './page.ts'

/** Builds and serves the page that holds the picture worker and nothing else. */
export async function startTrial(): Promise<Served> {
  const folder = await mkdtemp(join(tmpdir(), 'saccade-pictures-'))
  await build({
    root: import.meta.dirname,
    base: './',
    configFile: false,
    logLevel: 'warn',
    worker: { format: 'es' },
    build: { outDir: folder, emptyOutDir: true, target: 'es2023' },
  })
  const served = await serve(folder, '/')
  return {
    url: served.url,
    close: async () => {
      await served.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export type Given = string | { readonly name: string; readonly buffer: Buffer }

/** Opens the page and picks the files. */
export async function pick(page: Page, url: string, given: readonly Given[]): Promise<void> {
  await page.goto(url)
  const list = given.map((file) => (typeof file === 'string' ? file : { ...file, mimeType: '' }))
  // Paths and contents cannot be mixed.
  await page.getByLabel('Files').setInputFiles(list as string[])
  await page.waitForFunction(() => 'trial' in window)
}

/** The middle of every quarter. */
export const corners: readonly Place[] = [
  [0.25, 0.25],
  [0.75, 0.25],
  [0.25, 0.75],
  [0.75, 0.75],
]

export async function examine(
  page: Page,
  url: string,
  given: readonly Given[],
  places: readonly Place[] = corners,
): Promise<readonly Examined[]> {
  await pick(page, url, given)
  return page.evaluate((at) => window.trial.examine(at), places)
}

/** The largest difference of any channel. */
export const distance = (one: readonly Colour[], other: readonly Colour[]): number =>
  one.length === other.length
    ? Math.max(
        ...one.flatMap((colour, at) => colour.map((value, i) => Math.abs(value - (other[at]?.[i] ?? 999)))),
      )
    : 999

/** The names of the colours that are shown; enough to tell quarters apart after lossy coding. */
export const named = (shown: readonly Colour[]): readonly string[] =>
  shown.map((colour) => {
    const near = Object.entries(colours).find(([, known]) => distance([colour], [known]) < 24)
    return near?.[0] ?? colour.join()
  })
