import { readFile } from 'node:fs/promises'
import { createCanvas, loadImage, type ImageData as DrawnData, type SKRSContext2D } from '@napi-rs/canvas'
import * as ort from 'onnxruntime-web/webgpu'
import type { Desk, Seeing } from '../adapter.ts'
import type { LoadProgress, Photo } from '../inference.ts'
import { outward, type Rect, type Size } from '../../domain/geometry.ts'

/** Lets the runtime find its own files in Node, where the addresses of a page lead nowhere. */
export function runInNode(): void {
  delete ort.env.wasm.wasmPaths
}

/** Serves the addresses of a page's own files from the repository, as the development server does. */
export const fetchFromRepository = async (address: string): Promise<Response> =>
  new Response(await readFile(`.${address}`))

/** A picture drawn for a test. */
export async function drawn(size: Size, paint: (context: SKRSContext2D) => void): Promise<Photo> {
  const canvas = createCanvas(size.width, size.height)
  paint(canvas.getContext('2d'))
  const png = await canvas.encode('png')
  return { sha256: `${size.width}x${size.height}-${png.length}`, file: new Blob([new Uint8Array(png)]) }
}

/** Sees with a canvas; its resizing is near enough to the program's own for what is tested here. */
const seeingInNode: Seeing = {
  see: async ({ file }, part, fit, signal) => {
    signal.throwIfAborted()
    const image = await loadImage(await file.arrayBuffer())
    const { x1, y1, x2, y2 } = outward(part ?? wholeOf(image), image)
    const { width, height } = fit({ width: x2 - x1, height: y2 - y1 })
    const canvas = createCanvas(width, height)
    const context = canvas.getContext('2d')
    context.imageSmoothingQuality = 'high'
    context.drawImage(image, x1, y1, x2 - x1, y2 - y1, 0, 0, width, height)
    return { pixels: opaque(context.getImageData(0, 0, width, height)), part: { x1, y1, x2, y2 } }
  },
}

const wholeOf = ({ width, height }: Size): Rect => ({ x1: 0, y1: 0, x2: width, y2: height })

const opaque = ({ data, width, height }: DrawnData): ImageData => ({
  data: new Uint8ClampedArray(data),
  width,
  height,
  colorSpace: 'srgb',
})

export interface DeskInNode extends Desk {
  readonly progress: LoadProgress[]
  /** How often it was told that the work goes on. */
  signs(): number
}

export function deskInNode(): DeskInNode {
  const progress: LoadProgress[] = []
  let signs = 0
  return {
    device: 'wasm',
    threads: 1,
    seeing: seeingInNode,
    onProgress: (step) => void progress.push(step),
    alive: () => void (signs += 1),
    openFile: () => Promise.resolve(null),
    progress,
    signs: () => signs,
  }
}
