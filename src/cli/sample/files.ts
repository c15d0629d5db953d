import { createHash } from 'node:crypto'
import { createCanvas } from '@napi-rs/canvas'
import type { Json } from '../../domain/json.ts'
import { loadLetters } from './lettering.ts'
import { sampleSeed } from './random.ts'
import { answersLine, boxesLine, questionsLine, truthOf } from './records.ts'
import type { Scene } from './scene.ts'

/** A file of the sample, by its path inside `public/sample`. */
export interface SampleFile {
  readonly path: string
  readonly bytes: Uint8Array
}

const text = (path: string, content: string): SampleFile => ({
  path,
  bytes: new TextEncoder().encode(content),
})
const lines = (path: string, records: readonly Json[]): SampleFile =>
  text(path, records.map((record) => `${JSON.stringify(record)}\n`).join(''))

/** The records and the truth; no picture is drawn for them. */
export const recordFiles = (scenes: readonly Scene[]): readonly SampleFile[] => [
  lines('generated_bboxes.jsonl', scenes.map(boxesLine)),
  lines('generated_questions.jsonl', scenes.map(questionsLine)),
  lines('validated_vqa.jsonl', scenes.map(answersLine)),
  text('truth.json', `${JSON.stringify({ items: truthOf(scenes) }, null, 2)}\n`),
]

/** The picture of a scene; the same bytes on the same machine every time. */
export function pictureFile(scene: Scene): SampleFile {
  loadLetters()
  const canvas = createCanvas(scene.size.width, scene.size.height)
  scene.draw(canvas.getContext('2d'))
  return { path: `images/${scene.id}.jpg`, bytes: canvas.encodeSync('jpeg', scene.quality) }
}

export interface Manifest {
  readonly title: string
  readonly licence: string
  readonly seed: number
  readonly pictures: number
  readonly items: number
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[]
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

export const manifestOf = (scenes: readonly Scene[], files: readonly SampleFile[]): Manifest => ({
  title: 'Sample project: drawn scenes with known truth',
  licence: 'CC0-1.0',
  seed: sampleSeed,
  pictures: scenes.length,
  items: scenes.flatMap((scene) => scene.questions).length,
  files: files.map(({ path, bytes }) => ({ path, bytes: bytes.length, sha256: sha256(bytes) })),
})
