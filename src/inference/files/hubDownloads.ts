import { InferenceError, type LoadProgress } from '../inference.ts'
import { sourceId, type HubSource, type Precision } from '../modelSpec.ts'
import { unlessAborted } from './exclusive.ts'
import type { FolderHandle } from './folderHandles.ts'
import { listHub, pullFromHub } from './hub.ts'
import { filesFor, precisionsIn } from './neededFiles.ts'
import { cutOff, keepsNothing } from './sentences.ts'
import { reporting, tally, type Tally } from './tally.ts'
import type { Shelf } from './shelf.ts'
import type { ListedFile, ShelfIndex } from './shelfIndex.ts'
import { shelve, usualPace, type Pace } from './shelve.ts'

/** Hub models by way of the shelf. Each file is downloaded once, by one at a time among all tabs. */
export interface HubDownloads {
  /** A file of a hub's model, downloaded when it is not kept yet; null when the model has no such file. */
  open(
    source: HubSource,
    path: string,
    onProgress: (progress: LoadProgress) => void,
    signal: AbortSignal,
  ): Promise<Blob | null>
  /** Everything that a precision needs. */
  download(
    source: HubSource,
    precision: Precision,
    onProgress: (progress: LoadProgress) => void,
    signal: AbortSignal,
  ): Promise<void>
}

export function hubDownloads(shelf: Shelf, pace: Pace = usualPace): HubDownloads {
  /** Listings that a hub gave to this thread, by source. */
  const listings = new Map<string, Promise<readonly ListedFile[]>>()
  const tallies = new Map<string, Tally>()

  const listing = (source: HubSource, signal: AbortSignal): Promise<readonly ListedFile[]> => {
    const id = sourceId(source)
    let found = listings.get(id)
    if (!found) {
      found = listHub(source)
      listings.set(id, found)
      found.catch(() => listings.delete(id))
    }
    return unlessAborted(found, signal)
  }

  const tallyOf = (id: string): Tally => {
    const found = tallies.get(id) ?? tally('downloading')
    tallies.set(id, found)
    return found
  }

  const fetchOne = async (
    source: HubSource,
    folder: FolderHandle,
    file: ListedFile,
    onBytes: (bytes: number) => void,
    signal: AbortSignal,
  ): Promise<void> => {
    const id = sourceId(source)
    // Somebody else may have fetched it while this one waited.
    if (!(await shelf.open(id, file.path))) {
      const sha256 = await shelve(folder, {
        file,
        pull: (offset, signal) => pullFromHub(source, file.path, offset, signal),
        endedEarly: (done, cause) => cutOff(file, done, cause),
        onBytes,
        signal,
        pace,
      })
      await shelf.change(id, (index) => withFile(index, file, true, sha256))
    }
    onBytes(file.size)
  }

  /** Fetches files one after the other, with one progress over all files of the source that were asked for so far. */
  const fetchAll = async (
    source: HubSource,
    choose: (listed: readonly ListedFile[]) => readonly ListedFile[],
    onProgress: (progress: LoadProgress) => void,
    signal: AbortSignal,
  ): Promise<void> => {
    const id = sourceId(source)
    const all = tallyOf(id)
    await reporting(all, onProgress, async (note) => {
      const listed = await listing(source, signal)
      const files = choose(listed)
      if (files.length === 0) return
      for (const file of files) all.expect(file.path, file.size)
      const want = (): Promise<void> =>
        shelf.change(id, (index) =>
          files.reduce(
            (changed, file) => withFile(changed, file, false, file.sha256),
            upToDate(index, listed),
          ),
        )
      await want()
      await shelf.alone(id, signal, async (folder) => {
        // Meanwhile the model may have been removed.
        await want()
        for (const file of files)
          await fetchOne(
            source,
            folder,
            file,
            (bytes) => {
              all.arrived(file.path, bytes)
              note()
            },
            signal,
          )
      })
    }).catch((error: unknown) => {
      // The repository may have changed since it was listed.
      if (error instanceof InferenceError && error.code === 'wrong-hash') listings.delete(id)
      throw error
    })
  }

  return {
    open: async (source, path, onProgress, signal) => {
      const id = sourceId(source)
      const kept = await shelf.open(id, path)
      if (kept) return kept
      // What the hub does not have need not be asked for again, so that a kept model starts without a network.
      const known = (await shelf.look(id))?.listing
      if (known && !known.some((file) => file.path === path)) return null
      const only = (listed: readonly ListedFile[]) => listed.filter((file) => file.path === path)
      await fetchAll(source, only, onProgress, signal)
      return shelf.open(id, path)
    },

    download: async (source, precision, onProgress, signal) => {
      if (!shelf.lasting)
        throw keepsNothing('The model can be started all the same; it is downloaded each time.')
      const index = await shelf.look(sourceId(source))
      if (index?.listing && allKept(index, filesFor(index.listing, precision))) return
      const needed = (listed: readonly ListedFile[]): readonly ListedFile[] => {
        const files = filesFor(listed, precision)
        if (files.length === 0) throw notToBeHad(source, precision, listed)
        return files
      }
      await fetchAll(source, needed, onProgress, signal)
    },
  }
}

const allKept = ({ files }: ShelfIndex, needed: readonly ListedFile[]): boolean =>
  needed.length > 0 && needed.every(({ path }) => files.some((file) => file.whole && file.path === path))

/** The index after the hub was asked anew: files that changed there are no longer whole here. */
const upToDate = (index: ShelfIndex, listed: readonly ListedFile[]): ShelfIndex => {
  const marks = new Map(listed.map((file) => [file.path, file.mark]))
  return {
    ...index,
    listing: listed,
    files: index.files.filter((file) => marks.get(file.path) === file.mark),
  }
}

/** The index with a file that is wanted or whole. What is whole already stays so. */
function withFile(index: ShelfIndex, file: ListedFile, whole: boolean, sha256: string | null): ShelfIndex {
  const before = index.files.find(({ path }) => path === file.path)
  if (before?.whole && before.mark === file.mark) return index
  const others = index.files.filter(({ path }) => path !== file.path)
  return { ...index, files: [...others, { ...file, sha256, whole }] }
}

function notToBeHad(source: HubSource, precision: Precision, listed: readonly ListedFile[]): InferenceError {
  const there = precisionsIn(listed.map((file) => file.path))
  return new InferenceError(
    'bad-model',
    there.length === 0
      ? `${source.repository} has no ONNX files of a kind that this program can run. Look for a model whose name ends in “ONNX”.`
      : `${source.repository} cannot be had as ${precision}, but as ${there.join(', ')}. Choose one of these.`,
  )
}
