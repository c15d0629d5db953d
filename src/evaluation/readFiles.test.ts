import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { exampleItem } from '../domain/example.ts'
import { predictionStore } from '../storage/predictionShelf.ts'
import type { GivenFile } from './evaluation.ts'
import { readFiles, type ReadingDesk } from './readFiles.ts'

const ignored = (): void => undefined

const given = exampleItem({ id: 'a' })
const file = (path: string, prediction: string): GivenFile => ({
  path,
  file: new File([JSON.stringify({ id: 'a', prediction })], path),
})

const fail = (controller: ReadableStreamDefaultController<Uint8Array>): void =>
  controller.error(new DOMException('A requested file could not be read.', 'NotReadableError'))

/** A file that was moved or changed after it was chosen. */
const gone = (path: string): GivenFile => ({
  path,
  file: Object.assign(file(path, 'B').file, { stream: () => new ReadableStream({ pull: fail }) }),
})

let projects = 0
function deskOf(): ReadingDesk {
  let ids = 0
  return {
    store: predictionStore(`reading-${(projects += 1)}`),
    items: [{ given, key: given, size: null, levels: [] }],
    sizeOf: () => ({ width: 0, height: 0 }),
    runs: [],
    newId: () => `run-${(ids += 1)}`,
    now: () => 0,
  }
}

describe('reading files of predictions', () => {
  it('reads the others when one is gone, and says which', async () => {
    const desk = deskOf()
    const taken = await readFiles(
      [file('1.jsonl', 'A'), gone('2.jsonl'), file('3.jsonl', 'B')],
      desk,
      ignored,
    )
    expect(taken.map(({ path, predictions }) => [path, predictions])).toEqual([
      ['1.jsonl', 1],
      ['2.jsonl', 0],
      ['3.jsonl', 1],
    ])
    expect(taken[1]?.problems).toMatchObject([{ code: 'predictions-gone', severity: 'error' }])
    expect(await desk.store.runs()).toHaveLength(2)
  })

  it('ends when nothing can be kept', async () => {
    const desk = deskOf()
    const full: ReadingDesk = {
      ...desk,
      store: { ...desk.store, putChunk: () => Promise.reject(new Error('The disk is full.')) },
    }
    await expect(readFiles([file('1.jsonl', 'A')], full, ignored)).rejects.toThrow('The disk is full.')
  })
})
