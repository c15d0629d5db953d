import { symlink } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import type { OutputFile } from '../../formats/format.ts'
import { workplace } from '../cli.test-data.ts'
import { diskFolder } from './diskFolder.ts'
import { fileBlob, inMemory } from './fileBlob.ts'
import { gather, isExport, picturesBelow } from './gather.ts'
import { writeToFolder, writeToZip } from './output.ts'
import { partFile } from './partFile.ts'
import { createShelf } from './shelf.ts'

const { signal } = new AbortController()
const nothing = (): void => undefined

describe('a file as a Blob', () => {
  it('gives the same bytes as a Blob of Node', async () => {
    const place = await workplace()
    const bytes = Uint8Array.from({ length: 1_300_000 }, (_, at) => at % 251)
    const path = await place.put('data.bin', bytes)
    const blob = fileBlob(path, bytes.length)
    const real = new Blob([bytes])
    for (const [from, to] of [[0, 10], [5], [-7], [-9, -2], [10, 5], [1_299_990, 9_999_999]] as const) {
      const [mine, theirs] = [blob.slice(from, to), real.slice(from, to)]
      expect(mine.size).toBe(theirs.size)
      expect(await mine.arrayBuffer()).toEqual(await theirs.arrayBuffer())
      expect(await mine.slice(2, 4).text()).toBe(await theirs.slice(2, 4).text())
    }
    expect(await (await inMemory(blob)).arrayBuffer()).toEqual(await real.arrayBuffer())
    expect(await new Response(blob.slice(3, 700_000).stream()).arrayBuffer()).toEqual(
      await real.slice(3, 700_000).arrayBuffer(),
    )
  })

  it('says so when the file became shorter', async () => {
    const place = await workplace()
    const path = await place.put('data.bin', 'abc')
    await expect(fileBlob(path, 10).arrayBuffer()).rejects.toThrow('became shorter while it was read')
    await expect(new Response(fileBlob(path, 10).stream()).text()).rejects.toThrow('became shorter')
  })
})

describe('gathering files', () => {
  it('walks folders in the order of names, past hidden files and what is not meant', async () => {
    const place = await workplace()
    for (const name of ['b/2.json', 'a.json', '.git/x', 'node_modules/y.json', 'b/.hidden', 'b/1.png'])
      await place.put(name, '1')
    await symlink(place.at('a.json'), place.at('b/link.json'))
    await symlink(place.path, place.at('b/circle'))
    const found = await gather([place.path, place.at('a.json')], signal)
    expect(found.map(({ path }) => path.slice(place.path.length + 1))).toEqual([
      'a.json',
      'b/1.png',
      'b/2.json',
      'b/link.json',
    ])
  })

  it('names pictures by their paths from the folder on, and passes exports by', async () => {
    const place = await workplace()
    for (const name of ['images/a.png', 'out/images/a.png', 'notes.txt']) await place.put(name, '1')
    await place.put('out/manifest.json', '{\n  "format": "saccade-export",\n')
    expect([...(await picturesBelow([place.path], signal, isExport)).keys()]).toEqual(['images/a.png'])
    expect([...(await picturesBelow([place.path], signal)).keys()]).toEqual([
      'images/a.png',
      'out/images/a.png',
    ])
  })
})

const file = (path: string, text: string): OutputFile => ({
  path,
  modifiedAt: 0,
  content: () => Promise.resolve(new Blob([text])),
})
async function* files(...all: readonly OutputFile[]): AsyncGenerator<OutputFile> {
  yield* await Promise.resolve(all)
}

async function* breaking(): AsyncGenerator<OutputFile> {
  yield* files(file('a/b/1.txt', '1'))
  throw new Error('broke')
}

describe('writing', () => {
  it('shows a file under its name only when it is complete', async () => {
    const place = await workplace()
    const writer = (await partFile(place.at('x.txt'))).getWriter()
    await writer.write(new TextEncoder().encode('half'))
    expect((await place.files()).filter((name) => !name.endsWith('.part'))).toEqual([])
    await writer.close()
    expect(await place.files()).toEqual(['x.txt'])
    const other = (await partFile(place.at('y.txt'))).getWriter()
    await other.write(new TextEncoder().encode('half'))
    await other.abort()
    expect(await place.files()).toEqual(['x.txt'])
  })

  it('leaves nothing after a failure, not even the folders made for it', async () => {
    const place = await workplace()
    const folder = { path: place.at('deep/out'), mayReplace: false }
    await expect(writeToFolder(breaking(), folder, 'manifest.json', nothing, signal)).rejects.toThrow('broke')
    const zip = { path: place.at('deep/out.zip'), mayReplace: false }
    await expect(writeToZip(breaking(), zip, nothing, signal)).rejects.toThrow('broke')
    expect(await place.files()).toEqual([])
    await expect(gather([place.at('deep')], signal)).rejects.toThrow('ENOENT')
  })

  it('takes no name that leads elsewhere', async () => {
    const place = await workplace()
    const folder = diskFolder(place.at('.'))
    for (const name of ['..', '.', '', 'a/b', 'a\\b', 'a\0b']) {
      await expect(folder.getFileHandle(name, { create: true })).rejects.toThrow('is no name of a file')
      await expect(folder.getDirectoryHandle(name, { create: true })).rejects.toThrow('is no name of a file')
    }
  })

  it('says what is in the way', async () => {
    const place = await workplace()
    await place.put('a', 'file')
    const target = { path: place.path, mayReplace: true }
    const writing = writeToFolder(files(file('a/1.txt', '1')), target, 'manifest.json', nothing, signal)
    await expect(writing).rejects.toMatchObject({ code: 'EEXIST' })
    expect(await place.text('a')).toBe('file')
  })
})

describe('the shelf', () => {
  it('keeps what was made until it is closed', async () => {
    const shelf = createShelf()
    shelf.refer('a', () => Promise.resolve(new Blob(['referred'])))
    await shelf.keep('b', new Blob(['kept']))
    expect(await (await shelf.blob('a'))?.text()).toBe('referred')
    expect(await (await shelf.blob('b'))?.text()).toBe('kept')
    expect(await shelf.blob('c')).toBeNull()
    await shelf.close()
    expect(shelf.has('b')).toBe(false)
  })
})
