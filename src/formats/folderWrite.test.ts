import { describe, expect, it } from 'vitest'
import { FolderNotFree, writeFolder, type Clash, type Folder, type FolderFile } from './folderWrite.ts'
import type { OutputFile } from './format.ts'
import { textBytes } from './textBytes.ts'

const notFound = (): Error => Object.assign(new Error('not found'), { name: 'NotFoundError' })

/** A folder in memory that behaves as the browser's: an opened file is there, empty, until its writer is closed. */
function memoryFolder(
  files = new Map<string, string>(),
  prefix = '',
  folders = new Set<string>(),
): { folder: Folder; files: Map<string, string>; folders: ReadonlySet<string> } {
  const file = (path: string): FolderFile => ({
    createWritable: () => {
      let text = ''
      return Promise.resolve(
        new WritableStream<Uint8Array>({
          write: (chunk) => void (text += new TextDecoder().decode(chunk)),
          close: () => void files.set(path, text),
        }),
      )
    },
  })
  const folder: Folder = {
    getDirectoryHandle: (name, { create }) => {
      const path = `${prefix}${name}/`
      const there = folders.has(path) || [...files.keys()].some((file) => file.startsWith(path))
      if (!there && !create) return Promise.reject(notFound())
      folders.add(path)
      return Promise.resolve(memoryFolder(files, path, folders).folder)
    },
    getFileHandle: (name, { create }) => {
      const path = prefix + name
      if (!files.has(path) && !create) return Promise.reject(notFound())
      if (!files.has(path)) files.set(path, '')
      return Promise.resolve(file(path))
    },
    removeEntry(name) {
      const path = `${prefix}${name}/`
      if ([...files.keys(), ...folders].some((inside) => inside.startsWith(path) && inside !== path)) {
        return Promise.reject(new Error('not empty'))
      }
      folders.delete(path)
      return Promise.resolve(void files.delete(prefix + name))
    },
  }
  return { folder, files, folders }
}

const textFile = (path: string, text: string): OutputFile => ({
  path,
  modifiedAt: 0,
  content: () => textBytes([text]),
})
const broken: OutputFile = {
  path: 'images/b.png',
  modifiedAt: 0,
  content: async function* () {
    yield new TextEncoder().encode('half')
    throw new Error('broken')
  },
}

async function* inTurn(...files: readonly OutputFile[]): AsyncGenerator<OutputFile> {
  yield* files
}

const never = (): Clash => {
  throw new Error('asked')
}

describe('writeFolder', () => {
  it('writes files into folders that it makes', async () => {
    const { folder, files } = memoryFolder()
    const result = await writeFolder(
      inTurn(textFile('zoombench.json', '[]'), textFile('images/a.jpg', 'pixels')),
      folder,
      never,
    )
    expect(result).toEqual({ written: 2, kept: [] })
    expect([...files]).toEqual([
      ['zoombench.json', '[]'],
      ['images/a.jpg', 'pixels'],
    ])
  })

  it.each<readonly [Clash, string, number]>([
    ['replace', 'new', 2],
    ['keep', 'old', 1],
  ])('asks about a file that is there already, and can %s it', async (answer, text, written) => {
    const { folder, files } = memoryFolder(new Map([['images/a.jpg', 'old']]))
    const asked: string[] = []
    const result = await writeFolder(
      inTurn(textFile('images/a.jpg', 'new'), textFile('b.json', 'b')),
      folder,
      (path) => {
        asked.push(path)
        return answer
      },
    )
    expect(asked).toEqual(['images/a.jpg'])
    expect(files.get('images/a.jpg')).toBe(text)
    expect(files.get('b.json')).toBe('b')
    expect(result).toEqual({ written, kept: answer === 'keep' ? ['images/a.jpg'] : [] })
  })

  it('stops with a sentence when told to, and touches nothing', async () => {
    const { folder, files } = memoryFolder(new Map([['a.json', 'old']]))
    await expect(
      writeFolder(inTurn(textFile('a.json', 'new'), textFile('b.json', 'b')), folder, () => 'stop'),
    ).rejects.toThrow(new FolderNotFree('a.json'))
    expect([...files]).toEqual([['a.json', 'old']])
  })

  it('leaves nothing behind when it fails, nor a folder that it made', async () => {
    const { folder, files, folders } = memoryFolder(new Map([['old.txt', 'old']]))
    await expect(
      writeFolder(inTurn(textFile('a.json', 'a'), textFile('images/a.jpg', 'a'), broken), folder, never),
    ).rejects.toThrow('broken')
    expect([...files]).toEqual([['old.txt', 'old']])
    expect(folders.size).toBe(0)
  })

  it('leaves a folder in which something else lies', async () => {
    const { folder, files } = memoryFolder(new Map([['images/old.jpg', 'old']]))
    await expect(writeFolder(inTurn(textFile('images/a.jpg', 'a'), broken), folder, never)).rejects.toThrow(
      'broken',
    )
    expect([...files]).toEqual([['images/old.jpg', 'old']])
  })

  it('takes an old seal away before anything is replaced, so that nothing half-replaced looks whole', async () => {
    const { folder, files } = memoryFolder(
      new Map([
        ['a.json', 'old'],
        ['manifest.json', 'old'],
      ]),
    )
    const asked: string[] = []
    const onClash = (path: string): Clash => {
      asked.push(path)
      return 'replace'
    }
    const write = (...all: readonly OutputFile[]) =>
      writeFolder(inTurn(...all), folder, onClash, undefined, undefined, 'manifest.json')
    await expect(write(broken, textFile('a.json', 'new'))).rejects.toThrow('broken')
    expect(asked).toEqual(['manifest.json'])
    expect([...files]).toEqual([['a.json', 'old']])
    await write(textFile('a.json', 'new'), textFile('manifest.json', 'new'))
    expect([...files.values()]).toEqual(['new', 'new'])
  })

  it('touches nothing where the old seal is to stay', async () => {
    const { folder, files } = memoryFolder(new Map([['manifest.json', 'old']]))
    const wanted = inTurn(textFile('b.json', 'b'))
    await expect(
      writeFolder(wanted, folder, () => 'keep', undefined, undefined, 'manifest.json'),
    ).rejects.toThrow(new FolderNotFree('manifest.json'))
    expect([...files]).toEqual([['manifest.json', 'old']])
  })

  it('leaves the old file in place when its replacement breaks off', async () => {
    const { folder, files } = memoryFolder(new Map([['images/b.png', 'old']]))
    await expect(writeFolder(inTurn(broken), folder, () => 'replace')).rejects.toThrow('broken')
    expect([...files]).toEqual([['images/b.png', 'old']])
  })

  it('stops in the middle of a file when cancelled', async () => {
    const cancel = new AbortController()
    const reason = new Error('cancelled')
    const endless: OutputFile = {
      path: 'a.bin',
      modifiedAt: 0,
      content: async function* () {
        for (;;) yield new Uint8Array(1000)
      },
    }
    const { folder, files } = memoryFolder()
    const onProgress = ({ bytes }: { readonly bytes: number }): void => {
      if (bytes > 10_000) cancel.abort(reason)
    }
    await expect(writeFolder(inTurn(endless), folder, never, onProgress, cancel.signal)).rejects.toBe(reason)
    expect(files.size).toBe(0)
  })
})
