import { AutoProcessor } from '@huggingface/transformers'
import { describe, expect, it, vi } from 'vitest'
import { deskOf, folder } from '../../e2e/libraryInNode.ts'
import { ownTarget, targetWithin, within, type ImageProcessor } from './processorSize.ts'
import { openLibraryFiles } from './transformers.ts'

vi.hoisted(() => {
  Object.defineProperty(process, 'release', { value: { name: 'worker' } })
  vi.stubGlobal('self', globalThis)
  vi.stubGlobal('constructor', { name: 'DedicatedWorkerGlobalScope' })
})
vi.mock('./ort.ts', async () => ({ ortWasmPaths: (await import('../../e2e/libraryInNode.ts')).wasmPaths }))
vi.mock(
  '@huggingface/transformers',
  async () => import((await import('../../e2e/libraryInNode.ts')).browserBuild()),
)

/** The library's processor for a `preprocessor_config.json`. */
async function processorOf(config: Readonly<Record<string, unknown>>): Promise<ImageProcessor> {
  const source = folder(JSON.stringify(config), (path) =>
    path === 'preprocessor_config.json' ? new TextEncoder().encode(JSON.stringify(config)) : null,
  )
  const { image_processor: found } = await AutoProcessor.from_pretrained(
    openLibraryFiles(source, deskOf([])).id,
  )
  if (!found) throw new Error('It has no image processor.')
  return found
}

const size = (width: number, height: number) => ({ width, height })
const idefics = {
  image_processor_type: 'Idefics3ImageProcessor',
  do_resize: true,
  size: { longest_edge: 2048 },
  max_image_size: { longest_edge: 512 },
}
const qwen = {
  image_processor_type: 'Qwen2VLImageProcessor',
  do_resize: true,
  min_pixels: 3136,
  max_pixels: 12_845_056,
  patch_size: 14,
  merge_size: 2,
  temporal_patch_size: 2,
}
const square = {
  image_processor_type: 'SiglipImageProcessor',
  do_resize: true,
  size: { height: 384, width: 384 },
}

describe('the size that a processor makes of a picture', () => {
  it('is what it makes of a native one', async () => {
    expect(ownTarget(await processorOf(idefics), size(7680, 4320))).toEqual(size(2048, 1152))
    expect(ownTarget(await processorOf(qwen), size(7680, 4320))).toEqual(size(4760, 2688))
    expect(ownTarget(await processorOf(square), size(7680, 4320))).toEqual(size(384, 384))
  })

  it('stays within a limit where it can, and is as before afterwards', async () => {
    const processor = await processorOf(idefics)
    expect(targetWithin(processor, size(448, 252))).toEqual(size(448, 252))
    expect(targetWithin(processor, size(3840, 2160))).toEqual(size(2048, 1152))
    expect(ownTarget(processor, size(448, 252))).toEqual(size(2048, 1152))
    const patches = await processorOf(qwen)
    expect(targetWithin(patches, size(1176, 672))).toEqual(size(1176, 672))
    const seen = await within(patches, size(280, 280), () =>
      Promise.resolve(ownTarget(patches, size(2800, 2800))),
    )
    expect(seen).toEqual(size(280, 280))
    expect(ownTarget(patches, size(2800, 2800))).toEqual(size(2800, 2800))
  })

  it('is never without an area, and a picture that its code refuses is refused in a sentence', async () => {
    expect(ownTarget(await processorOf(idefics), size(30_000, 2))).toEqual(size(2048, 1))
    const patches = await processorOf(qwen)
    expect(() => ownTarget(patches, size(30_000, 2))).toThrow('less narrow')
  })

  it('is capped where the processor says nothing of it', async () => {
    const silent = await processorOf({ image_processor_type: 'SiglipImageProcessor', do_resize: false })
    expect(ownTarget(silent, size(8192, 4096))).toEqual(size(4096, 2048))
    expect(ownTarget(silent, size(300, 200))).toEqual(size(300, 200))
  })
})
