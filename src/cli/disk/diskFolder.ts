import { lstat, mkdir, rmdir, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { Folder } from '../../formats/folderWrite.ts'
import { partFile } from './partFile.ts'

/** A folder of the disk as the writer of exports knows folders. */
export function diskFolder(path: string): Folder {
  return {
    async getDirectoryHandle(name, { create }) {
      const inner = placeIn(path, name)
      const kind = await kindAt(inner)
      if (kind === 'nothing') {
        if (!create) throw notFound(inner)
        await mkdir(inner)
      } else if (kind === 'file') throw inTheWay(inner)
      return diskFolder(inner)
    },
    async getFileHandle(name, { create }) {
      const inner = placeIn(path, name)
      const kind = await kindAt(inner)
      if (kind === 'nothing' && !create) throw notFound(inner)
      if (kind === 'folder') throw inTheWay(inner)
      return { createWritable: () => partFile(inner) }
    },
    async removeEntry(name) {
      const inner = placeIn(path, name)
      await ((await kindAt(inner)) === 'folder' ? rmdir(inner) : unlink(inner))
    },
  }
}

/** A name that leads anywhere else is refused, as browsers do. */
function placeIn(path: string, name: string): string {
  if (name === '' || name === '.' || name === '..' || /[/\\\0]/.test(name)) {
    throw new TypeError(`“${name}” is no name of a file.`)
  }
  return join(path, name)
}

async function kindAt(path: string): Promise<'file' | 'folder' | 'nothing'> {
  try {
    return (await lstat(path)).isDirectory() ? 'folder' : 'file'
  } catch (failure) {
    if (failure instanceof Error && 'code' in failure && failure.code === 'ENOENT') return 'nothing'
    throw failure
  }
}

const notFound = (path: string): DOMException => new DOMException(`There is no ${path}.`, 'NotFoundError')

/** What the system says of a folder where a file was wanted, and the other way round. */
const inTheWay = (path: string): Error =>
  Object.assign(new Error(`${path} is in the way.`), { code: 'EEXIST', path })
