import type { FileWork } from './filesChannel.ts'
import { serveFiles } from './filesChannel.ts'
import { keepFolder } from './keepFolder.ts'
import { shelfHere } from './openFile.ts'

const never = new AbortController().signal

const work: FileWork = {
  download: async (spec, onProgress, signal) => {
    if (!('source' in spec) || spec.source.from !== 'hub') return
    const { downloads } = await shelfHere()
    await downloads.download(spec.source, spec.precision, onProgress, signal ?? never)
  },
  keep: async (spec, onProgress, signal) => {
    if (!('source' in spec) || spec.source.from !== 'folder') return
    const { shelf } = await shelfHere()
    await keepFolder(shelf, spec.source, spec.precision, onProgress, signal ?? never)
  },
}

serveFiles(work, globalThis)
