import type { Entry, Step } from '../../domain/entry.ts'
import type { Picture } from '../../domain/picture.ts'
import { bytesFromBlob } from '../../formats/byteSource.ts'
import type { ByteSource } from '../../formats/format.ts'
import { planImport, type ImportPlan } from '../../formats/plan.ts'
import type { Deps } from '../../state/deps.ts'
import type { Session } from '../../state/session.ts'
import { digestOfFile } from './digest.ts'

/** Stand-ins for pictures and storage, at the edge of an import or an export. */

const pngStart = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** A file that begins like a PNG; the same words make the same bytes. */
export const pictureFile = (path: string, words = path): ByteSource =>
  bytesFromBlob(path, new Blob([Uint8Array.from(pngStart), words], { type: 'image/png' }))

export const textFile = (path: string, text: string): ByteSource => bytesFromBlob(path, new Blob([text]))

interface Row {
  readonly picture: string
  readonly question?: string
  readonly status?: string
}

/** A file of R2I step 3 with these rows. */
export const answersFile = (path: string, rows: readonly Row[]): ByteSource =>
  textFile(
    path,
    rows
      .map(({ picture, question = 'What colour is the boat?', status = 'valid vqa' }) =>
        JSON.stringify({
          image_path: picture,
          vqa_results: [
            {
              question,
              status,
              majority_answer: 'Red',
              bbox: [300, 300, 500, 500],
              image_size: [4000, 3000],
              mcq: {
                mcq_question: `${question}\n\nA. Blue\nB. Red\nC. Green\nD. White\n\nAnswer with the option's letter from the given choices.`,
                all_options: ['Blue', 'Red', 'Green', 'White'],
                correct_option: 'B',
                distractors: ['Blue', 'Green', 'White'],
                correct_answer_text: 'Red',
              },
              original_image_path: picture,
              crop_path: null,
            },
          ],
        }),
      )
      .join('\n'),
  )

export const planned = (...sources: readonly ByteSource[]): Promise<ImportPlan> => planImport(sources)

/** Pictures that take every file as it is; one whose name holds `broken` is refused. */
export function fakePictures(
  onAdmit: (path: string) => void = () => undefined,
): Pick<Deps['pictures'], 'admit'> {
  return {
    async admit(file, path) {
      onAdmit(path)
      if (path.includes('broken')) {
        throw Object.assign(new Error(`${path} is damaged.`), { code: 'picture-damaged' })
      }
      const sha256 = await digestOfFile(file)
      const picture: Picture = {
        id: sha256,
        sha256,
        name: path.split('/').at(-1) ?? path,
        type: file.type,
        bytes: file.size,
        width: 4000,
        height: 3000,
        origin: { path, sha256, stored: null, orientation: 1, notes: [], plainJpeg: false },
      }
      return { stored: file, picture, problems: [] }
    },
  }
}

/** The part of a store that holds picture bytes. */
export function fakeShelf() {
  const staged = new Map<string, Set<string>>()
  const kept = new Map<string, Blob>()
  const store: Pick<Session['store'], 'stage' | 'unstage' | 'blob'> = {
    stage(batch, sha256, file) {
      staged.set(batch, (staged.get(batch) ?? new Set()).add(sha256))
      kept.set(sha256, file)
      return Promise.resolve()
    },
    unstage(batch) {
      for (const sha256 of staged.get(batch) ?? []) kept.delete(sha256)
      staged.delete(batch)
      return Promise.resolve()
    },
    blob: (sha256) => Promise.resolve(kept.get(sha256) ?? null),
  }
  return { store, staged, kept }
}

interface KeptProject {
  readonly steps: Step[]
  readonly blobs: Map<string, Blob>
}

/** A storage that remembers steps and bytes. */
export function fakeStorage() {
  const projects = new Map<string, KeptProject>()
  const storage: Pick<Deps['storage'], 'list' | 'create' | 'remove'> & {
    open(projectId: string): Promise<Pick<Session['store'], 'writeAll' | 'stage' | 'unstage' | 'close'>>
  } = {
    list: () =>
      Promise.resolve(
        [...projects.keys()].map((id) => ({
          id,
          name: id,
          createdAt: 0,
          changedAt: 0,
          items: 0,
          decided: 0,
          pictures: 0,
          bytes: 0,
        })),
      ),
    create(project, step) {
      projects.set(project.id, { steps: [step], blobs: new Map() })
      return Promise.resolve()
    },
    remove(id) {
      projects.delete(id)
      return Promise.resolve()
    },
    open(id) {
      const project = projects.get(id)
      if (!project) return Promise.reject(new Error('There is no such project.'))
      return Promise.resolve({
        writeAll(steps) {
          project.steps.push(...steps)
          return Promise.resolve()
        },
        stage(_batch, sha256, file) {
          project.blobs.set(sha256, file)
          return Promise.resolve()
        },
        unstage: () => Promise.resolve(),
        close: () => undefined,
      })
    },
  }
  return { storage, projects }
}

/** The entries that steps lead to, by kind and id. */
export function entriesAfter(steps: readonly Step[], keyOf: (entry: Entry) => string): Map<string, Entry> {
  const entries = new Map<string, Entry>()
  for (const { changes } of steps) {
    for (const { before, after } of changes) {
      if (after) entries.set(keyOf(after), after)
      else if (before) entries.delete(keyOf(before))
    }
  }
  return entries
}

export const numberedIds = (): (() => string) => {
  let last = 0
  return () => `id-${++last}`
}
