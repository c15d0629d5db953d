import { beforeEach, describe, expect, it } from 'vitest'
import { InferenceError, type LoadProgress } from '../inference.ts'
import { sourceId, type FolderSource } from '../modelSpec.ts'
import { amongCallers } from './exclusive.ts'
import type { FolderHandle } from './folderHandles.ts'
import { keepFolder } from './keepFolder.ts'
import { memoryFolder } from './memoryFolder.ts'
import { openModelFile } from './openFile.ts'
import { safeName, shelf, type Shelf } from './shelf.ts'

const part = (name: string, bytes: number) => ({
  path: `onnx/${name}.onnx`,
  file: new File([new Uint8Array(bytes).fill(name.length)], `${name}.onnx`),
})
const source: FolderSource = {
  from: 'folder',
  folderId: 'first',
  files: [
    { path: 'config.json', file: new File(['{"model_type":"smolvlm"}'], 'config.json') },
    { path: 'notes.txt', file: new File(['mine'], 'notes.txt') },
    part('decoder_model_merged_q4', 200_000),
    part('decoder_model_merged', 500_000),
    part('embed_tokens_q4', 10_000),
    part('embed_tokens', 20_000),
    part('vision_encoder_q4', 30_000),
  ],
}
const id = sourceId(source)
const never = new AbortController().signal
const nothing = (): void => {}

/** Stands in for the browser's private file system. */
let disk: FolderHandle
let kept: Shelf
beforeEach(() => {
  disk = memoryFolder()
  kept = shelf({ folder: disk, lasting: true }, amongCallers())
})
/** The folder with a part of the model that makes something happen when it is read half, and never ends. */
const withLate = (folder: FolderSource, name: string, happen: () => void): FolderSource => {
  const late = new File([new Uint8Array(1_000)], name)
  const stream = () =>
    new ReadableStream({
      start: (controller) => controller.enqueue(new Uint8Array(500)),
      pull: () => {
        happen()
        return new Promise(nothing)
      },
    })
  Object.defineProperty(late, 'stream', { value: stream })
  const files = folder.files.map((entry) =>
    entry.path === `onnx/${name}.onnx` ? { ...entry, file: late } : entry,
  )
  return { ...folder, files }
}
const folders = async (): Promise<readonly string[]> => {
  const names: string[] = []
  for await (const name of disk.keys()) names.push(name)
  return names
}

describe('a picked folder', () => {
  it('is copied: what its precision needs, under the id of the folder', async () => {
    const told: LoadProgress[] = []
    await keepFolder(kept, source, 'q4', (progress) => told.push(progress), never)
    expect(told.at(-1)).toEqual({ phase: 'reading', done: 240_024, total: 240_024 })
    expect(await kept.list()).toMatchObject([{ sourceId: id, whole: true }])
    expect(await (await kept.open(id, 'config.json'))?.text()).toBe('{"model_type":"smolvlm"}')
    expect((await kept.open(id, 'onnx/decoder_model_merged_q4.onnx'))?.size).toBe(200_000)
    expect(await kept.open(id, 'onnx/decoder_model_merged.onnx')).toBeNull()
    expect(await kept.open(id, 'notes.txt')).toBeNull()
  })

  it('is copied once more for another precision, without what is there', async () => {
    await keepFolder(kept, source, 'q4', nothing, never)
    const config = await kept.open(id, 'config.json')
    const more = { ...source, files: [...source.files, part('vision_encoder', 70_000)] }
    await keepFolder(kept, more, 'fp32', nothing, never)
    expect(await kept.open(id, 'config.json')).toBe(config)
    expect(await kept.open(id, 'onnx/decoder_model_merged.onnx')).not.toBeNull()
    expect(await kept.open(id, 'onnx/decoder_model_merged_q4.onnx')).not.toBeNull()
  })

  it('leaves nothing behind when it is cancelled', async () => {
    const cancelling = new AbortController()
    const reason = new Error('Enough.')
    const cancelled = withLate(source, 'vision_encoder_q4', () => cancelling.abort(reason))
    const keeping = keepFolder(kept, cancelled, 'q4', nothing, cancelling.signal)
    await expect(keeping).rejects.toBe(reason)
    expect(await kept.list()).toEqual([])
    expect(await folders()).toEqual([])
  })

  it('leaves what was kept before as it was when another precision is cancelled', async () => {
    await keepFolder(kept, source, 'q4', nothing, never)
    const cancelling = new AbortController()
    const fp32 = { ...source, files: [...source.files, part('vision_encoder', 70_000)] }
    const cancelled = withLate(fp32, 'vision_encoder', () => cancelling.abort())
    await keepFolder(kept, cancelled, 'fp32', nothing, cancelling.signal).catch(nothing)
    expect(await kept.list()).toMatchObject([{ sourceId: id, whole: true }])
    expect(await kept.open(id, 'onnx/decoder_model_merged.onnx')).toBeNull()
    const folder = await disk.getDirectoryHandle(safeName(id))
    const names: string[] = []
    for await (const name of folder.keys()) names.push(name)
    expect(names).toHaveLength(5)
  })

  it('that is no longer on the disk is told so, and leaves nothing behind', async () => {
    const gone = new File([new Uint8Array(30_000)], 'x')
    Object.defineProperty(gone, 'stream', {
      value: () =>
        new ReadableStream({
          pull: (controller) => controller.error(new DOMException('Gone.', 'NotReadableError')),
        }),
    })
    const files = source.files.map((entry) =>
      entry.path.includes('vision') ? { ...entry, file: gone } : entry,
    )
    const error: unknown = await keepFolder(kept, { ...source, files }, 'q4', nothing, never).catch(
      (error: unknown) => error,
    )
    expect(error).toBeInstanceOf(InferenceError)
    expect(String(error)).toMatch(/can no longer be read from the folder.*Pick the folder again/)
    expect(await folders()).toEqual([])
  })

  it('that a closed tab left half copied is removed when the next one is kept', async () => {
    const half = { path: 'onnx/a.onnx', size: 10, sha256: null, mark: '', whole: false }
    await kept.change('folder:half', (index) => ({ ...index, files: [half] }))
    await keepFolder(kept, source, 'q4', nothing, never)
    expect((await kept.list()).map((model) => model.sourceId)).toEqual([id])
  })

  it('is not copied where nothing lasts', async () => {
    const passing = shelf({ folder: memoryFolder(), lasting: false }, amongCallers())
    await expect(keepFolder(passing, source, 'q4', nothing, never)).rejects.toThrow(/keep no files/)
  })
})

describe('a file of a picked folder', () => {
  it('is opened by its path below the folder, which may stand in front of all paths', async () => {
    const config = source.files[0]?.file
    expect(await openModelFile(source, 'config.json', nothing)).toBe(config)
    expect(await openModelFile(source, 'generation_config.json', nothing)).toBeNull()
    const below = { ...source, files: source.files.map(({ path, file }) => ({ path: `tiny/${path}`, file })) }
    expect(await openModelFile(below, 'config.json', nothing)).toBe(config)
    expect((await openModelFile(below, 'onnx/vision_encoder_q4.onnx', nothing))?.size).toBe(30_000)
  })
})

describe('the shelf', () => {
  it('does not take an index for one that was cut off or was written for another model', async () => {
    await keepFolder(kept, source, 'q4', nothing, never)
    const folder = await disk.getDirectoryHandle(safeName(id))
    const handle = await folder.getFileHandle('index.json')
    const text = await (await handle.getFile()).text()
    const write = async (text: string): Promise<void> => {
      const sync = await handle.createSyncAccessHandle?.()
      sync?.truncate(0)
      sync?.write(new TextEncoder().encode(text), { at: 0 })
      sync?.close()
    }
    for (const broken of [
      text.slice(0, -10),
      '[]',
      text.replace('"version":1', '"version":2'),
      text.replace('folder:first', 'folder:other'),
      text.replace(/"size":\d+/, '"size":-1'),
    ]) {
      await write(broken)
      expect([broken, await kept.open(id, 'config.json')]).toEqual([broken, null])
    }
    await write(text)
    expect(await kept.open(id, 'config.json')).not.toBeNull()
  })

  it('does not take a file for whole whose length is not what it was', async () => {
    await keepFolder(kept, source, 'q4', nothing, never)
    const folder = await disk.getDirectoryHandle(safeName(id))
    const handle = await folder.getFileHandle(safeName('config.json'))
    const sync = await handle.createSyncAccessHandle?.()
    sync?.truncate(5)
    sync?.close()
    expect(await kept.open(id, 'config.json')).toBeNull()
  })
})
