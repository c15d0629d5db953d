import type { Picture } from '../domain/picture.ts'
import type { Problem } from '../domain/problem.ts'
import { bytesFromBlob } from './byteSource.ts'
import type { ByteSource, Draft, Format, Hint } from './format.ts'

/** Upstream records and files for tests. */
export const constraint =
  'Only focus on the objects inside the red bounding box in the image to answer this question.'

export function mcq(question: string, options: readonly unknown[], letter: unknown, text: unknown) {
  return {
    mcq_question: `${question}\n\n${constraint}`,
    all_options: options,
    correct_option: letter,
    distractors: [],
    correct_answer_text: text,
  }
}

/** A result of step 3 with nothing wrong in it, changed where `over` says so. */
export function answerResult(over: Readonly<Record<string, unknown>> = {}) {
  return {
    question: 'How many bolts?',
    status: 'valid vqa',
    majority_answer: '3',
    crop_eval: { consistency_count: 7, consistency_score: 0.875 },
    qwen8b_eval: { answers: ['A', 'B', 'C', 'A'], correct_count: 1, ground_truth: 'B' },
    mcq: mcq('How many bolts?', ['2', '3', '4', '6'], 'B', '3'),
    bbox: [100, 200, 300, 400],
    image_size: [2000, 1500],
    original_image_path: 'images/a.jpg',
    crop_path: null,
    mask_path: null,
    ...over,
  }
}

export const answerLine = (...results: readonly unknown[]) => ({
  image_path: 'images/a.jpg',
  vqa_results: results,
})

export const zoombenchRow = (over: Readonly<Record<string, unknown>> = {}) => ({
  images: ['images/a.jpg'],
  crop_images: ['crop_images/a.jpg'],
  query: "Which colour?\nA. red\nB. blue\n\nAnswer with the option's letter from the given choices.",
  response: 'B',
  bbox: [100, 200, 300, 400],
  question_type: 'mcq',
  ...over,
})

export const file = (path: string, content: string | Uint8Array<ArrayBuffer>): ByteSource =>
  bytesFromBlob(path, new Blob([content]))

export const lines = (path: string, ...records: readonly unknown[]): ByteSource =>
  file(path, records.map((record) => `${JSON.stringify(record)}\n`).join(''))

/** A source whose bytes arrive a few at a time, as they may over a slow disk. */
export function inSmallChunks(source: ByteSource, size: number): ByteSource {
  const stream = (): ReadableStream<Uint8Array> =>
    source.stream().pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          for (let at = 0; at < chunk.length; at += size) controller.enqueue(chunk.slice(at, at + size))
        },
      }),
    )
  return { ...source, stream }
}

export interface AllDecoded {
  readonly drafts: readonly Draft[]
  readonly hints: readonly Hint[]
  readonly problems: readonly Problem[]
}

export async function decodeAll(format: Format, source: ByteSource): Promise<AllDecoded> {
  const drafts: Draft[] = []
  const hints: Hint[] = []
  const problems: Problem[] = []
  for await (const decoded of format.decode(source)) {
    if (decoded.kind === 'draft') drafts.push(decoded.draft)
    if (decoded.kind === 'hint') hints.push(decoded.hint)
    if (decoded.kind === 'problem') problems.push(decoded.problem)
  }
  return { drafts, hints, problems }
}

export const codesOf = (problems: readonly Problem[]): readonly string[] => problems.map(({ code }) => code)

export async function digest(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** A picture whose hash follows from its name, unless one is given. */
export function picture(over: Partial<Picture> & { readonly name: string }): Picture {
  const sha256 = over.sha256 === undefined ? `sha-${over.name}` : over.sha256
  const width = over.width ?? 2000
  const height = over.height ?? 1500
  return {
    id: sha256 ?? 'missing',
    type: 'image/jpeg',
    bytes: 1000,
    ...over,
    sha256,
    width,
    height,
    origin: {
      path: over.name,
      sha256,
      stored: { width, height },
      orientation: 1,
      notes: [],
      plainJpeg: true,
      ...over.origin,
    },
  }
}

/** The beginning of a file of each kind of picture; enough to be recognised, not to be shown. */
export const pngStart = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])
export const jpegStart = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16])
