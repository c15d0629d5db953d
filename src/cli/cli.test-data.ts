import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import { onTestFinished } from 'vitest'
import type { Step } from '../domain/entry.ts'
import { exampleItem, exampleJudgement, examplePicture, exampleProject } from '../domain/example.ts'
import { encodeBundle } from '../formats/bundle.ts'
import type { WholeProject } from '../formats/format.ts'
import { writeToZip } from './disk/output.ts'
import { noProgress } from './progressLine.ts'
import { saccade } from './saccade.ts'
import type { Terminal } from './terminal.ts'

/** A folder of its own for a test; it goes when the test is over. */
export interface Workplace {
  readonly path: string
  at(name: string): string
  put(name: string, content: string | Uint8Array): Promise<string>
  text(name: string): Promise<string>
  bytes(name: string): Promise<Uint8Array>
  /** Every file in it, hidden ones too, with slashes. */
  files(): Promise<readonly string[]>
}

export async function workplace(): Promise<Workplace> {
  const path = await mkdtemp(join(tmpdir(), 'saccade-test-'))
  onTestFinished(() => rm(path, { recursive: true, force: true }))
  const at = (name: string): string => join(path, name)
  return {
    path,
    at,
    async put(name, content) {
      await mkdir(dirname(at(name)), { recursive: true })
      await writeFile(at(name), content)
      return at(name)
    },
    text: (name) => readFile(at(name), 'utf8'),
    bytes: (name) => readFile(at(name)),
    async files() {
      const entries = await readdir(path, { recursive: true, withFileTypes: true })
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
        .toSorted()
    },
  }
}

export interface Ran {
  readonly code: number
  readonly out: string
  readonly said: string
}

/** Runs the command line as a function and catches what it prints. */
export async function run(
  words: readonly string[],
  signal?: AbortSignal,
  startTables: Terminal['startTables'] = null,
): Promise<Ran> {
  let out = ''
  let said = ''
  const code = await saccade(words, {
    print: (text) => void (out += text),
    say: (line) => void (said += `${line}\n`),
    progress: noProgress,
    now: () => 0,
    startTables,
    signal: signal ?? new AbortController().signal,
  })
  return { code, out, said }
}

export const json = (text: string): unknown => JSON.parse(text)

/** A picture with stripes that tell which one it is. */
export function drawing(seed: number, type: 'png' | 'jpeg' = 'png', width = 1300, height = 1250): Uint8Array {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d', { alpha: false })
  context.fillStyle = 'white'
  context.fillRect(0, 0, width, height)
  for (let at = 0; at < 8; at += 1) {
    context.fillStyle = `hsl(${(seed * 97 + at * 41) % 360} 80% 50%)`
    context.fillRect(at * 40 * (1 + (seed % 3)), at * 90, 60, 200)
  }
  return new Uint8Array(type === 'png' ? canvas.encodeSync('png') : canvas.encodeSync('jpeg', 90))
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** A row of `zoombench.json`. */
export const zoomRow = (over: Readonly<Record<string, unknown>> = {}) => ({
  images: ['images/a.png'],
  crop_images: [],
  query: 'Which number is painted on the mailbox?\nA. 14\nB. 41\nC. 47\nD. 74',
  response: 'C',
  bbox: [100, 120, 190, 180],
  question_type: 'mcq',
  category: 'ocr',
  ...over,
})

const picture = drawing(1)

/** A project with two items on one picture, and what Ann said about the first of them. */
export const exampleWhole = (over: Partial<WholeProject> = {}): WholeProject => {
  const id = sha256(picture)
  const kept = examplePicture({
    id,
    sha256: id,
    type: 'image/png',
    name: 'a.png',
    bytes: picture.length,
    width: 1300,
    height: 1250,
    origin: { ...examplePicture().origin, sha256: id, plainJpeg: false },
  })
  return {
    project: { ...exampleProject, people: [{ id: 'ann', name: 'Ann', color: 'teal' }] },
    pictures: [kept],
    items: [
      exampleItem({ pictureId: id }),
      exampleItem({ id: 'item-2', order: 2, pictureId: id, question: 'How many hinges are there?' }),
    ],
    judgements: [exampleJudgement({ decision: 'accept', rev: 2, decidedAt: 2000, activeMs: 4000 })],
    resolutions: [],
    provenance: (itemId) => Promise.resolve({ itemId, record: { of: itemId } }),
    ...over,
  }
}

export const makingStep = (over: Partial<Step> = {}): Step => ({
  id: 'step-1',
  at: 1,
  by: 'ann',
  label: 'Create the project',
  role: 'start',
  of: null,
  changes: [{ before: null, after: { kind: 'project', value: exampleProject } }],
  ...over,
})

/** Writes a project as the page does. */
export async function putProject(
  path: string,
  whole: WholeProject = exampleWhole(),
  steps: readonly Step[] = [makingStep()],
): Promise<string> {
  const desk = { kept: () => Promise.resolve(new Blob([new Uint8Array(picture)])) }
  async function* history(): AsyncGenerator<Step> {
    yield* await Promise.resolve(steps)
  }
  await writeToZip(
    encodeBundle(whole, history(), desk, 1_750_000_000_000),
    { path, mayReplace: true },
    () => undefined,
    new AbortController().signal,
  )
  return path
}
