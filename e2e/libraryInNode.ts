import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createCanvas, ImageData, loadImage } from '@napi-rs/canvas'
import type { Rect } from '../src/domain/geometry.ts'
import type { Desk } from '../src/inference/adapter.ts'
import type { FolderSource, VlmSpec } from '../src/inference/modelSpec.ts'
import { createSeeing, type Eyes } from '../src/inference/seeing.ts'

/** What a test needs to run the browser's build of the library in Node, on wasm. */

/** A picture for the screen, as far as tests look at one. */
const createImageBitmap = (image: ImageData) => Promise.resolve(Object.assign(image, { close: () => {} }))
export const browserNames = { ImageData, createImageBitmap }

const modules = resolve(import.meta.dirname, '../node_modules')
export const fixture = resolve(import.meta.dirname, 'fixtures/tiny-smolvlm')

export const browserBuild = (): string =>
  pathToFileURL(resolve(modules, '@huggingface/transformers/dist/transformers.web.js')).href

const runtime = (name: string): string => pathToFileURL(resolve(modules, 'onnxruntime-web/dist', name)).href

export const wasmPaths = {
  mjs: runtime('ort-wasm-simd-threaded.asyncify.mjs'),
  wasm: runtime('ort-wasm-simd-threaded.asyncify.wasm'),
}

/** The fixture as a picked folder; `change` swaps a file's bytes, or leaves it out with null. */
export function folder(
  folderId: string,
  change: (path: string, bytes: Uint8Array) => Uint8Array | null,
): FolderSource {
  const root = resolve(fixture, 'model')
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.includes('.'))
  const files = paths.flatMap((path) => {
    const bytes = change(path, readFileSync(resolve(root, path)))
    return bytes ? [{ path, file: new File([new Uint8Array(bytes)], path) }] : []
  })
  return { from: 'folder', folderId, files }
}

export const specOf = (source: FolderSource): VlmSpec => ({
  kind: 'vlm',
  id: source.folderId,
  name: 'Tiny',
  source,
  precision: 'fp32',
})

const eyes: Eyes = {
  measure: async (file) => {
    const { width, height } = await loadImage(Buffer.from(await file.arrayBuffer()))
    return { width, height }
  },
  decode: async (file) => {
    const image = await loadImage(Buffer.from(await file.arrayBuffer()))
    const pen = createCanvas(image.width, image.height).getContext('2d')
    pen.drawImage(image, 0, 0)
    return {
      size: { width: image.width, height: image.height },
      rows: (part: Rect, top: number, count: number) =>
        new Uint8ClampedArray(pen.getImageData(part.x1, part.y1 + top, part.x2 - part.x1, count).data),
      close: () => {},
    }
  },
}

export function deskOf(asked: string[], over: Partial<Desk> = {}): Desk {
  return {
    device: 'wasm',
    threads: 1,
    seeing: createSeeing(eyes, () => {}),
    onProgress: () => {},
    alive: () => {},
    openFile: (source, path) => {
      asked.push(path)
      if (source.from !== 'folder') return Promise.resolve(null)
      return Promise.resolve(source.files.find((entry) => entry.path === path)?.file ?? null)
    },
    ...over,
  }
}

export const photo = (name: string) => {
  const path = resolve(fixture, 'cases', name)
  if (!existsSync(path)) throw new Error(`There is no ${path}`)
  return { sha256: name, file: new Blob([new Uint8Array(readFileSync(path))]) }
}
