import type { Picture } from '../../domain/picture.ts'
import type { Problem } from '../../domain/problem.ts'
import type { Deps } from '../../state/deps.ts'
import type { PicturePlan, WantedFile } from './picturePlan.ts'

export interface PicturesProgress {
  readonly pictures: number
  readonly ofPictures: number
  readonly bytes: number
  readonly ofBytes: number
  /** The file at hand. */
  readonly path: string
}

export interface TakenPictures {
  /** By the picture path of the records. */
  readonly byPath: ReadonlyMap<string, Picture>
  /** Pictures that were missing, before and after. */
  readonly relinked: readonly (readonly [before: Picture, after: Picture])[]
  readonly problems: readonly Problem[]
}

type Admitted = Awaited<ReturnType<Deps['pictures']['admit']>>

/**
 * Reads the pictures in their order and hands their bytes on at once: while one is stored the next is decoded and the
 * one after it read, and no more are held. The same bytes are decoded once, however often they come. A picture that
 * cannot be taken becomes a problem; a failure of the storage ends it all. `present` tells which picture of the project
 * has these bytes.
 */
export async function takePictures(
  { files }: PicturePlan,
  admit: (file: Blob, path: string) => Promise<Admitted>,
  digest: (file: Blob) => Promise<string>,
  stage: (sha256: string, file: Blob) => Promise<void>,
  present: (sha256: string) => Picture | null,
  onProgress: (progress: PicturesProgress) => void,
  signal: AbortSignal,
): Promise<TakenPictures> {
  const byPath = new Map<string, Picture>()
  const relinked: (readonly [Picture, Picture])[] = []
  const problems: Problem[] = []
  const ofBytes = files.reduce((sum, { source }) => sum + source.size, 0)
  let bytes = 0
  let staging: Promise<void> = Promise.resolve()
  const known: Known = new Map()
  const waiting = files.values()
  const begun: Promise<Outcome>[] = []
  const begin = (): void => {
    const { value: wanted } = waiting.next()
    if (!wanted) return
    const outcome = admitOne(wanted, admit, digest, known, signal)
    // It is awaited in its turn; a failure until then must not count as unheard.
    outcome.catch(() => undefined)
    begun.push(outcome)
  }
  const step = (pictures: number, path: string): void =>
    onProgress({ pictures, ofPictures: files.length, bytes, ofBytes, path })

  try {
    begin()
    for (const [index, wanted] of files.entries()) {
      signal.throwIfAborted()
      step(index, wanted.source.path)
      begin()
      const admitted = await begun.shift()
      if (!admitted) break
      await staging
      bytes += wanted.source.size
      if ('refused' in admitted) {
        problems.push(admitted.refused)
        continue
      }
      const { picture, stored } = admitted
      if (stored) problems.push(...admitted.problems)
      if (picture.sha256 === null) continue
      const found = wanted.missing.map((before) => [before, { ...picture, id: before.id }] as const)
      relinked.push(...found)
      for (const path of wanted.paths) {
        const own = found.find(([before]) => before.origin.path === path)?.[1]
        byPath.set(path, own ?? present(picture.sha256) ?? picture)
      }
      if (!stored) continue
      staging = stage(picture.sha256, stored)
      // It is awaited in the next round; a failure until then must not count as unheard.
      staging.catch(() => undefined)
    }
  } finally {
    // Bytes that arrive after the batch was forgotten would stay behind.
    await staging.catch(() => undefined)
  }
  await staging
  if (files.length > 0) step(files.length, '')
  return { byPath, relinked, problems }
}

type Outcome =
  | Admitted
  /** `stored` is null where its bytes are kept already. */
  | { readonly picture: Picture; readonly stored: null; readonly problems: readonly Problem[] }
  | { readonly refused: Problem }

/** Pictures that are taken or being taken, by the SHA-256 of the bytes as they came; null for what was refused. */
type Known = Map<string, Promise<Picture | null>>

async function admitOne(
  { source }: WantedFile,
  admit: (file: Blob, path: string) => Promise<Admitted>,
  digest: (file: Blob) => Promise<string>,
  known: Known,
  signal: AbortSignal,
): Promise<Outcome> {
  try {
    const file = await unlessAborted(source.blob(), signal)
    // It is hashed where it is decoded, too. But a browser keeps the bytes of a blob until the page collects its
    // garbage, and it does so for what the page reads: without this, the bytes of a whole import would pile up.
    const sha256 = await digest(file)
    const before = await known.get(sha256)
    if (before) return { picture: named(before, source.path), stored: null, problems: [] }
    const admitting = admit(file, source.path)
    known.set(
      sha256,
      admitting.then(
        ({ picture }) => picture,
        () => null,
      ),
    )
    return await admitting
  } catch (failure) {
    signal.throwIfAborted()
    const code = failure instanceof Error && 'code' in failure ? failure.code : null
    return {
      refused: {
        code: typeof code === 'string' ? code : 'picture-unreadable',
        severity: 'error',
        sentence:
          failure instanceof Error
            ? failure.message
            : `${source.path} could not be read as a picture. Save it again in another program.`,
        file: source.path,
        line: null,
        field: null,
      },
    }
  }
}

/** The same picture as it came under another path. */
const named = (picture: Picture, path: string): Picture => ({
  ...picture,
  name: path.split('/').at(-1) ?? path,
  origin: { ...picture.origin, path },
})

/** Rejects as soon as the signal aborts: bytes inside a large file may take their time. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason)
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
